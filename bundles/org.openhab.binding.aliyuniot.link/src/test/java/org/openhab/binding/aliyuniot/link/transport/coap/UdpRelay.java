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
package org.openhab.binding.aliyuniot.link.transport.coap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A router between one client's socket and a server: passes datagrams on, remembers them, loses some, and may give the
 * client another address, as routers do after a while.
 */
@NonNullByDefault({})
final class UdpRelay implements AutoCloseable {
    private static final int HANDSHAKE = 22;
    private static final int HANDSHAKE_TYPE_AT = 13;
    private static final int RECORD_LENGTH_AT = 11;
    private static final int CLIENT_HELLO = 1;
    private static final int CERTIFICATE = 11;

    /** A datagram that came by. */
    record Passage(boolean toServer, byte[] bytes, boolean delivered) {}

    final List<Passage> passages = new CopyOnWriteArrayList<>();

    private final SocketAddress server;
    private final BiPredicate<Boolean, byte[]> loss;
    private final DatagramSocket front;
    private volatile DatagramSocket back;
    private volatile SocketAddress client;

    UdpRelay(int serverPort) throws IOException {
        this(serverPort, (toServer, bytes) -> false);
    }

    /**
     * @param loss whether a datagram is lost, by its direction, true to the server, and its bytes; called by one thread
     *     a direction
     */
    UdpRelay(int serverPort, BiPredicate<Boolean, byte[]> loss) throws IOException {
        this.loss = loss;
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        front = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        rebind();
        start(this::forward);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "udp-relay");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return front.getLocalPort();
    }

    /** What the server sends to the address that the client had so far does not arrive any more. */
    void rebind() throws IOException {
        DatagramSocket old = back;
        DatagramSocket fresh = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        back = fresh;
        if (old != null) {
            old.close();
        }
        start(() -> backward(fresh));
    }

    private void forward() {
        pass(front, true);
    }

    private void backward(DatagramSocket from) {
        pass(from, false);
    }

    private void pass(DatagramSocket from, boolean toServer) {
        byte[] buffer = new byte[1 << 16];
        while (!from.isClosed()) {
            try {
                DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
                from.receive(datagram);
                byte[] bytes = Arrays.copyOf(buffer, datagram.getLength());
                if (toServer) {
                    client = datagram.getSocketAddress();
                }
                boolean delivered = !loss.test(toServer, bytes);
                passages.add(new Passage(toServer, bytes, delivered));
                if (delivered) {
                    DatagramSocket to = toServer ? back : front;
                    to.send(new DatagramPacket(bytes, bytes.length, toServer ? server : client));
                }
            } catch (IOException e) {
                // Closed, or rebound at this moment: lost like others.
                continue;
            }
        }
    }

    /** Handshakes that the client has begun, repeated beginnings included. */
    long clientHellos() {
        return handshakeMessages(true, CLIENT_HELLO);
    }

    /** Certificates that the server has shown, which it does in full handshakes only. */
    long certificates() {
        return handshakeMessages(false, CERTIFICATE);
    }

    private long handshakeMessages(boolean toServer, int type) {
        return passages.stream()
                .filter(passage -> passage.toServer() == toServer)
                .mapToLong(passage -> handshakeMessages(passage.bytes(), type))
                .sum();
    }

    /** In all records of a datagram (RFC 6347, section 4.1), as far as they are not encrypted. */
    private static long handshakeMessages(byte[] bytes, int type) {
        long found = 0;
        int at = 0;
        while (at + HANDSHAKE_TYPE_AT < bytes.length) {
            boolean clear = bytes[at + 3] == 0 && bytes[at + 4] == 0;
            if (bytes[at] == HANDSHAKE && clear && bytes[at + HANDSHAKE_TYPE_AT] == type) {
                found++;
            }
            int length = (bytes[at + RECORD_LENGTH_AT] & 0xff) << 8 | bytes[at + RECORD_LENGTH_AT + 1] & 0xff;
            at += HANDSHAKE_TYPE_AT + length;
        }
        return found;
    }

    long bytes() {
        return passages.stream().mapToLong(passage -> passage.bytes().length).sum();
    }

    @Override
    public void close() {
        front.close();
        back.close();
    }
}
