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
package org.openhab.binding.aliyuniot.link.session.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * What is noted about a message of QoS 1: that it waits, or that it does so no more. As bytes: the number of the format,
 * the key of the message in eight, the length of product key and device name in one each, both; if it
 * waits, the time when it came in eight, the length of the topic in two, the topic in UTF-8, the payload.
 *
 * @param key of the message, higher than those of the messages before it
 * @param millis when it came, on the wall clock
 * @param message null if it waits no more
 */
record KeptNote(
        DeviceIdentity identity,
        long key,
        long millis,
        @Nullable Message message) {
    private static final byte WAITS = 1;
    private static final byte GONE = 2;

    static byte[] gone(DeviceIdentity identity, long key) {
        return begin(GONE, identity, key, 0).array();
    }

    static byte[] waits(DeviceIdentity identity, long key, long millis, Message message) {
        byte[] topic = message.topic().value().getBytes(StandardCharsets.UTF_8);
        byte[] payload = message.payload();
        return begin(WAITS, identity, key, Long.BYTES + 2 + topic.length + payload.length)
                .putLong(millis)
                .putShort((short) topic.length)
                .put(topic)
                .put(payload)
                .array();
    }

    private static ByteBuffer begin(byte format, DeviceIdentity identity, long key, int more) {
        byte[] productKey = identity.productKey().value().getBytes(StandardCharsets.UTF_8);
        byte[] deviceName = identity.deviceName().value().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Long.BYTES + 2 + productKey.length + deviceName.length + more)
                .put(format)
                .putLong(key)
                .put((byte) productKey.length)
                .put((byte) deviceName.length)
                .put(productKey)
                .put(deviceName);
    }

    /**
     * @throws IllegalArgumentException if these are not the bytes of a note
     */
    static KeptNote decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte format = in.get();
            long key = in.getLong();
            int productKey = Byte.toUnsignedInt(in.get());
            int deviceName = Byte.toUnsignedInt(in.get());
            DeviceIdentity identity = DeviceIdentity.of(text(in, productKey), text(in, deviceName));
            return switch (format) {
                case GONE -> new KeptNote(identity, key, 0, null);
                case WAITS -> new KeptNote(identity, key, in.getLong(), message(in));
                default -> throw new IllegalArgumentException("not a note in a known format");
            };
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a note that is too short", e);
        }
    }

    private static Message message(ByteBuffer in) {
        Topic topic = new Topic(text(in, Short.toUnsignedInt(in.getShort())));
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        return new Message(topic, payload, Qos.AT_LEAST_ONCE);
    }

    private static String text(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
