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
package org.openhab.aliyuniot.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.GatewayDefinition;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.SendResult;

/** What ends the sessions of sub-devices, and what goes with these. */
@NonNullByDefault({})
class SubDeviceSessionTest {
    private static final String GATEWAY = "gw001";
    private static final String OTHER = "gw002";
    private static final String SUB = "sub001";

    @Emulated(devices = {GATEWAY, OTHER})
    private static AliyunIotEmulator emulator;

    @BeforeEach
    void freshDevices() {
        emulator.devices().add(GatewayClient.subDevice(SUB));
        emulator.devices().add(GatewayClient.subDevice("sub002"));
        emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY).add(GatewayClient.name(SUB), GatewayClient.name("sub002"));
    }

    @Test
    void aGatewayThatTakesASubDeviceOverKicksTheOther() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY);
                GatewayClient other = connected(OTHER)) {
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            assertThat(other.add(SUB)).isEqualTo(200);
            assertThat(gateway.errors()).isEmpty();
            assertThat(other.logIn(SUB)).isEqualTo(200);
            Waiting.until(() -> gateway.errors().equals(List.of("427 sub001")));
            assertThat(state(SUB).gateway()).isEqualTo(new DeviceName(TestDevice.PRODUCT_KEY, OTHER));
            post(gateway, SUB);
            Waiting.until(() -> gateway.errors().equals(List.of("427 sub001", "520 sub001")));
            assertThat(other.errors()).isEmpty();
            assertThat(gateway.logIn(SUB)).isEqualTo(6401);
        }
    }

    @Test
    void aSubDeviceThatConnectsByItselfEndsItsSession() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            String content = "clientIdcdeviceNamesub001productKeya1SubPk0001";
            try (TestDevice direct = new TestDevice(
                    "tcp://127.0.0.1:" + emulator.ports().tcp(),
                    "c|securemode=3,signmethod=hmacsha256|",
                    "sub001&a1SubPk0001",
                    GatewayClient.hmac("hmacSha256", GatewayClient.SECRET, content))) {
                direct.client.connect(direct.options);
                Waiting.until(() -> gateway.errors().equals(List.of("427 sub001")));
                assertThat(state(SUB).gateway()).isNull();
                assertThat(gateway.logIn(SUB)).isEqualTo(200);
                Waiting.until(() -> !direct.client.isConnected());
                assertThat(gateway.errors()).hasSize(1);
            }
        }
    }

    @Test
    void aSessionEndsWithWhatIsDoneInTheCloud() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            emulator.device(GatewayClient.PRODUCT_KEY, SUB).setEnabled(false);
            Waiting.until(() -> gateway.errors().equals(List.of("522 sub001")));
            assertThat(gateway.device.arrivedOn(GatewayClient.system(SUB, "thing/disable")))
                    .hasSize(1);
            // That has no session any more, and is no mistake.
            gateway.device.publish(
                    GatewayClient.system(SUB, "thing/disable_reply"), "{\"id\":\"1\",\"code\":200,\"data\":{}}", 0);
            emulator.device(GatewayClient.PRODUCT_KEY, SUB).setEnabled(true);
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY).remove(GatewayClient.name(SUB));
            Waiting.until(() -> gateway.errors().equals(List.of("522 sub001", "6401 sub001")));
            assertThat(gateway.logIn("sub002")).isEqualTo(200);
            emulator.devices().remove(GatewayClient.PRODUCT_KEY, "sub002");
            Waiting.until(() -> gateway.errors().equals(List.of("522 sub001", "6401 sub001", "521 sub002")));
            assertThat(gateway.device.client.isConnected()).isTrue();
            assertThat(emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY).subDevices())
                    .isEmpty();
        }
    }

    @Test
    void aSessionThatTheOperatorEndsIsJustNotThere() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            assertThat(emulator.device(GatewayClient.PRODUCT_KEY, SUB).disconnect())
                    .isTrue();
            assertThat(state(SUB).online()).isFalse();
            post(gateway, SUB);
            Waiting.until(() -> gateway.errors().equals(List.of("520 sub001")));
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            post(gateway, SUB);
            Waiting.until(() -> !gateway.device
                    .arrivedOn(GatewayClient.system(SUB, "thing/event/property/post_reply"))
                    .isEmpty());
        }
    }

    @Test
    void aGatewayThatHasLeftTheTopologyOfItsOwnWillHasNoSession() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            ArrayNode names = GatewayClient.MAPPER.createArrayNode().add(GatewayClient.named(SUB));
            assertThat(gateway.ask(gateway.device.system("thing/topo/delete"), names)
                            .path("code")
                            .asInt())
                    .isEqualTo(200);
            assertThat(state(SUB).online()).isFalse();
            assertThat(gateway.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disconnect", "cut", "restart", "second"})
    void subDevicesAreOfflineWithTheirGateway(String how) throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            switch (how) {
                case "disconnect" -> gateway.device.client.disconnect();
                case "cut" -> emulator.device(TestDevice.PRODUCT_KEY, GATEWAY).disconnect();
                case "restart" -> emulator.restart(Duration.ZERO, true);
                default -> connected(GATEWAY).close();
            }
            Waiting.until(() -> !state(SUB).online());
        }
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(state(SUB).online()).isFalse();
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
        }
    }

    @Test
    void subscriptionsComeAndGoWithTheSessionAndCountForTheConnection() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            String topic = "/" + GatewayClient.PRODUCT_KEY + "/" + SUB + "/user/get";
            assertThat(subscribe(gateway, topic)).isEqualTo(0x80);
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            // QoS 0 is all that there is for sub-devices.
            assertThat(subscribe(gateway, topic)).isZero();
            assertThat(send("user/get")).isEqualTo(SendResult.SENT);
            Waiting.until(() -> !gateway.device.arrivedOn(topic).isEmpty());
            for (int count = 1; count < 100; count++) {
                assertThat(subscribe(gateway, topic.replace("get", "get" + count)))
                        .isZero();
            }
            assertThat(subscribe(gateway, topic.replace("get", "more"))).isEqualTo(0x80);
            assertThat(subscribe(gateway, gateway.device.topic("user/get"))).isEqualTo(0x80);
            gateway.device.client.unsubscribe(topic.replace("get", "get1"));
            assertThat(subscribe(gateway, gateway.device.topic("user/get"))).isEqualTo(1);
            assertThat(gateway.logOut(SUB)).isEqualTo(200);
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            assertThat(send("user/get")).isEqualTo(SendResult.NOT_SUBSCRIBED);
        }
    }

    @Test
    void aKeptSessionKeepsSubscriptionsAndMessages() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            ObjectNode params = GatewayClient.login(SUB).put("cleanSession", "false");
            assertThat(code(gateway, "login", params)).isEqualTo(200);
            assertThat(gateway.logOut(SUB)).isEqualTo(200);
            assertThat(emulator.device(GatewayClient.PRODUCT_KEY, SUB)
                            .send("thing/service/property/set", 1, "{}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(SendResult.QUEUED);
            assertThat(code(gateway, "login", params)).isEqualTo(200);
            Waiting.until(() -> !gateway.device
                    .arrivedOn(GatewayClient.system(SUB, "thing/service/property/set"))
                    .isEmpty());
        }
    }

    @Test
    void aConfiguredGatewayIsToldOfMissingSessionsFromTheStart(@TempDir Path data) throws Exception {
        try (AliyunIotEmulator configured = AliyunIotEmulator.start(EmulatorConfiguration.in(data)
                        .withDevice(TestDevice.PRODUCT_KEY, GATEWAY, TestDevice.SECRET)
                        .withGateway(
                                new GatewayDefinition(new DeviceName(TestDevice.PRODUCT_KEY, GATEWAY), List.of())));
                GatewayClient gateway = GatewayClient.connected(configured, GATEWAY)) {
            post(gateway, SUB);
            Waiting.until(() -> gateway.errors().equals(List.of("520 sub001")));
        }
    }

    @Test
    void requestsAreRefusedAndRepliesLostOnPurpose() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            emulator.faults().add(TestDevice.PRODUCT_KEY, GATEWAY, Fault.refuseAlink(1, "combine/login", 428));
            assertThat(gateway.logIn(SUB)).isEqualTo(428);
            emulator.faults().add(TestDevice.PRODUCT_KEY, GATEWAY, Fault.loseReply(1, "combine/+"));
            gateway.device.publish(
                    gateway.session("login"), "{\"id\":\"x\",\"params\":" + GatewayClient.login(SUB) + "}", 0);
            Waiting.until(() -> state(SUB).online());
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            assertThat(gateway.device.arrivedOn(gateway.session("login") + "_reply"))
                    .hasSize(2);
            assertThat(emulator.faults().all()).isEmpty();
        }
    }

    private static int code(GatewayClient gateway, String request, JsonNode params) throws Exception {
        return gateway.ask(gateway.session(request), params).path("code").asInt();
    }

    private static GatewayClient connected(String name) throws Exception {
        return GatewayClient.connected(emulator, name);
    }

    private static DeviceState state(String name) {
        return emulator.device(GatewayClient.PRODUCT_KEY, name).state();
    }

    private static void post(GatewayClient gateway, String name) throws Exception {
        gateway.device.publish(
                GatewayClient.system(name, "thing/event/property/post"), "{\"id\":\"9\",\"params\":{}}", 0);
    }

    private static SendResult send(String topic) {
        return emulator.device(GatewayClient.PRODUCT_KEY, SUB).send(topic, 0, "x".getBytes(StandardCharsets.UTF_8));
    }

    /** The granted QoS, or 0x80. */
    private static int subscribe(GatewayClient gateway, String filter) {
        try {
            int[] qos = {1};
            gateway.device.client.subscribe(new String[] {filter}, qos);
            return qos[0];
        } catch (MqttException e) {
            return 0x80;
        }
    }
}
