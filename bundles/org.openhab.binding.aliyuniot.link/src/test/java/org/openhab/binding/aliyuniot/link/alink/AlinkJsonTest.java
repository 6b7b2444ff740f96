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
package org.openhab.binding.aliyuniot.link.alink;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;

class AlinkJsonTest {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"id\"",
        "\"code\"",
        "\"data\"",
        "\"message\"",
        "\"12\"",
        "200",
        "-1",
        "1e999999999",
        "0.1",
        "true",
        "null",
        "\"\\u0000\"",
        "\"\\ud800\"",
        " ",
        "'",
        "/*",
        "//",
        "\n",
        "NaN",
        "\\"
    };

    private static @Nullable JsonObject object(String text) {
        return AlinkJson.object(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void objectsAreRead() {
        assertThat(object(" {\"id\": \"1\", \"data\": {\"a\": [1, \"字\", null]}} "))
                .isEqualTo(JsonParser.parseString("{\"id\":\"1\",\"data\":{\"a\":[1,\"字\",null]}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "\"{}\"",
                "[]",
                "null",
                "{",
                "{}{}",
                "{} x",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "// {\n{}",
                "{\"a\"=1}",
                "{\"a\":1;\"b\":2}"
            })
    void otherThingsAreNot(String text) {
        assertThat(object(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1, 2]|[1,2]", "7|7", "\"a\"|\"a\"", "{\"a\":1}|{\"a\":1}", "[1],\"v\":[2]|", "[1|", "1 2|"})
    void elementsOfEveryKindAreRead(String json, String read) {
        JsonElement element = AlinkJson.element(json.getBytes(StandardCharsets.UTF_8));
        assertThat(element == null ? null : element.toString()).isEqualTo(read);
    }

    @Test
    void bytesThatAreNoUtf8AreNot() {
        assertThat(AlinkJson.object(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}))
                .isNull();
    }

    @Test
    void largerThanAMessageIsNot() {
        assertThat(object("{\"a\":\"" + "x".repeat(256 * 1024) + "\"}")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"[, ]", "'{\"a\":', }"})
    void depthHasABound(String begin, String end) {
        int deepest = AlinkJson.MAX_DEPTH - 1;
        assertThat(object("{\"a\":" + begin.repeat(deepest) + ("}".equals(end) ? "1" : "") + end.repeat(deepest) + "}"))
                .isNotNull();
        assertThat(object("{\"a\":" + begin.repeat(deepest + 1) + ("}".equals(end) ? "1" : "") + end.repeat(deepest + 1)
                        + "}"))
                .isNull();
        assertThat(object("{\"a\":" + begin.repeat(40_000))).isNull();
        assertThat(object(begin.repeat(100_000 / begin.length()))).isNull();
    }

    @Test
    void oneHundredThousandBracketsDoNotOverflowTheStack() {
        assertThat(object("[".repeat(100_000))).isNull();
        assertThat(object("{\"id\":\"1\",\"code\":200,\"data\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "\"200\", 200", "-1, -1", "0.5,", "1e3,", "true,", "1234567890123456789,", "\"\",", "{},"})
    void integersAreDigits(String json, Long expected) {
        var read = AlinkJson.integer(JsonParser.parseString(json));
        assertThat(read.isPresent() ? read.getAsLong() : null).isEqualTo(expected);
    }

    @Test
    void textsAreTextsAndNumbers() {
        assertThat(AlinkJson.text(new JsonPrimitive("a"))).isEqualTo("a");
        assertThat(AlinkJson.text(JsonParser.parseString("4294967295"))).isEqualTo("4294967295");
        assertThat(AlinkJson.text(new JsonPrimitive(true))).isNull();
        assertThat(AlinkJson.text(new JsonObject())).isNull();
        assertThat(AlinkJson.text(null)).isNull();
    }

    @Test
    void repliesAreReadOrLeftWhateverComes() {
        Fuzz.cases(random -> {
            JsonObject object = AlinkJson.object(Fuzz.broken(random, almostJson(random)));
            AlinkReply reply = object == null ? null : AlinkReply.of(object);
            if (reply != null) {
                assertThat(reply.message().length()).isLessThanOrEqualTo(200);
                assertThat(reply.message()).doesNotContainPattern("\\p{Cc}");
                assertThat(reply.data().toString()).isNotEmpty();
                assertThat(reply.hashCode()).isEqualTo(AlinkReply.of(object).hashCode());
            }
        });
    }

    private static String almostJson(Random random) {
        if (random.nextBoolean()) {
            return "{\"id\":\"" + random.nextInt() + "\",\"code\":" + Fuzz.oneOf(random, PIECES) + ",\"data\":"
                    + "[".repeat(random.nextInt(80)) + Fuzz.oneOf(random, PIECES) + ",\"message\":\""
                    + Fuzz.text(random, 300).replace("\"", "") + "\"}";
        }
        StringBuilder text = new StringBuilder("{");
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(random.nextInt(6) == 0 ? Fuzz.text(random, 5) : Fuzz.oneOf(random, PIECES));
        }
        return text.append('}').toString();
    }
}
