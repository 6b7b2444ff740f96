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
package org.openhab.binding.aliyuniot.link.deviceinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;

class DeviceTagsTest {
    @TempDir
    @NonNullByDefault({})
    Path folder;

    private final ScriptedPlatform platform = new ScriptedPlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    private static AlinkReply reply(CompletionStage<AlinkReply> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static Set<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "key" + i).collect(Collectors.toSet());
    }

    private static Map<String, String> tags(int count) {
        return keys(count).stream().collect(Collectors.toMap(key -> key, key -> "value"));
    }

    /** Tags whose requests are answered with the codes in turn. */
    private DeviceTags scripted(int... codes) throws Exception {
        int[] answered = {0};
        platform.answering = message -> {
            JsonObject request = params(new String(message.payload(), StandardCharsets.UTF_8));
            platform.send(
                    message.topic() + "_reply",
                    "{\"id\":" + request.get("id") + ",\"code\":" + codes[answered[0]++] + "}");
        };
        DeviceTags tags =
                new DeviceTags(new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session));
        platform.goOnline();
        return tags;
    }

    private static JsonObject params(String payload) {
        return JsonParser.parseString(payload).getAsJsonObject();
    }

    private JsonElement sent(int index) {
        return params(platform.sentPayloads().get(index)).get("params");
    }

    @Test
    void thePlatformTakesThem() throws Exception {
        try (EmulatedDevice device = new EmulatedDevice(folder, Duration.ofMillis(50));
                AlinkRequests requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session)) {
            DeviceTags tags = new DeviceTags(requests);
            device.goOnline();
            assertThat(reply(tags.update(tags(100))).isSuccess()).isTrue();
            assertThat(reply(tags.update(Map.of("one_more", "1"))).code()).isEqualTo(460);
            assertThat(reply(tags.delete(keys(1))).isSuccess()).isTrue();
            assertThat(reply(tags.update(Map.of("one_more", "房间"))).isSuccess()).isTrue();
        }
    }

    @Test
    void requestsAreAsTheChapterSays() throws Exception {
        DeviceTags tags = scripted(200, 200);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("Room", "客厅");
        values.put("_1", "\"x\"");
        reply(tags.update(values));
        reply(tags.delete(Set.of("Room")));
        assertThat(sent(0))
                .isEqualTo(
                        JsonParser.parseString(
                                "[{\"attrKey\":\"Room\",\"attrValue\":\"客厅\"},{\"attrKey\":\"_1\",\"attrValue\":\"\\\"x\\\"\"}]"));
        assertThat(sent(1)).isEqualTo(JsonParser.parseString("[{\"attrKey\":\"Room\"}]"));
        assertThat(platform.sent)
                .extracting(message -> message.topic().value())
                .containsExactly("/sys/pk/dev1/thing/deviceinfo/update", "/sys/pk/dev1/thing/deviceinfo/delete");
    }

    @Test
    void moreThanARequestTakesGoInSeveral() throws Exception {
        DeviceTags tags = scripted(200, 200, 200);
        assertThat(reply(tags.delete(keys(401))).isSuccess()).isTrue();
        assertThat(sent(0).getAsJsonArray()).hasSize(200);
        assertThat(sent(1).getAsJsonArray()).hasSize(200);
        assertThat(sent(2).getAsJsonArray()).hasSize(1);
    }

    @Test
    void theFirstNoEndsThem() throws Exception {
        DeviceTags tags = scripted(200, 429);
        assertThat(reply(tags.delete(keys(401))).code()).isEqualTo(429);
        assertThat(platform.sent).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a-b", "a b", "ä", "a\n"})
    void badKeysAreRefusedWithASentence(String key) throws Exception {
        DeviceTags tags = scripted();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tags.update(Map.of(key, "1")))
                .withMessageContaining("key of a tag")
                .withMessageNotContaining("\n");
        assertThatIllegalArgumentException().isThrownBy(() -> tags.delete(Set.of(key)));
        assertThat(platform.sent).isEmpty();
    }

    @Test
    void sizesHaveBounds() throws Exception {
        DeviceTags tags = scripted(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tags.update(tags(101)))
                .withMessageContaining("at most 100");
        assertThatIllegalArgumentException().isThrownBy(() -> tags.update(Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> tags.delete(Collections.emptySet()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceTag("a", "x".repeat(1025)))
                .withMessageContaining("1 to 1024");
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceTag("a", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceTag("x".repeat(101), "1"));
        assertThat(reply(tags.update(Map.of("x".repeat(100), "y".repeat(1024)))).isSuccess())
                .isTrue();
    }
}
