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
package org.openhab.binding.aliyuniot.link.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * A message of QoS 1 as bytes: the format's number, the CRC-32 of what follows in four bytes, the length of the topic in
 * two, the topic in UTF-8, the payload.
 */
final class KeptMessage {
    private static final byte FORMAT = 1;
    private static final int CHECKED_FROM = 5;
    private static final int HEADER_BYTES = 7;

    private KeptMessage() {}

    static byte[] encode(Message message) {
        byte[] topic = message.topic().value().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + topic.length + message.payload().length)
                .put(FORMAT)
                .putInt(0)
                .putShort((short) topic.length)
                .put(topic)
                .put(message.payload());
        bytes.putInt(1, crc(bytes.array()));
        return bytes.array();
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, CHECKED_FROM, bytes.length - CHECKED_FROM);
        return (int) crc.getValue();
    }

    /**
     * @throws IllegalArgumentException if these are not the bytes of a message
     */
    static Message decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.remaining() < HEADER_BYTES || in.get() != FORMAT || in.getInt() != crc(bytes)) {
            throw new IllegalArgumentException("not a message in format " + FORMAT + ", or a damaged one");
        }
        int topicBytes = Short.toUnsignedInt(in.getShort());
        int payloadBytes = in.remaining() - topicBytes;
        if (payloadBytes < 0 || payloadBytes > Message.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("topic or payload of impossible length");
        }
        byte[] topic = new byte[topicBytes];
        byte[] payload = new byte[payloadBytes];
        in.get(topic).get(payload);
        return new Message(new Topic(new String(topic, StandardCharsets.UTF_8)), payload, Qos.AT_LEAST_ONCE);
    }
}
