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
package org.openhab.binding.aliyuniot.benchmarks.items;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * The connection of one device, whose MQTT packets pass one by one. Messages of the device are told, each with the time
 * at which it had been read; messages for the device can be put between those of the platform.
 */
final class RelayedDevice {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int LARGEST_PACKET = 1 << 20;
    private static final int CONTINUES = 0x80;
    private static final int DIGIT = 0x7f;
    private static final int DIGIT_BITS = 7;
    private static final int QOS = 0x06;

    private final Socket device;
    private final Socket platform;
    private final OutputStream toDevice;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Something that the device publishes. */
    record Message(String topic, byte[] payload, long time) {}

    /**
     * @param known hears of the user name that the device logs in with
     * @param listener of its messages, on the thread that passes them on
     */
    RelayedDevice(Socket device, Socket platform, BiConsumer<String, RelayedDevice> known, Listener listener)
            throws IOException {
        this.device = device;
        this.platform = platform;
        device.setTcpNoDelay(true);
        platform.setTcpNoDelay(true);
        toDevice = device.getOutputStream();
        start("to-platform", () -> passUp(known, listener));
        start("to-device", this::passDown);
    }

    /** Hears of messages. */
    @FunctionalInterface
    interface Listener {
        void published(Message message);
    }

    /** Passes packets on to its end. */
    @FunctionalInterface
    private interface Passing {
        void run() throws IOException;
    }

    private void start(String name, Passing passing) {
        Thread thread = new Thread(
                () -> {
                    try {
                        passing.run();
                    } catch (IOException e) {
                        if (!ended.get()) {
                            close();
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void passUp(BiConsumer<String, RelayedDevice> known, Listener listener) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(device.getInputStream()));
        OutputStream out = platform.getOutputStream();
        while (true) {
            Packet packet = Packet.read(in);
            long time = System.nanoTime();
            out.write(packet.bytes());
            if (packet.type() == PUBLISH) {
                listener.published(packet.message(time));
            } else if (packet.type() == CONNECT) {
                known.accept(packet.userName(), this);
            }
        }
    }

    private void passDown() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(platform.getInputStream()));
        while (true) {
            Packet packet = Packet.read(in);
            synchronized (this) {
                toDevice.write(packet.bytes());
            }
        }
    }

    /**
     * Sends the device a message with QoS 0.
     *
     * @return the time right before it went to the socket
     */
    long send(String topic, byte[] payload) throws IOException {
        byte[] bytes = Packet.publish(topic, payload);
        synchronized (this) {
            long time = System.nanoTime();
            toDevice.write(bytes);
            return time;
        }
    }

    void close() {
        ended.set(true);
        for (Socket socket : new Socket[] {device, platform}) {
            try {
                socket.close();
            } catch (IOException e) {
                System.err.println("A connection of the relay does not close: " + e.getMessage());
            }
        }
    }

    /**
     * A packet of MQTT 3.1.1.
     *
     * @param bytes all of it
     * @param header how many of them are before the variable header
     */
    private record Packet(byte[] bytes, int header) {
        static Packet read(DataInputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            head.write(in.readUnsignedByte());
            int length = 0;
            int shift = 0;
            int digit;
            do {
                digit = in.readUnsignedByte();
                head.write(digit);
                length |= (digit & DIGIT) << shift;
                shift += DIGIT_BITS;
            } while ((digit & CONTINUES) != 0 && shift < 4 * DIGIT_BITS);
            if (length > LARGEST_PACKET) {
                throw new IOException("A packet has " + length + " bytes");
            }
            byte[] bytes = Arrays.copyOf(head.toByteArray(), head.size() + length);
            in.readFully(bytes, head.size(), length);
            return new Packet(bytes, head.size());
        }

        static byte[] publish(String topic, byte[] payload) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(PUBLISH << 4);
            int length = 2 + topic.getBytes(StandardCharsets.UTF_8).length + payload.length;
            while (length > DIGIT) {
                out.writeByte(length & DIGIT | CONTINUES);
                length >>= DIGIT_BITS;
            }
            out.writeByte(length);
            out.writeUTF(topic);
            out.write(payload);
            return bytes.toByteArray();
        }

        int type() {
            return (bytes[0] & 0xff) >> 4;
        }

        private DataInputStream content() throws IOException {
            return new DataInputStream(new ByteArrayInputStream(bytes, header, bytes.length - header));
        }

        Message message(long time) throws IOException {
            DataInputStream content = content();
            String topic = content.readUTF();
            if ((bytes[0] & QOS) != 0) {
                content.readUnsignedShort();
            }
            return new Message(topic, content.readAllBytes(), time);
        }

        /** Aliyun's devices have one always, and never a will. */
        String userName() throws IOException {
            DataInputStream content = content();
            content.readUTF();
            content.readUnsignedByte();
            content.readUnsignedByte();
            content.readUnsignedShort();
            content.readUTF();
            return content.readUTF();
        }
    }
}
