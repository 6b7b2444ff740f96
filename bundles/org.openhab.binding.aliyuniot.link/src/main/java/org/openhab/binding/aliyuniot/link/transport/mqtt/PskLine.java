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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.transport.mqtt.psk.PskTls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS with a pre-shared key, which the Java runtime does not speak (RFC 4279). Closing the socket below ends whatever
 * is going on above it, the handshake included.
 */
final class PskLine implements Line {
    private final Logger logger = LoggerFactory.getLogger(PskLine.class);

    private final Endpoint endpoint;
    private final PreSharedKey key;
    private final Duration connectTimeout;
    private final Socket socket = new Socket();
    private volatile @Nullable OutputStream out;

    PskLine(MqttSettings settings, Duration connectTimeout) {
        this.endpoint = settings.endpoint();
        this.key = Objects.requireNonNull(settings.preSharedKey());
        this.connectTimeout = connectTimeout;
    }

    @Override
    public InputStream open() throws IOException, LinkFailure {
        socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), (int) connectTimeout.toMillis());
        // Packets are small and complete: waiting for more to send with them costs 40 ms each.
        socket.setTcpNoDelay(true);
        PskTls tls = PskTls.connect(socket.getInputStream(), socket.getOutputStream(), key, endpoint.toString());
        out = tls.out();
        return tls.in();
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        OutputStream stream = out;
        if (stream == null) {
            throw new IOException("Not connected");
        }
        stream.write(bytes, 0, length);
        stream.flush();
    }

    @Override
    public void cut() {
        try {
            // Also before it is connected, which then fails. TLS says no goodbye, as that might wait for the platform.
            socket.close();
        } catch (IOException e) {
            logger.trace("Socket did not close in good order: {}", ForeignText.reasons(e));
        }
    }
}
