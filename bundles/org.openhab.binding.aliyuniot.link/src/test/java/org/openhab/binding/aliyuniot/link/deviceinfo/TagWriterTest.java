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
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;

@NonNullByDefault({})
class TagWriterTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<String> remembered = new CopyOnWriteArrayList<>();
    private volatile int code = 200;
    private AlinkRequests requests;
    private DeviceTags tags;

    @BeforeEach
    void open() throws Exception {
        requests = new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
        tags = new DeviceTags(requests);
        platform.answering = message -> {
            JsonObject request = JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            platform.send(message.topic() + "_reply", "{\"id\":" + request.get("id") + ",\"code\":" + code + "}");
        };
        platform.goOnline();
    }

    @AfterEach
    void close() {
        requests.close();
        platform.close();
    }

    private TagWriter writer(Map<String, String> wanted, Map<String, String> written) {
        return new TagWriter(
                "test", tags, new TreeMap<>(wanted), written, now -> remembered.add(WrittenTags.toText(now)));
    }

    private List<String> sent() {
        return platform.sent.stream()
                .map(message -> message.topic().value())
                .map(topic -> topic.substring(topic.lastIndexOf('/') + 1))
                .toList();
    }

    @Test
    void whatIsNewIsWrittenAndWhatIsNotWantedAnyMoreDeleted() {
        writer(Map.of("floor", "2", "room", "glass house"), Map.of("floor", "1", "old", "x"))
                .write();

        await().atMost(ScriptedPlatform.BOUND).until(() -> remembered.size() == 2);
        assertThat(sent()).containsExactly("update", "delete");
        assertThat(remembered)
                .containsExactly(
                        "{\"floor\":\"2\",\"old\":\"x\",\"room\":\"glass house\"}",
                        "{\"floor\":\"2\",\"room\":\"glass house\"}");
    }

    @Test
    void whatIsWrittenAlreadyIsNotWrittenAgain() throws Exception {
        TagWriter writer = writer(Map.of("floor", "2"), Map.of("floor", "2"));
        writer.write();
        platform.settle();
        assertThat(sent()).isEmpty();

        writer.want(new TreeMap<>(Map.of("floor", "3")));
        writer.write();
        await().atMost(ScriptedPlatform.BOUND).until(() -> remembered.size() == 1);
        assertThat(sent()).containsExactly("update");
    }

    @Test
    void whatFailsIsTriedAgainWhenItIsAskedForAgain() throws Exception {
        code = 5000;
        TagWriter writer = writer(Map.of("floor", "2"), Map.of());
        writer.write();
        await().atMost(ScriptedPlatform.BOUND).until(() -> sent().size() == 1);
        platform.settle();

        code = 200;
        await().atMost(ScriptedPlatform.BOUND).until(() -> {
            writer.write();
            return remembered.size() == 1;
        });
        assertThat(remembered).containsExactly("{\"floor\":\"2\"}");
    }

    @Test
    void tagsAreReadAsTheyWereKept() {
        SortedMap<String, String> some = new TreeMap<>(Map.of("a", "1", "b", "\""));

        assertThat(WrittenTags.of(WrittenTags.toText(some))).isEqualTo(some);
        assertThat(WrittenTags.toText(new TreeMap<>())).isNull();
        for (String broken : new String[] {null, "", "[]", "{\"a\":{}}", "nonsense"}) {
            assertThat(WrittenTags.of(broken)).as(broken).isEmpty();
        }
    }
}
