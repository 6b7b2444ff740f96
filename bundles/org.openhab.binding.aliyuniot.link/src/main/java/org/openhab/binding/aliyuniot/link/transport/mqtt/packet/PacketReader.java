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
package org.openhab.binding.aliyuniot.link.transport.mqtt.packet;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Reads MQTT packets off a stream, with their size checked before memory is taken (MQTT 3.1.1, section 2.2).
 */
public final class PacketReader {
    /** Largest payload, longest topic and what stands around them. */
    static final int MAX_PACKET_BYTES = Message.MAX_PAYLOAD_BYTES + 65_535 + 16;

    private static final int MAX_LENGTH_BYTES = 4;

    private final DataInputStream in;
    private int lastLength;

    /** Says when the line is about to be waited for. */
    private static final class AwaitedLine extends FilterInputStream {
        private final Runnable beforeWaiting;

        AwaitedLine(InputStream line, Runnable beforeWaiting) {
            super(line);
            this.beforeWaiting = beforeWaiting;
        }

        @Override
        public int read() throws IOException {
            beforeWaiting.run();
            return super.read();
        }

        @Override
        public int read(byte @Nullable [] bytes, int offset, int length) throws IOException {
            beforeWaiting.run();
            return super.read(bytes, offset, length);
        }

        /** None: to ask the line takes as long as to read from it. */
        @Override
        public int available() {
            return 0;
        }
    }

    public PacketReader(InputStream line) {
        this(line, () -> {});
    }

    /**
     * @param beforeWaiting run each time before the line is waited for, also in the middle of a packet
     */
    public PacketReader(InputStream line, Runnable beforeWaiting) {
        // The JDK's own class: of a subclass, each method would hold a monitor while it waits, and on Java 21 to 23 a
        // virtual
        // thread that waits so keeps its carrier.
        in = new DataInputStream(new BufferedInputStream(new AwaitedLine(line, beforeWaiting)));
    }

    /** Whether something of the next packet has been read, so that it may be there without waiting for the line. */
    public boolean hasBegun() throws IOException {
        return in.available() > 0;
    }

    /**
     * Waits for the next packet.
     *
     * @throws EOFException when the other side has closed the connection
     * @throws ProtocolFailure for a packet that is too large or malformed
     */
    public MqttWireMessage next() throws IOException, ProtocolFailure {
        byte first = in.readByte();
        byte[] header = new byte[1 + MAX_LENGTH_BYTES];
        header[0] = first;
        int headerLength = 1;
        int remaining = 0;
        int shift = 0;
        byte digit;
        do {
            if (headerLength > MAX_LENGTH_BYTES) {
                throw PacketRules.malformed("its length field has more than four bytes");
            }
            digit = in.readByte();
            header[headerLength++] = digit;
            remaining |= (digit & 0x7f) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0);
        if (remaining > MAX_PACKET_BYTES) {
            throw PacketRules.malformed("it announces " + remaining + " bytes");
        }
        PacketRules.checkHeader(first, remaining);
        byte[] packet = new byte[headerLength + remaining];
        System.arraycopy(header, 0, packet, 0, headerLength);
        in.readFully(packet, headerLength, remaining);
        lastLength = packet.length;
        return parse(packet, headerLength);
    }

    /** Bytes of the packet that was read last. */
    public int lastLength() {
        return lastLength;
    }

    private static MqttWireMessage parse(byte[] packet, int start) throws ProtocolFailure {
        try {
            if ((packet[0] & 0xff) >> 4 == MqttWireMessage.MESSAGE_TYPE_PUBLISH) {
                return TopicPackets.parsePublish(packet, start);
            }
            PacketRules.checkId(packet, start);
            return MqttWireMessage.createWireMessage(packet);
        } catch (MqttException | RuntimeException | StackOverflowError e) {
            // Paho lets index and argument errors of broken packets through.
            throw new ProtocolFailure(
                    LinkFailure.Reason.MALFORMED_PACKET, "The platform sent a packet that cannot be read", e);
        }
    }
}
