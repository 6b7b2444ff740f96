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
package org.openhab.binding.aliyuniot.link.transport.coap.endpoint;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.UdpEndpointContext;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Californium's UDP read by one thread of the runtime's and written by whoever sends, instead of threads of its own.
 */
final class UdpLine extends UDPConnector {
    private final Logger logger = LoggerFactory.getLogger(UdpLine.class);

    private final ThreadFactory readers;
    private final int bufferBytes;
    private volatile @Nullable DatagramSocket open;

    UdpLine(Configuration configuration, ThreadFactory readers) {
        super(new InetSocketAddress(0), configuration);
        this.readers = readers;
        // One more tells a datagram that was cut off.
        bufferBytes = configuration.get(UdpConfig.UDP_DATAGRAM_SIZE) + 1;
    }

    @Override
    protected void init(@Nullable DatagramSocket socket) throws IOException {
        super.init(socket);
        DatagramSocket bound = Objects.requireNonNull(socket);
        open = bound;
        readers.newThread(() -> read(bound)).start();
    }

    private void read(DatagramSocket socket) {
        DatagramPacket datagram = new DatagramPacket(new byte[bufferBytes], bufferBytes);
        while (!socket.isClosed()) {
            try {
                datagram.setLength(bufferBytes);
                socket.receive(datagram);
                processDatagram(datagram);
            } catch (Throwable e) {
                // Closed, or something that one peer sent and that must not end the reading of others.
                logger.trace("Datagram not received: {}", ForeignText.reasons(e));
            }
        }
    }

    @Override
    public void send(@Nullable RawData message) {
        RawData data = Objects.requireNonNull(message);
        DatagramSocket socket = open;
        if (socket == null || !isRunning()) {
            data.onError(new IOException("The socket is closed"));
            return;
        }
        InetSocketAddress peer = data.getInetSocketAddress();
        try {
            data.onContextEstablished(new UdpEndpointContext(peer));
            socket.send(new DatagramPacket(data.getBytes(), data.getSize(), peer));
            data.onSent();
        } catch (IOException e) {
            data.onError(e);
        }
    }
}
