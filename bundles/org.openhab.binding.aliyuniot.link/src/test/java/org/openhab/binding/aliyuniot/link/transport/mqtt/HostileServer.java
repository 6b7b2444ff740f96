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

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A server that treats each of its connections as a test says, one thread a connection. */
@NonNullByDefault({})
final class HostileServer implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MAX_PACKET = 1 << 20;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Part part;

    /** What the server does with a connection; returning closes it, and what is thrown is the end of it, too. */
    interface Part {
        /**
         * @param number 1 for the first connection
         */
        void play(Client client, int number) throws Exception;
    }

    /** The other side of a connection. */
    static final class Client {
        final Socket socket;
        private final DataInputStream in;

        Client(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
        }

        /** The next packet. */
        byte[] receive() throws IOException {
            byte[] start = new byte[5];
            start[0] = in.readByte();
            int length = 0;
            int at = 0;
            do {
                start[++at] = in.readByte();
                length |= (start[at] & 0x7f) << 7 * (at - 1);
            } while (start[at] < 0);
            if (length > MAX_PACKET) {
                throw new IOException("No packet of a device is that long");
            }
            byte[] packet = new byte[at + 1 + length];
            System.arraycopy(start, 0, packet, 0, at + 1);
            in.readFully(packet, at + 1, length);
            return packet;
        }

        void send(String hex) throws IOException {
            send(HEX.parseHex(hex));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** Takes CONNECT and accepts it. */
        void connack() throws IOException {
            receive();
            send("20020000");
        }

        /** Answers a packet as a platform does. */
        void answer(byte[] packet) throws IOException {
            switch ((packet[0] & 0xff) >> 4) {
                case 3 -> {
                    if ((packet[0] & 6) != 0) {
                        int id = packetId(packet);
                        send(new byte[] {0x40, 2, (byte) (id >> 8), (byte) id});
                    }
                }
                case 8 -> {
                    int filters = 0;
                    for (int at = lengthBytes(packet) + 3; at < packet.length; filters++) {
                        at += 3 + (packet[at] & 0xff) * 256 + (packet[at + 1] & 0xff);
                    }
                    byte[] suback = new byte[4 + filters];
                    suback[0] = (byte) 0x90;
                    suback[1] = (byte) (2 + filters);
                    System.arraycopy(packet, lengthBytes(packet) + 1, suback, 2, 2);
                    send(suback);
                }
                case 12 -> send("d000");
                case 14 -> socket.close();
                default -> throw new IOException("Unexpected packet " + HEX.formatHex(packet));
            }
        }

        /** Reads nothing, says nothing, and keeps the line open. */
        void fallSilent() throws InterruptedException {
            Thread.currentThread().join();
        }
    }

    HostileServer(Part part) throws IOException {
        this.part = part;
        daemon(this::accept);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "hostile-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                daemon(() -> play(socket, number));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void play(Socket socket, int number) {
        try (socket) {
            part.play(new Client(socket), number);
        } catch (Exception e) {
            // The client has hung up, or the test is over.
        }
    }

    private static int lengthBytes(byte[] packet) {
        int at = 1;
        while (packet[at] < 0) {
            at++;
        }
        return at;
    }

    /** Of a PUBLISH of QoS 1. */
    static int packetId(byte[] publish) {
        int at = lengthBytes(publish) + 1;
        at += 2 + (publish[at] & 0xff) * 256 + (publish[at + 1] & 0xff);
        return (publish[at] & 0xff) << 8 | publish[at + 1] & 0xff;
    }

    /** Of a PUBLISH of QoS 1, as text. */
    static String payload(byte[] publish) {
        int at = lengthBytes(publish) + 1;
        at += 4 + (publish[at] & 0xff) * 256 + (publish[at + 1] & 0xff);
        return new String(publish, at, publish.length - at, java.nio.charset.StandardCharsets.UTF_8);
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
