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
package org.openhab.binding.aliyuniot.link.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;

@NonNullByDefault({})
class DesiredPropertiesTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private volatile String reply = "\"code\":200,\"data\":{}";
    private AlinkRequests requests;
    private DesiredProperties desired;

    @BeforeEach
    void open() throws Exception {
        requests = new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
        desired = new DesiredProperties(requests);
        platform.answering = message -> {
            JsonObject request = JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            platform.send(message.topic() + "_reply", "{\"id\":" + request.get("id") + "," + reply + "}");
        };
        platform.goOnline();
    }

    @AfterEach
    void close() {
        requests.close();
        platform.close();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(ScriptedPlatform.BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void valuesComeWithTheirVersions() throws Exception {
        reply =
                "\"code\":200,\"data\":{\"a\":{\"value\":1,\"version\":3},\"block:b\":{\"value\":\"x\",\"version\":\"4\"}}";
        assertThat(get(desired.get(List.of("a", "block:b", "c"))))
                .isEqualTo(Map.of(
                        "a",
                        new DesiredValue(new JsonPrimitive(1), 3),
                        "block:b",
                        new DesiredValue(new JsonPrimitive("x"), 4)));
        assertThat(platform.sent.get(0).topic()).hasToString("/sys/pk/dev1/thing/property/desired/get");
        assertThat(platform.sentPayloads().get(0)).contains("\"params\":[\"a\",\"block:b\",\"c\"]");
    }

    @Test
    void whatIsNoValueIsLeftOut() throws Exception {
        reply =
                "\"code\":200,\"data\":{\"a\":1,\"b\":{\"value\":1},\"c\":{\"version\":1},\"d\":{\"value\":null,\"version\":1},"
                        + "\"e\":{\"value\":1,\"version\":1e9},\"f\":{\"value\":1,\"version\":12345678901234567890}}";
        assertThat(get(desired.get(List.of("a")))).isEmpty();
        reply = "\"code\":200,\"data\":[]";
        assertThat(get(desired.get(List.of("a")))).isEmpty();
    }

    @Test
    void aRefusalIsAFailure() {
        reply = "\"code\":6661,\"message\":\"failed\"";
        assertThat(desired.get(List.of("a")))
                .failsWithin(ScriptedPlatform.BOUND)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(AlinkRefusal.class)
                .withMessageContaining("6661");
    }

    @Test
    void nothingIsAskedForNothing() throws Exception {
        assertThat(get(desired.get(List.of()))).isEmpty();
        assertThat(platform.sent).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> desired.delete(Map.of()));
    }

    @Test
    void valuesAreDeletedByVersion() throws Exception {
        assertThat(get(desired.delete(Map.of("a", 3L))).isSuccess()).isTrue();
        assertThat(platform.sent.get(0).topic()).hasToString("/sys/pk/dev1/thing/property/desired/delete");
        assertThat(platform.sentPayloads().get(0)).contains("\"params\":{\"a\":{\"version\":3}}");
    }

    @Test
    void moreThanTheRequestTakesGoInSeveral() throws Exception {
        get(desired.get(IntStream.range(0, 450).mapToObj(i -> "p" + i).toList()));
        assertThat(platform.sent).hasSize(3);
        Map<String, Long> versions = new LinkedHashMap<>();
        IntStream.range(0, 201).forEach(i -> versions.put("p" + i, (long) i));
        get(desired.delete(versions));
        assertThat(platform.sent).hasSize(5);
    }

    @Test
    void aRefusedDeleteEndsTheRest() throws Exception {
        reply = "\"code\":500";
        Map<String, Long> versions = new LinkedHashMap<>();
        IntStream.range(0, 201).forEach(i -> versions.put("p" + i, (long) i));
        assertThat(get(desired.delete(versions)).code()).isEqualTo(500);
        assertThat(platform.sent).hasSize(1);
    }
}
