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
package org.openhab.binding.aliyuniot.link.thingmodel.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;

class ThingModelRequestTest {
    private static final String TEMPLATE = "/sys/pk/dev1/thing/dsltemplate/get";
    private static final String DYNAMIC = "/sys/pk/dev1/thing/dynamicTsl/get";
    private static final String TSL = "{\"properties\":[]}";

    @TempDir
    @NonNullByDefault({})
    Path folder;

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final AlinkRequests requests =
            new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);

    @AfterEach
    void close() {
        requests.close();
        platform.close();
    }

    /** Answers each question with what stands for its topic: everything behind the id. */
    private CompletionStage<byte[]> fetch(Map<String, String> answers) throws Exception {
        platform.answering = message -> {
            String answer = answers.get(message.topic().value());
            if (answer != null) {
                platform.send(
                        message.topic() + "_reply",
                        "{\"id\":" + request(message.payload()).get("id") + "," + answer + "}");
            }
        };
        ThingModelRequest request = new ThingModelRequest(requests);
        request.expectReplies();
        platform.goOnline();
        return request.fetch();
    }

    private static JsonObject request(byte[] payload) {
        return JsonParser.parseString(new String(payload, StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private static String get(CompletionStage<byte[]> fetched) throws Exception {
        return new String(fetched.toCompletableFuture().get(30, TimeUnit.SECONDS), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {TSL, "\"{\\\"properties\\\":[]}\""})
    void theTemplateIsEnough(String data) throws Exception {
        assertThat(get(fetch(Map.of(TEMPLATE, "\"code\":200,\"data\":" + data))))
                .isEqualTo(TSL);
        assertThat(platform.sent).hasSize(1);
        assertThat(request(platform.sent.get(0).payload()).get("method").getAsString())
                .isEqualTo("thing.dsltemplate.get");
        assertThat(request(platform.sent.get(0).payload()).get("params")).hasToString("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"code\":5159,\"message\":\"no property\"",
                "\"code\":200,\"data\":{}",
                "\"code\":200,\"data\":[]",
                "\"code\":200,\"data\":\"x\"",
                "\"code\":\"many\""
            })
    void whereItIsInVainTheDynamicOneIsAskedFor(String answer) throws Exception {
        assertThat(get(fetch(Map.of(TEMPLATE, answer, DYNAMIC, "\"code\":200,\"data\":" + TSL))))
                .isEqualTo(TSL);
        JsonObject params =
                request(platform.sent.get(1).payload()).get("params").getAsJsonObject();
        assertThat(params.get("addDefault").getAsBoolean()).isFalse();
        assertThat(params.get("nodes").getAsJsonArray().toString()).contains("\"identifier\"", "\"dataType\"");
    }

    @Test
    void ifBothAreInVainItTellsWhyTheFirstWas() throws Exception {
        CompletionStage<byte[]> fetched =
                fetch(Map.of(TEMPLATE, "\"code\":5159,\"message\":\"no property\"", DYNAMIC, "\"code\":460"));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> get(fetched))
                .withCauseInstanceOf(AlinkRefusal.class)
                .withMessageContaining("thing.dsltemplate.get with the error code 5159 (no property)");
    }

    @Test
    void anAnswerWithoutAThingModelIsNone() throws Exception {
        CompletionStage<byte[]> fetched = fetch(Map.of(TEMPLATE, "\"code\":200", DYNAMIC, "\"code\":200"));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> get(fetched))
                .withCauseInstanceOf(ProtocolFailure.class);
    }

    @Test
    void itEndsWithTheDevice() throws Exception {
        CompletionStage<byte[]> fetched = fetch(Map.of());
        requests.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> get(fetched))
                .withCauseInstanceOf(NetworkFailure.class);
    }

    @Test
    void aProductWithoutAThingModelIsRefusedOverSockets() throws Exception {
        try (EmulatedDevice device = new EmulatedDevice(folder, Duration.ofMillis(50));
                AlinkRequests asked = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session)) {
            device.goOnline();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> get(new ThingModelRequest(asked).fetch()))
                    .withCauseInstanceOf(AlinkRefusal.class)
                    .withMessageContaining("5159");
        }
    }
}
