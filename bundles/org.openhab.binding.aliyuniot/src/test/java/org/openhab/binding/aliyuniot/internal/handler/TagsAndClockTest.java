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
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.binding.aliyuniot.link.deviceinfo.WrittenTags;
import org.openhab.core.thing.Thing;

/** What a device says to the platform by itself. */
@NonNullByDefault({})
class TagsAndClockTest extends EmulatedCloud {
    /** Requests about tags, such as {@code update floor,room}. */
    private List<String> requests() {
        List<String> requests = new ArrayList<>();
        String start = "/sys/" + PRODUCT + "/" + DEVICE + "/thing/deviceinfo/";
        cloud.device(PRODUCT, DEVICE).messages(0).stream()
                .filter(message -> message.topic().startsWith(start))
                .forEach(message -> {
                    List<String> keys = new ArrayList<>();
                    for (JsonElement tag : JsonParser.parseString(message.text())
                            .getAsJsonObject()
                            .getAsJsonArray("params")) {
                        JsonElement value = tag.getAsJsonObject().get("attrValue");
                        keys.add(tag.getAsJsonObject().get("attrKey").getAsString()
                                + (value == null ? "" : "=" + value.getAsString()));
                    }
                    requests.add(message.topic().substring(start.length()) + " " + String.join(",", keys));
                });
        return requests;
    }

    private void awaitTags(String text, String... requests) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(requests()).containsExactly(requests);
            assertThat(handler.getThing().getProperties().get("tags")).isEqualTo(text);
        });
    }

    @Test
    void tagsAreWrittenOnceAndAgainWhenTheyChange() {
        parameters.put("tags", List.of("room=glass house", "floor=2"));
        Thing thing = startThing();
        awaitOnline();
        awaitTags("{\"floor\":\"2\",\"room\":\"glass house\"}", "update floor=2,room=glass house");

        // A thing of a file that is read again comes without properties.
        parameters.put("tags", List.of("floor=3"));
        handler.thingUpdated(describedThing());
        awaitTags("{\"floor\":\"3\"}", "update floor=2,room=glass house", "update floor=3", "delete room");
        assertThat(device().connects()).isEqualTo(1);

        handler.initialize();
        await().atMost(PATIENCE).until(() -> device().connects() == 2);
        awaitOnline();
        awaitClock();
        assertThat(requests()).hasSize(3);

        parameters.put("tags", List.of());
        handler.thingUpdated(describedThing());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(requests()).hasSize(4).last().isEqualTo("delete floor"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(handler.getThing().getProperties()).doesNotContainKey("tags"));
        assertThat(thing.getProperties()).doesNotContainKey("other");
    }

    @Test
    void tagsOfAnEarlierDeviceAreForgotten() {
        Thing thing = describedThing();
        thing.setProperty("productKey", PRODUCT);
        thing.setProperty("deviceName", "orchard");
        thing.setProperty("tags", "{\"floor\":\"2\"}");
        handler = new DeviceHandler(
                thing,
                new DeviceEnvironment(
                        runtime,
                        () -> store,
                        new FirmwareSurroundings(offers, () -> updates, userdata, THREADS),
                        models,
                        MirroredItems.NONE,
                        secrets));
        handler.setCallback(openhab.asOpenhab());
        handler.initialize();
        awaitOnline();
        awaitClock();

        assertThat(thing.getProperties()).doesNotContainKey("tags");
        assertThat(requests()).isEmpty();
    }

    private void awaitClock() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(handler.getThing().getProperties().get("clockOffset"))
                                .matches("-?\\d+\\.\\d s"));
    }

    @Test
    void theClockIsComparedWithThePlatforms() {
        startThing();
        awaitOnline();

        awaitClock();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "floor", "[]", "{\"a\":{}}", "{\"a\":1", "null"})
    void whatIsRememberedMayBeNonsense(String text) {
        assertThat(WrittenTags.of(text)).isEmpty();
    }

    @Test
    void whatIsRememberedIsReadAgain() {
        TreeMap<String, String> tags = new TreeMap<>();
        assertThat(WrittenTags.toText(tags)).isNull();
        tags.put("room", "\"glass\" house");
        assertThat(WrittenTags.of(WrittenTags.toText(tags))).isEqualTo(tags);
    }
}
