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
package org.openhab.aliyuniot.emulator.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.topic.Subscriptions;

@NonNullByDefault({})
class MessagingTest {
    private static final String DEVICE = "lamp01";
    private static final int LIMIT = 256 * 1024;

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    @Test
    void whatADevicePublishesIsKept() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(device.topic("user/update"), "first", 0);
            device.publish(device.topic("user/update/error"), "second", 1);
            Waiting.until(() -> messages(0).size() == 2);
            assertThat(messages(0)).extracting(ReceivedMessage::text).containsExactly("first", "second");
            assertThat(messages(0)).extracting(ReceivedMessage::seq).containsExactly(1L, 2L);
            assertThat(messages(0)).extracting(ReceivedMessage::qos).containsExactly(0, 1);
            assertThat(messages(1))
                    .extracting(ReceivedMessage::topic)
                    .containsExactly(device.topic("user/update/error"));
        }
    }

    @Test
    void onlySubscribedTopicsReachADevice() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertThat(send("user/get", 1, "early")).isEqualTo(SendResult.NOT_SUBSCRIBED);
            device.client.subscribe(device.topic("user/get"), 1);
            device.client.subscribe(device.topic("user/set/+"), 0);
            assertThat(send("user/get", 1, "one")).isEqualTo(SendResult.SENT);
            assertThat(send("user/set/power", 1, "two")).isEqualTo(SendResult.SENT);
            Waiting.until(() -> device.arrived.size() == 2);
            assertThat(device.arrivedOn(device.topic("user/get"))).containsExactly("one");
            assertThat(device.arrivedOn(device.topic("user/set/power"))).containsExactly("two");
            device.client.unsubscribe(device.topic("user/get"));
            assertThat(send("user/get", 1, "late")).isEqualTo(SendResult.NOT_SUBSCRIBED);
        }
        Waiting.until(() -> send("user/get", 1, "gone") == SendResult.OFFLINE);
    }

    @Test
    void whatADevicePublishesDoesNotComeBackToIt() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.topic("user/#"), 1);
            device.publish(device.topic("user/lamp/state"), "on", 1);
            Waiting.until(() -> messages(0).size() == 1);
            send("user/get", 1, "last");
            Waiting.until(() -> !device.arrived.isEmpty());
            assertThat(device.arrived).hasSize(1);
        }
    }

    @Test
    void foreignTopicsAndWildcardsAcrossDevicesAreRefusedInSuback() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            for (String filter : List.of("/a1Abc123Def/other/user/get", "/sys/+/+/thing/service/property/set", "#")) {
                assertThatThrownBy(() -> device.client.subscribe(filter, 1))
                        .isInstanceOfSatisfying(
                                MqttException.class,
                                e -> assertThat(e.getReasonCode()).isEqualTo(128));
            }
            assertThat(device.client.isConnected()).isTrue();
            assertThat(state().subscriptions()).isEmpty();
        }
    }

    @Test
    void subscriptionsOfACleanSessionEndWithIt() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.topic("user/get"), 1);
            assertThat(state().subscriptions()).hasSize(1);
            device.client.disconnect();
            Waiting.until(() -> !state().online());
            assertThat(state().subscriptions()).isEmpty();
        }
    }

    @Test
    void theHundredAndFirstSubscriptionIsRefused() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            for (int i = 0; i < Subscriptions.MAX_PER_DEVICE; i++) {
                device.client.subscribe(device.topic("user/t" + i), 1);
            }
            device.client.subscribe(device.topic("user/t0"), 0);
            assertThatThrownBy(() -> device.client.subscribe(device.topic("user/more"), 1))
                    .isInstanceOfSatisfying(
                            MqttException.class,
                            e -> assertThat(e.getReasonCode()).isEqualTo(128));
            assertThat(state().subscriptions()).hasSize(Subscriptions.MAX_PER_DEVICE);
        }
    }

    @Test
    void qosTwoIsGrantedAsOne() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertThat(device.client
                            .subscribeWithResponse(device.topic("user/get"), 2)
                            .getGrantedQos())
                    .containsExactly(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a1Abc123Def/other/user/update",
                "/a1Abc123Def/lamp01/user/get",
                "/sys/a1Abc123Def/other/thing/event/property/post",
                "some/topic",
            })
    void publishingToAForbiddenTopicClosesTheConnection(String topic) throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(topic, "x", 0);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(state().lastProblem()).contains(topic);
            assertThat(messages(0)).isEmpty();
        }
    }

    @Test
    void aPayloadOfTheLimitIsTakenAndALargerOneClosesTheConnection() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(device.topic("user/update"), "x".repeat(LIMIT), 1);
            Waiting.until(() -> messages(0).size() == 1);
            device.publish(device.topic("user/update"), new byte[LIMIT + 1], 0);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(messages(0)).hasSize(1);
        }
    }

    @Test
    void aPacketFarBeyondTheLimitClosesTheConnection() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(device.topic("user/update"), new byte[4 * LIMIT], 0);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(messages(0)).isEmpty();
        }
    }

    @Test
    void publishingWithQosTwoClosesTheConnection() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(device.topic("user/update"), "x", 2);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(state().lastProblem()).contains("QoS 2");
        }
    }

    @Test
    void theRetainFlagIsIgnored() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            MqttMessage message = new MqttMessage("kept?".getBytes(StandardCharsets.UTF_8));
            message.setRetained(true);
            message.setQos(1);
            device.client.publish(device.topic("user/lamp/state"), message);
            device.client.subscribe(device.topic("user/#"), 1);
            send("user/get", 1, "last");
            Waiting.until(() -> !device.arrived.isEmpty());
            assertThat(device.arrived).hasSize(1);
            assertThat(device.client.isConnected()).isTrue();
        }
    }

    @Test
    void theOlderOfTwoSessionsIsClosed() throws Exception {
        try (TestDevice older = TestDevice.connected(emulator, DEVICE);
                TestDevice newer = TestDevice.connected(emulator, DEVICE)) {
            Waiting.until(() -> !older.client.isConnected());
            newer.client.subscribe(newer.topic("user/get"), 1);
            assertThat(send("user/get", 1, "hello")).isEqualTo(SendResult.SENT);
            Waiting.until(() -> !newer.arrived.isEmpty());
            assertThat(older.arrived).isEmpty();
            assertThat(state().connects()).isEqualTo(2);
            assertThat(state().online()).isTrue();
        }
    }

    @Test
    void systemTopicsReachADeviceThatNeverSubscribed() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertThat(send("thing/service/property/set", 1, "{}")).isEqualTo(SendResult.SENT);
            assertThat(send("rrpc/request/17", 0, "{}")).isEqualTo(SendResult.SENT);
            assertThat(send("/ota/device/upgrade/${productKey}/${deviceName}", 1, "{}"))
                    .isEqualTo(SendResult.SENT);
            Waiting.until(() -> device.arrived.size() == 3);
            assertThat(device.arrivedOn(device.system("thing/service/property/set")))
                    .hasSize(1);
        }
    }

    @Test
    void aSystemTopicThatIsAlsoSubscribedComesOnce() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.system("thing/service/property/set"), 1);
            device.client.subscribe(device.system("thing/#"), 1);
            send("thing/service/property/set", 1, "{}");
            send("thing/service/last", 1, "{}");
            Waiting.until(
                    () -> !device.arrivedOn(device.system("thing/service/last")).isEmpty());
            assertThat(device.arrived).hasSize(2);
        }
    }

    @Test
    void givingASystemTopicUpTurnsItOffUntilItIsSubscribedToAgain() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            String topic = device.system("thing/service/property/set");
            device.client.unsubscribe(topic);
            assertThat(send("thing/service/property/set", 1, "{}")).isEqualTo(SendResult.NOT_SUBSCRIBED);
            device.client.subscribe(topic, 1);
            assertThat(send("thing/service/property/set", 1, "{}")).isEqualTo(SendResult.SENT);
            device.client.unsubscribe(topic);
            assertThat(send("thing/service/property/set", 1, "{}")).isEqualTo(SendResult.NOT_SUBSCRIBED);
        }
    }

    @Test
    void aKeptSessionQueuesQosOneAndKeepsItsSubscriptions() throws Exception {
        try (TestDevice device = TestDevice.of(emulator, DEVICE)) {
            device.options.setCleanSession(false);
            device.client.connect(device.options);
            device.client.subscribe(device.topic("user/get"), 1);
            device.client.disconnect();
            Waiting.until(() -> !state().online());
            assertThat(send("user/get", 0, "lost")).isEqualTo(SendResult.OFFLINE);
            assertThat(send("user/get", 1, "kept")).isEqualTo(SendResult.QUEUED);
            assertThat(device.client.connectWithResult(device.options).getSessionPresent())
                    .isTrue();
            Waiting.until(() -> !device.arrived.isEmpty());
            assertThat(device.arrivedOn(device.topic("user/get"))).containsExactly("kept");
        }
    }

    @Test
    void whatWasNotAcknowledgedComesAgainInTheNextConnectionOfAKeptSession() throws Exception {
        try (TestDevice device = TestDevice.of(emulator, DEVICE)) {
            device.client.setManualAcks(true);
            device.options.setCleanSession(false);
            device.client.connect(device.options);
            device.client.subscribe(device.topic("user/get"), 1);
            send("user/get", 1, "first");
            send("user/get", 1, "second");
            Waiting.until(() -> device.arrived.size() == 2);
            emulator.device(TestDevice.PRODUCT_KEY, DEVICE).disconnect();
            Waiting.until(() -> !device.client.isConnected());
            send("user/get", 1, "third");
            assertThat(device.connectCode()).isZero();
            Waiting.until(() -> device.arrived.size() == 5);
            assertThat(device.arrivedOn(device.topic("user/get")))
                    .containsExactly("first", "second", "first", "second", "third");
        }
    }

    @Test
    void aCleanSessionForgetsTheKeptOne() throws Exception {
        try (TestDevice device = TestDevice.of(emulator, DEVICE)) {
            device.options.setCleanSession(false);
            device.client.connect(device.options);
            device.client.subscribe(device.topic("user/get"), 1);
            device.client.disconnect();
            device.options.setCleanSession(true);
            assertThat(device.client.connectWithResult(device.options).getSessionPresent())
                    .isFalse();
            assertThat(send("user/get", 1, "x")).isEqualTo(SendResult.NOT_SUBSCRIBED);
        }
    }

    @Test
    void manyMessagesArriveInOrderThroughTheWindow() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.topic("user/get"), 1);
            for (int i = 0; i < 500; i++) {
                assertThat(send("user/get", 1, Integer.toString(i))).isEqualTo(SendResult.SENT);
            }
            Waiting.until(() -> device.arrived.size() == 500);
            assertThat(device.arrivedOn(device.topic("user/get")).get(499)).isEqualTo("499");
        }
    }

    private static SendResult send(String topic, int qos, String payload) {
        return emulator.device(TestDevice.PRODUCT_KEY, DEVICE)
                .send(topic, qos, payload.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ReceivedMessage> messages(long after) {
        return emulator.device(TestDevice.PRODUCT_KEY, DEVICE).messages(after);
    }

    private static DeviceState state() {
        return emulator.device(TestDevice.PRODUCT_KEY, DEVICE).state();
    }
}
