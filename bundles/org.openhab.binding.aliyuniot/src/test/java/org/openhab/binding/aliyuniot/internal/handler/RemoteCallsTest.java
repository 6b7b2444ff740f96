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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.core.library.types.OnOffType;

/** What the platform's calls do, and what it gets as an answer. */
@NonNullByDefault({})
class RemoteCallsTest extends EmulatedCloud {
    private CompletableFuture<String> call(String topic, byte[] payload) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                byte[] answer = cloud.device(PRODUCT, DEVICE).rrpc(topic, payload, Duration.ofSeconds(8));
                return new String(answer, StandardCharsets.UTF_8);
            } catch (RrpcException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private CompletableFuture<String> call(String topic, String payload) {
        return call(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for the event of a call. */
    private JsonObject event(String channel) {
        String start = channel + " event ";
        await().atMost(PATIENCE).until(() -> openhab.events.stream().anyMatch(event -> event.startsWith(start)));
        String event = openhab.events.stream()
                .filter(one -> one.startsWith(start))
                .findFirst()
                .orElseThrow();
        return JsonParser.parseString(event.substring(start.length())).getAsJsonObject();
    }

    private void answer(JsonObject event, String text) throws Exception {
        handler.answer(event.get("id").getAsString(), text.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .get();
    }

    @Test
    void aRuleAnswersACallByItsId() throws Exception {
        addChannel("call", "rrpc", Map.of("timeout", new BigDecimal("7.5")));
        startThing();
        awaitOnline();

        CompletableFuture<String> answer = call(null, "{\"how\":\"are you\"}");
        JsonObject event = event("call");
        assertThat(event.get("payload").getAsString()).isEqualTo("{\"how\":\"are you\"}");
        assertThat(event.get("topic").getAsString())
                .isEqualTo("/sys/" + PRODUCT + "/" + DEVICE + "/rrpc/request/"
                        + event.get("id").getAsString());
        answer(event, "fine");

        assertThat(answer.get()).isEqualTo("fine");
        assertThatThrownBy(() -> answer(event, "again"))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining(
                        "There is no open call with the id " + event.get("id").getAsString());
    }

    @Test
    void bytesThatAreNoTextComeInBase64() {
        addChannel("call", "rrpc", Map.of("timeout", new BigDecimal("0.1"), "answer", "busy"));
        startThing();
        awaitOnline();

        CompletableFuture<String> answer = call(null, new byte[] {(byte) 0xff, 0});

        JsonObject event = event("call");
        assertThat(event.has("payload")).isFalse();
        assertThat(Base64.getDecoder().decode(event.get("payloadBase64").getAsString()))
                .containsExactly(0xff, 0);
        assertThat(answer.join()).isEqualTo("busy");
    }

    @Test
    void aCallThatNoRuleAnswersGetsAnError() {
        addChannel("call", "rrpc", Map.of("timeout", new BigDecimal("0.2")));
        startThing();
        awaitOnline();

        JsonObject answer =
                JsonParser.parseString(call(null, "{\"id\":\"7\"}").join()).getAsJsonObject();

        assertThat(answer.get("id").getAsString()).isEqualTo("7");
        assertThat(answer.get("code").getAsInt()).isEqualTo(400);
        JsonObject event = event("call");
        assertThatThrownBy(() -> answer(event, "late")).hasMessageContaining("its time is up");
    }

    @Test
    void aTopicOfTheDevicesOwnIsCalledToo() throws Exception {
        addChannel("call", "rrpc", Map.of("topic", "user/get"));
        startThing();
        awaitOnline();
        assertThat(device().clientId()).contains("ext=1");

        CompletableFuture<String> answer = call("user/get", "ping");
        JsonObject event = event("call");
        assertThat(event.get("topic").getAsString())
                .isEqualTo("/ext/rrpc/" + event.get("id").getAsString() + "/" + PRODUCT + "/" + DEVICE + "/user/get");
        answer(event, "pong");

        assertThat(answer.get()).isEqualTo("pong");
    }

    @Test
    void aStateAnswersByItself() {
        channels.clear();
        addChannel(
                "pump",
                "switch",
                Map.of("subscribeTopic", "user/get", "publishTopic", "user/update", "rrpcTopic", "system"));
        startThing();
        awaitOnline();

        assertThat(call(null, "?").join()).isEmpty();
        handler.handleCommand(channel("pump"), OnOffType.ON);
        assertThat(call(null, "?").join()).isEqualTo("ON");
        send("user/get", "OFF");
        await().atMost(PATIENCE).until(() -> !openhab.events.isEmpty());
        assertThat(call(null, "?").join()).isEqualTo("OFF");
    }

    @Test
    void callsGoToWhateverChannelAnswersThemNow() throws Exception {
        addChannel("first", "rrpc", Map.of("answer", "first", "timeout", new BigDecimal("0.1")));
        startThing();
        awaitOnline();
        assertThat(call(null, "?").join()).isEqualTo("first");

        channels.remove(1);
        addChannel("second", "rrpc", Map.of("answer", "second", "timeout", new BigDecimal("0.1")));
        handler.thingUpdated(describedThing());
        assertThat(call(null, "?").join()).isEqualTo("second");

        channels.remove(1);
        addChannel("second", "rrpc", Map.of("answer", "third", "timeout", new BigDecimal("0.1")));
        handler.thingUpdated(describedThing());
        assertThat(call(null, "?").join()).isEqualTo("third");
        assertThat(device().connects()).isEqualTo(1);
    }

    @Test
    void anAnswerOfAThingThatIsNotReadyIsRefused() {
        parameters.put("productKey", "?");
        startThing();

        assertThat(handler.isOnline()).isFalse();
        assertThat(handler.answer("1", new byte[0])).isCompletedExceptionally();
        assertThat(handler.publish("user/update", new byte[0], 1)).isCompletedExceptionally();
    }
}
