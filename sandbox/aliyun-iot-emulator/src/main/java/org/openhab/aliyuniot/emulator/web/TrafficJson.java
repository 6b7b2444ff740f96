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
package org.openhab.aliyuniot.emulator.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.openhab.aliyuniot.emulator.message.PassingMessage;
import org.openhab.aliyuniot.emulator.text.Json;

/** How messages that have passed look in the REST interface. */
final class TrafficJson {
    private static final int EXCERPT_BYTES = 1024;

    private TrafficJson() {}

    /** The message with the first 1024 bytes of its payload; {@code cut} says whether there are more. */
    static ObjectNode excerpt(RecordedMessage recorded) {
        byte[] payload = recorded.message().payload();
        boolean cut = payload.length > EXCERPT_BYTES;
        boolean text = isText(payload);
        byte[] shown =
                cut ? Arrays.copyOf(payload, text ? characterAt(payload, EXCERPT_BYTES) : EXCERPT_BYTES) : payload;
        return withPayload(node(recorded).put("cut", cut), shown, text);
    }

    /** The whole message. */
    static ObjectNode whole(RecordedMessage recorded) {
        byte[] payload = recorded.message().payload();
        return withPayload(node(recorded).put("cut", false), payload, isText(payload));
    }

    private static ObjectNode node(RecordedMessage recorded) {
        PassingMessage message = recorded.message();
        return Json.object()
                .put("seq", recorded.seq())
                .put("time", recorded.time().toString())
                .put("direction", message.up() ? "up" : "down")
                .put("productKey", message.productKey())
                .put("deviceName", message.deviceName())
                .put("protocol", message.protocol())
                .put("topic", message.topic())
                .put("qos", message.qos())
                .put("dup", message.dup())
                .put("size", message.payload().length);
    }

    /** The payload is {@code payload} when the whole of it is text in UTF-8, else {@code payloadBase64}. */
    private static ObjectNode withPayload(ObjectNode node, byte[] payload, boolean text) {
        return text
                ? node.put("payload", new String(payload, StandardCharsets.UTF_8))
                : node.put("payloadBase64", Base64.getEncoder().encodeToString(payload));
    }

    private static boolean isText(byte[] payload) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The first byte of the character that is at the position in UTF-8. */
    private static int characterAt(byte[] utf8, int position) {
        int at = position;
        while ((utf8[at] & 0xc0) == 0x80) {
            at--;
        }
        return at;
    }
}
