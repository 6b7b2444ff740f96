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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;

@NonNullByDefault({})
class TagQueriesTest {
    @TempDir
    Path folder;

    private static <T> T got(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "key" + i).toList();
    }

    @Test
    void tagsThatThereAreComeBack() throws Exception {
        try (EmulatedDevice device = new EmulatedDevice(folder, Duration.ofMillis(50));
                AlinkRequests requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session)) {
            DeviceTags tags = new DeviceTags(requests);
            TagQueries queries = new TagQueries(requests);
            device.goOnline();
            got(tags.update(Map.of("key0", "房间", "key9", "b")));
            assertThat(got(queries.get(keys(10)))).isEqualTo(Map.of("key0", "房间", "key9", "b"));
            assertThat(got(queries.get(List.of("other", "other")))).isEmpty();
            device.emulator.faults().add("a1Abc123Def", "dev001", Fault.refuseAlink(1, "thing/deviceinfo/get", 6100));
            assertThatThrownBy(() -> got(queries.get(keys(1))))
                    .cause()
                    .isInstanceOfSatisfying(
                            AlinkRefusal.class, no -> assertThat(no.code()).isEqualTo(6100));
        }
    }

    @Test
    void noMoreThanTenAreAskedForAndOnlyByKeys() throws Exception {
        try (ScriptedPlatform platform = new ScriptedPlatform()) {
            TagQueries queries =
                    new TagQueries(new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session));
            platform.goOnline();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> queries.get(keys(11)))
                    .withMessageContaining("1 to 10");
            assertThatIllegalArgumentException().isThrownBy(() -> queries.get(List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> queries.get(List.of("a b")));
            assertThat(platform.sent).isEmpty();
        }
    }

    @Test
    void noReplyDoesHarm() throws Exception {
        String[] values = {
            "null", "7", "[]", "{}", "\"key0\"", "true", "\"" + "x".repeat(5000) + "\"", "[".repeat(50) + "]".repeat(50)
        };
        try (ScriptedPlatform platform = new ScriptedPlatform()) {
            Random random = new Random(5);
            TagQueries queries =
                    new TagQueries(new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session));
            platform.answering = message -> {
                String id = JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                        .getAsJsonObject()
                        .get("id")
                        .toString();
                String tag = "{\"attrKey\":" + Fuzz.oneOf(random, values) + ",\"attrValue\":"
                        + Fuzz.oneOf(random, values) + "}";
                String data = random.nextBoolean() ? "[" + tag + "," + tag + ",null]" : Fuzz.oneOf(random, values);
                platform.send(message.topic() + "_reply", "{\"id\":" + id + ",\"code\":200,\"data\":" + data + "}");
            };
            platform.goOnline();
            for (int i = 0; i < 1000; i++) {
                SortedMap<String, String> tags = got(queries.get(keys(2)));
                assertThat(List.of("key0", "key1")).containsAll(tags.keySet());
                assertThat(tags.values()).allMatch(value -> value.length() <= DeviceTag.MAX_VALUE_LENGTH);
            }
        }
    }
}
