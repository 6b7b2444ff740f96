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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Makes plain sockets and tells their owner of each as soon as it exists.
 */
final class PlainSocketFactory extends SocketFactory {
    private final SocketFactory delegate = SocketFactory.getDefault();
    private final Consumer<Socket> created;

    PlainSocketFactory(Consumer<Socket> created) {
        this.created = created;
    }

    private Socket told(Socket socket) {
        created.accept(socket);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return told(delegate.createSocket());
    }

    @Override
    public Socket createSocket(@Nullable String host, int port) throws IOException {
        return told(delegate.createSocket(host, port));
    }

    @Override
    public Socket createSocket(@Nullable String host, int port, @Nullable InetAddress localHost, int localPort)
            throws IOException {
        return told(delegate.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(@Nullable InetAddress host, int port) throws IOException {
        return told(delegate.createSocket(host, port));
    }

    @Override
    public Socket createSocket(
            @Nullable InetAddress address, int port, @Nullable InetAddress localAddress, int localPort)
            throws IOException {
        return told(delegate.createSocket(address, port, localAddress, localPort));
    }
}
