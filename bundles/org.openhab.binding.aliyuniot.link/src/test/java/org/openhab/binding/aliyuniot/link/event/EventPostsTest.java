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
package org.openhab.binding.aliyuniot.link.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;

/** Events at the emulator, over real sockets. */
@NonNullByDefault({})
class EventPostsTest {
    @TempDir
    Path folder;

    private EmulatedDevice device;
    private AlinkRequests requests;
    private EventPosts events;

    @BeforeEach
    void start() throws Exception {
        device = new EmulatedDevice(folder, Duration.ofMillis(50));
        requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
        events = new EventPosts(requests, () -> 1_800_000_000_000L);
        device.goOnline();
    }

    @AfterEach
    void stop() {
        requests.close();
        device.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarm", "block:alarm"})
    void anEventIsPostedAndRepliedTo(String identifier) throws Exception {
        JsonObject value = new JsonObject();
        value.addProperty("level", 3);
        AlinkReply reply = events.post(identifier, value)
                .toCompletableFuture()
                .get(EmulatedDevice.BOUND.toSeconds(), TimeUnit.SECONDS);
        assertThat(reply.isSuccess()).isTrue();
        assertThat(device.arrived("/sys/a1Abc123Def/dev001/thing/event/" + identifier + "/post"))
                .singleElement()
                .satisfies(payload -> {
                    JsonObject request = JsonParser.parseString(payload).getAsJsonObject();
                    assertThat(request.get("params")).hasToString("{\"value\":{\"level\":3},\"time\":1800000000000}");
                    assertThat(request.get("method").getAsString()).isEqualTo("thing.event." + identifier + ".post");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "+", "#", "a b", "ä", "a\n"})
    void whatIsNoIdentifierIsRefused(String identifier) {
        assertThatIllegalArgumentException().isThrownBy(() -> events.post(identifier, new JsonObject()));
    }

    @Test
    void twoEventsHaveTheirOwnReplies() throws Exception {
        var first = events.post("one", new JsonObject()).toCompletableFuture();
        var second = events.post("two", new JsonObject()).toCompletableFuture();
        assertThat(first.get(EmulatedDevice.BOUND.toSeconds(), TimeUnit.SECONDS).isSuccess())
                .isTrue();
        assertThat(second.get(EmulatedDevice.BOUND.toSeconds(), TimeUnit.SECONDS)
                        .isSuccess())
                .isTrue();
    }
}
