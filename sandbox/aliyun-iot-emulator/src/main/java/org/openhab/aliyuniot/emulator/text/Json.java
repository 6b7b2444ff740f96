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
package org.openhab.aliyuniot.emulator.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;

/** JSON as Alink needs it: numbers come back exactly as they arrived, nothing may follow the document. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Returns null when the bytes are no JSON object. */
    public static @Nullable ObjectNode parseObject(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node instanceof ObjectNode object ? object : null;
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * The same with more commas than there should be: Aliyun's C SDK 4 sends one after the last member, version 3 two in a
     * row.
     */
    public static @Nullable ObjectNode parseLenientObject(byte[] bytes) {
        return parseObject(withoutNeedlessCommas(bytes));
    }

    private static byte[] withoutNeedlessCommas(byte[] json) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(json.length);
        boolean text = false;
        boolean comma = false;
        for (int i = 0; i < json.length; i++) {
            byte next = json[i];
            if (!text && next == ',') {
                comma = true;
                continue;
            }
            if (comma && !Character.isWhitespace(next)) {
                comma = false;
                if (next != '}' && next != ']') {
                    kept.write(',');
                }
            }
            kept.write(next);
            if (next == '"') {
                text = !text;
            } else if (text && next == '\\' && i + 1 < json.length) {
                kept.write(json[++i]);
            }
        }
        return kept.toByteArray();
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }
}
