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
package org.openhab.binding.aliyuniot.benchmarks.coap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes datagrams on between one client and a server, and counts them.
 */
public final class CountingRelay implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    /** IPv4 and UDP. */
    private static final int HEADER_BYTES = 28;

    private final DatagramSocket front = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final DatagramSocket back = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final AtomicLong datagrams = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final SocketAddress server;
    private volatile SocketAddress client;

    public CountingRelay(int serverPort) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        client = server;
        start(() -> pass(front, back, true));
        start(() -> pass(back, front, false));
    }

    /** What has come by in both directions; bytes with the headers of IPv4 and UDP. */
    public record Traffic(long datagrams, long bytes) {
        public Traffic minus(Traffic earlier) {
            return new Traffic(datagrams - earlier.datagrams, bytes - earlier.bytes);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void pass(DatagramSocket from, DatagramSocket to, boolean toServer) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            while (!from.isClosed()) {
                DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
                from.receive(datagram);
                if (toServer) {
                    client = datagram.getSocketAddress();
                }
                datagrams.incrementAndGet();
                bytes.addAndGet(datagram.getLength() + HEADER_BYTES);
                datagram.setSocketAddress(toServer ? server : client);
                to.send(datagram);
            }
        } catch (IOException e) {
            if (!from.isClosed()) {
                System.err.println("The relay has ended: " + e);
            }
        }
    }

    public int port() {
        return front.getLocalPort();
    }

    public Traffic traffic() {
        return new Traffic(datagrams.get(), bytes.get());
    }

    @Override
    public void close() {
        front.close();
        back.close();
    }
}
