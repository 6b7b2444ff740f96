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

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.types.RefreshType;

/** What an edited file or a save in the UI does to a running thing. */
@NonNullByDefault({})
class ThingUpdateTest extends EmulatedCloud {
    private static final String OWN = "/" + PRODUCT + "/" + DEVICE + "/user/";

    private void update() {
        handler.thingUpdated(describedThing());
    }

    private void awaitSubscriptions(String... topics) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(device().subscriptions())
                        .filteredOn(filter -> filter.startsWith(OWN))
                        .containsExactlyInAnyOrder(topics));
    }

    @Test
    void anotherLabelChangesNothingButTheThing() {
        startThing();
        awaitOnline();
        assertThat(send("user/get", "ON")).isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE).until(() -> openhab.events.size() == 1);

        Thing changed = describedThing();
        changed.setLabel("Other Label");
        handler.thingUpdated(changed);

        assertThat(handler.getThing()).isSameAs(changed);
        assertThat(changed.getStatusInfo().getStatus()).isEqualTo(ThingStatus.ONLINE);
        assertThat(changed.getProperties()).containsEntry("deviceName", DEVICE).containsEntry("protocol", "MQTT/TLS");
        assertThat(openhab.statuses).extracting(ThingStatusInfo::getStatus).doesNotContain(ThingStatus.OFFLINE);
        handler.handleCommand(channel("pump"), RefreshType.REFRESH);
        assertThat(openhab.events).containsExactly("pump state ON", "pump state ON");
        assertThat(device().connects()).isEqualTo(1);
    }

    @Test
    void onlyTheDifferencesOfChannelsAreSubscribed() {
        addChannel("notice", "message", Map.of("subscribeTopic", "user/notice"));
        startThing();
        awaitOnline();
        awaitSubscriptions(OWN + "get", OWN + "notice");

        channels.remove(1);
        addChannel("target", "number", Map.of("subscribeTopic", "user/set"));
        update();

        awaitSubscriptions(OWN + "get", OWN + "set");
        await().atMost(PATIENCE).until(() -> send("user/set", "21") == SendResult.SENT);
        assertThat(send("user/get", "OFF")).isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(openhab.events).containsExactlyInAnyOrder("target state 21", "pump state OFF"));
        assertThat(device().connects()).isEqualTo(1);
    }

    @Test
    void aTopicMovesToAnotherChannelAndAChannelToAnotherType() {
        startThing();
        awaitOnline();

        channels.clear();
        addChannel("valve", "contact", Map.of("subscribeTopic", "user/get", "openValue", "ON"));
        update();
        assertThat(send("user/get", "ON")).isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).containsExactly("valve state OPEN"));

        channels.clear();
        addChannel("valve", "string", Map.of("subscribeTopic", "user/get"));
        update();
        assertThat(send("user/get", "ON")).isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(openhab.events).containsExactly("valve state OPEN", "valve state ON"));
        assertThat(device().connects()).isEqualTo(1);
    }

    /** Sends numbers, some hundreds at least, and tells the events that they make. */
    private List<String> sendUntil(AtomicBoolean done) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 300 || !done.get(); i++) {
            assertThat(send("user/get", Integer.toString(i))).isEqualTo(SendResult.SENT);
            expected.add("steady state " + i);
        }
        return expected;
    }

    @Test
    void unchangedChannelsMissNothingWhileOthersChange() {
        channels.clear();
        addChannel("steady", "number", Map.of("subscribeTopic", "user/get"));
        startThing();
        awaitOnline();
        awaitSubscriptions(OWN + "get");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<List<String>> sending = CompletableFuture.supplyAsync(() -> sendUntil(done));
        for (int i = 0; i < 20; i++) {
            channels.subList(1, channels.size()).clear();
            addChannel("other" + i % 3, "string", Map.of("subscribeTopic", i % 2 == 0 ? "user/set" : "user/notice"));
            update();
        }
        done.set(true);

        List<String> expected = sending.join();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).containsExactlyElementsOf(expected));
        assertThat(device().connects()).isEqualTo(1);
    }

    @Test
    void aChannelThatReadsOtherwiseHearsEachMessageOnceAllTheSame() {
        channels.clear();
        addChannel("steady", "number", Map.of("subscribeTopic", "user/get"));
        startThing();
        awaitOnline();
        awaitSubscriptions(OWN + "get");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<List<String>> sending = CompletableFuture.supplyAsync(() -> sendUntil(done));
        for (int i = 0; i < 20; i++) {
            channels.clear();
            addChannel("steady", "number", Map.of("subscribeTopic", "user/get", "max", new BigDecimal(1000 + i)));
            update();
        }
        done.set(true);

        List<String> expected = sending.join();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).containsExactlyElementsOf(expected));
        assertThat(device().connects()).isEqualTo(1);
    }

    @Test
    void anotherParameterOpensAnotherConnection() {
        startThing();
        awaitOnline();

        parameters.put("keepAlive", new BigDecimal(60));
        update();

        await().atMost(PATIENCE).until(() -> device().connects() == 2);
        awaitOnline();
    }

    @Test
    void parametersThatMeanTheSameDoNot() {
        startThing();
        awaitOnline();

        parameters.put("keepAlive", new BigDecimal("300.0"));
        parameters.put("protocol", "TLS");
        update();
        handler.handleConfigurationUpdate(Map.of("signMethod", "hmacsha256", "queueMessages", new BigDecimal(1000)));

        assertThat(handler.getThing().getConfiguration().getProperties()).containsEntry("signMethod", "hmacsha256");
        assertThat(openhab.statuses).extracting(ThingStatusInfo::getStatus).doesNotContain(ThingStatus.OFFLINE);
        handler.handleCommand(channel("pump"), OnOffType.ON);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("ON"));
        assertThat(device().connects()).isEqualTo(1);
    }

    @Test
    void aMistakeIsShownAndItsCorrectionTakesEffect() {
        startThing();
        awaitOnline();

        addChannel("lamp", "switch", Map.of("publishTopic", "user/#"));
        update();
        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.channel-topic-malformed [\"lamp\", \"user/#\"]");

        channels.remove(1);
        addChannel("lamp", "switch", Map.of("publishTopic", "user/update"));
        update();
        awaitOnline();
        handler.handleCommand(channel("lamp"), OnOffType.OFF);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("OFF"));
    }

    @Test
    void aChangeWhileTheCloudIsAwayTakesEffectWhenItIsBack() throws Exception {
        startThing();
        awaitOnline();
        cloud.close();
        await().atMost(PATIENCE).until(() -> lastStatus().getStatus() == ThingStatus.OFFLINE);

        addChannel("target", "number", Map.of("subscribeTopic", "user/set"));
        update();
        assertThat(lastStatus().getStatus()).isEqualTo(ThingStatus.OFFLINE);
        cloud = org.openhab.aliyuniot.emulator.AliyunIotEmulator.start(cloud.configuration());

        awaitOnline();
        awaitSubscriptions(OWN + "get", OWN + "set");
    }

    @Test
    void callsOnATopicOfTheDevicesOwnHaveToBeAnnouncedByAnotherLogin() {
        startThing();
        awaitOnline();
        assertThat(device().clientId()).doesNotContain("ext=");

        addChannel("call", "rrpc", Map.of("topic", "user/get"));
        update();

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(String.valueOf(device().clientId())).contains("ext=1"));
    }
}
