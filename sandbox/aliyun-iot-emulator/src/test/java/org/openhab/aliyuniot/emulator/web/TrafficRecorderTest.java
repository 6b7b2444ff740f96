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

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.message.PassingMessage;

@NonNullByDefault({})
class TrafficRecorderTest {
    private static final int MAX_PAYLOAD = 256 * 1024;

    @Test
    void theOldestLeaveWhenThereAreTooMany() {
        TrafficRecorder recorder = new TrafficRecorder(3, 1_000_000);
        for (int i = 0; i < 5; i++) {
            recorder.passed(message("user/update", new byte[1]));
        }
        assertThat(seqs(recorder.after(0))).containsExactly(3L, 4L, 5L);
        assertThat(seqs(recorder.after(4))).containsExactly(5L);
        assertThat(recorder.find(2)).isEmpty();
        assertThat(recorder.find(3)).isPresent();
    }

    @Test
    void theOldestLeaveWhenTheyTakeTooMuch() {
        TrafficRecorder recorder = new TrafficRecorder(1000, 10_000);
        for (int i = 0; i < 100; i++) {
            recorder.passed(message("user/update", new byte[4000]));
        }
        assertThat(seqs(recorder.after(0))).containsExactly(99L, 100L);
        recorder.passed(message("user/update", new byte[MAX_PAYLOAD]));
        assertThat(recorder.after(0)).isEmpty();
        recorder.passed(message("user/update", new byte[0]));
        assertThat(seqs(recorder.after(0))).containsExactly(102L);
    }

    /** Even without payload, a message takes memory. */
    @Test
    void whatIsEmptyTakesRoomToo() {
        TrafficRecorder recorder = new TrafficRecorder(1000, 10_000);
        for (int i = 0; i < 1000; i++) {
            recorder.passed(message("t".repeat(100), new byte[0]));
        }
        assertThat(recorder.after(0)).hasSizeLessThan(20);
    }

    /** One character of each length in UTF-8 lies across the end of the excerpt. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "灯", "💡"})
    void anExcerptEndsWithAWholeCharacter(String character) {
        for (int before = 1020; before <= 1025; before++) {
            String payload = "x".repeat(before) + character.repeat(5);
            ObjectNode excerpt = TrafficJson.excerpt(recorded(payload.getBytes(StandardCharsets.UTF_8)));
            String shown = excerpt.path("payload").asText();
            assertThat(payload).startsWith(shown);
            assertThat(shown.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1021, 1024);
            assertThat(excerpt.path("cut").asBoolean()).isTrue();
            assertThat(excerpt.path("size").asInt()).isEqualTo(payload.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void aShortPayloadIsWhole() {
        byte[] payload = "x".repeat(1024).getBytes(StandardCharsets.UTF_8);
        assertThat(TrafficJson.excerpt(recorded(payload))).isEqualTo(TrafficJson.whole(recorded(payload)));
    }

    /** Its beginning may be text, but who sees that takes the rest for text, too. */
    @Test
    void whatIsNotTextToTheEndIsNoTextAtAll() {
        byte[] payload = "x".repeat(2000).getBytes(StandardCharsets.UTF_8);
        payload[1999] = (byte) 0xff;
        ObjectNode excerpt = TrafficJson.excerpt(recorded(payload));
        assertThat(excerpt.has("payload")).isFalse();
        assertThat(excerpt.path("payloadBase64").asText()).hasSize(1368);
        assertThat(TrafficJson.whole(recorded(payload)).path("payloadBase64").asText())
                .hasSize(2668);
    }

    private static RecordedMessage recorded(byte[] payload) {
        return new RecordedMessage(1, Instant.EPOCH, message("user/update", payload));
    }

    private static PassingMessage message(String topic, byte[] payload) {
        return new PassingMessage(true, "a1Abc123Def", "lamp01", "mqtt", topic, 1, false, payload);
    }

    private static List<Long> seqs(List<RecordedMessage> messages) {
        return messages.stream().map(RecordedMessage::seq).toList();
    }
}
