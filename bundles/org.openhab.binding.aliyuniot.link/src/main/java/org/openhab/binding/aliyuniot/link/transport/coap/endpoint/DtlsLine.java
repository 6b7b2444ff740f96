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
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scandium read by one thread of the runtime's instead of threads of its own.
 */
final class DtlsLine extends DTLSConnector {
    private static final int BUFFER_BYTES = 1 << 14;

    /** Datagrams that wait while others are processed; those beyond are lost, as they may be anywhere on their way. */
    private static final int MAX_UNPROCESSED = 2000;

    private final Logger logger = LoggerFactory.getLogger(DtlsLine.class);

    private final ThreadFactory readers;
    private final Executor loop;
    private final AtomicInteger unprocessed = new AtomicInteger();

    /**
     * @param loop runs the connector
     */
    DtlsLine(DtlsConnectorConfig config, ThreadFactory readers, Executor loop) {
        super(config);
        this.readers = readers;
        this.loop = loop;
    }

    @Override
    protected void init(@Nullable InetSocketAddress address, @Nullable DatagramSocket socket, @Nullable Integer mtu)
            throws IOException {
        super.init(address, socket, mtu);
        readers.newThread(() -> read(Objects.requireNonNull(socket))).start();
    }

    private void read(DatagramSocket socket) {
        DatagramPacket datagram = new DatagramPacket(new byte[BUFFER_BYTES], BUFFER_BYTES);
        while (!socket.isClosed()) {
            try {
                datagram.setLength(BUFFER_BYTES);
                socket.receive(datagram);
                give(datagram);
            } catch (Throwable e) {
                // Closed, or something that one peer sent and that must not end the reading of others.
                logger.trace("Datagram not received: {}", ForeignText.reasons(e));
            }
        }
    }

    /** Has a datagram processed, here as a rule. */
    private void give(DatagramPacket datagram) {
        int length = datagram.getLength();
        if (length == 0 || unprocessed.get() >= MAX_UNPROCESSED) {
            return;
        }
        byte[] bytes = Arrays.copyOf(datagram.getData(), length);
        DatagramPacket own = new DatagramPacket(bytes, length, datagram.getSocketAddress());
        unprocessed.incrementAndGet();
        loop.execute(() -> {
            unprocessed.decrementAndGet();
            processDatagram(own);
        });
    }
}
