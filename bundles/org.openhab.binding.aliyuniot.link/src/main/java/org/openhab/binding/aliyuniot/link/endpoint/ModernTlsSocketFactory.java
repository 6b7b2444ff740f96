/*
 * Copyright (c) 2026 Contributors to the openHAB Aliyun IoT Binding
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.binding.aliyuniot.link.endpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.jdt.annotation.Nullable;

/** Makes sockets that speak modern TLS and nothing else, and asks for the host's name in the certificate. */
final class ModernTlsSocketFactory extends SSLSocketFactory {
    private final SSLSocketFactory delegate;
    private final ModernTls tls;
    private final Consumer<Socket> created;

    ModernTlsSocketFactory(SSLSocketFactory delegate, ModernTls tls, Consumer<Socket> created) {
        this.delegate = delegate;
        this.tls = tls;
        this.created = created;
    }

    private Socket modern(Socket socket) {
        created.accept(socket);
        if (socket instanceof SSLSocket encrypted) {
            SSLParameters parameters = encrypted.getSSLParameters();
            tls.restrict(parameters);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
        }
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return modern(delegate.createSocket());
    }

    @Override
    public Socket createSocket(@Nullable Socket socket, @Nullable String host, int port, boolean autoClose)
            throws IOException {
        return modern(delegate.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(@Nullable String host, int port) throws IOException {
        return modern(delegate.createSocket(host, port));
    }

    @Override
    public Socket createSocket(@Nullable String host, int port, @Nullable InetAddress localHost, int localPort)
            throws IOException {
        return modern(delegate.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(@Nullable InetAddress host, int port) throws IOException {
        return modern(delegate.createSocket(host, port));
    }

    @Override
    public Socket createSocket(
            @Nullable InetAddress address, int port, @Nullable InetAddress localAddress, int localPort)
            throws IOException {
        return modern(delegate.createSocket(address, port, localAddress, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.suites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return delegate.getSupportedCipherSuites();
    }
}
