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
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** Sub-devices that are logged in and out on the connections of gateways, and what ends their sessions. */
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
    void aSubDeviceIsLoggedInAndOut() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            JsonNode reply = gateway.ask(gateway.session("login"), GatewayClient.login(SUB));
            assertThat(reply.path("code").asInt()).isEqualTo(200);
            assertThat(reply.path("data").toString())
                    .isEqualTo("{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"sub001\"}");
            DeviceState state = state(SUB);
            assertThat(state.online()).isTrue();
            assertThat(state.clientId()).isEqualTo("a1SubPk0001.sub001|_ss=1,_v=sdk-c-3.2.0|");
            assertThat(state.protocol()).isEqualTo("mqtt");
            assertThat(state.gateway()).isEqualTo(new DeviceName(TestDevice.PRODUCT_KEY, GATEWAY));
            assertThat(gateway.logOut(SUB)).isEqualTo(200);
            assertThat(state(SUB).online()).isFalse();
            assertThat(gateway.logOut(SUB)).isEqualTo(520);
            assertThat(gateway.errors()).isEmpty();
        }
    }

    /** How the official SDKs write a log-in: ids, tails of client ids, time since start, spelling of methods. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    C 2;  login;       a1SubPk0001.sub001|_v=sdk-c-2.3.0|;       "61234";        signMethod; hmacSha1;   {"id":"3","params":P,"method":"combine.login"};       3
                    C 3;  login;       a1SubPk0001.sub001|_ss=1,_v=sdk-c-3.2.0|; "61234";        signMethod; hmacSha256; {"id":"4","version":"1.0","params":P,"method":"combine.login"}; 4
                    C 4;  batch_login; a1SubPk0001.sub001|_ss=1,_v=sdk-c-4.1.0|; "2524608000000"; -;         hmacSha256; {"id":5, "version":"1.0", "params":{"deviceList":[P], "signMethod":"hmacSha256"}}; 5
                    Node; login;       a1SubPk0001&sub001;                       1524448722000;  signMethod; hmacsha1;   {"id":"6","version":"1.0","params":P,"method":""};    6
                    docs; batch_login; 12345;                                    "1581417203000"; signMethod; hmacmd5;   {"id":"7","params":{"deviceList":[P]}};               7
                    old;  login;       a1SubPk0001.sub001;                       "123";          signmethod; Sha256;     {"id" : "8", "params" : P};                           8
                    """)
    void officialSdksGetIn(
            String sdk,
            String request,
            String clientId,
            String timestamp,
            String methodField,
            String method,
            String payload,
            String id)
            throws Exception {
        String content =
                "clientId" + clientId + "deviceNamesub001productKeya1SubPk0001timestamp" + timestamp.replace("\"", "");
        ObjectNode params = GatewayClient.named(SUB)
                .put("clientId", clientId)
                .put("cleanSession", "false")
                .put("sign", GatewayClient.hmac(method, GatewayClient.SECRET, content));
        params.set("timestamp", GatewayClient.MAPPER.readTree(timestamp));
        if (!"-".equals(methodField)) {
            params.put(methodField, method);
        }
        try (GatewayClient gateway = connected(GATEWAY)) {
            JsonNode reply = gateway.send(gateway.session(request), payload.replace("P", params.toString()), id);
            assertThat(reply.path("code").asInt()).as(reply.toString()).isEqualTo(200);
            assertThat(state(SUB).clientId()).isEqualTo(clientId);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    sign;         00;            6287
                    timestamp;    1;             6287
                    clientId;     a1SubPk0001.sub001; 6287
                    cleanSession; false;         200
                    sign;         '';            460
                    signMethod;   rot13;         460
                    clientId;     '';            460
                    productKey;   '';            460
                    deviceName;   sub009;        6100
                    deviceName;   sub003;        6401
                    """)
    void aLogInThatIsWrongIsRefused(String field, String value, int code) throws Exception {
        emulator.devices().add(GatewayClient.subDevice("sub003"));
        try (GatewayClient gateway = connected(GATEWAY)) {
            ObjectNode params = GatewayClient.login(SUB).put(field, value);
            JsonNode reply = gateway.ask(gateway.session("login"), params);
            assertThat(reply.path("code").asInt()).isEqualTo(code);
            assertThat(reply.path("message").asText()).isNotEmpty().doesNotContain(GatewayClient.SECRET);
            // All or none.
            ObjectNode many = GatewayClient.MAPPER.createObjectNode();
            many.putArray("deviceList").add(GatewayClient.login("sub002")).add(params);
            assertThat(gateway.ask(gateway.session("batch_login"), many)
                            .path("code")
                            .asInt())
                    .isEqualTo(code);
            assertThat(state("sub002").online()).isEqualTo(code == 200);
        }
    }

    @Test
    void aDisabledSubDeviceIsRefused() throws Exception {
        emulator.device(GatewayClient.PRODUCT_KEY, SUB).setEnabled(false);
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.logIn(SUB)).isEqualTo(6204);
            emulator.device(GatewayClient.PRODUCT_KEY, SUB).setEnabled(true);
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
        }
    }

    @Test
    void fiftyAreLoggedInAndOutAtATime() throws Exception {
        List<String> names =
                IntStream.range(0, 51).mapToObj(number -> "many" + number).toList();
        names.forEach(name -> emulator.devices().add(GatewayClient.subDevice(name)));
        emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY)
                .add(names.stream().map(GatewayClient::name).toArray(DeviceName[]::new));
        try (GatewayClient gateway = connected(GATEWAY)) {
            ObjectNode params = GatewayClient.MAPPER.createObjectNode();
            ArrayNode list = params.putArray("deviceList");
            ArrayNode named = GatewayClient.MAPPER.createArrayNode();
            for (String name : names) {
                list.add(GatewayClient.login(name));
                named.add(GatewayClient.named(name));
            }
            assertThat(code(gateway, "batch_login", params)).isEqualTo(460);
            list.remove(50);
            JsonNode reply = gateway.ask(gateway.session("batch_login"), params);
            assertThat(reply.path("code").asInt()).isEqualTo(200);
            assertThat(reply.path("data")).hasSize(50);
            assertThat(state("many49").online()).isTrue();
            assertThat(code(gateway, "batch_logout", named)).isEqualTo(460);
            named.remove(0);
            // Many50 is not logged in, so that none is logged out.
            assertThat(code(gateway, "batch_logout", named)).isEqualTo(520);
            named.remove(49);
            assertThat(gateway.ask(gateway.session("batch_logout"), named).path("data"))
                    .hasSize(49);
            assertThat(emulator.devices().all().stream().filter(state -> state.gateway() != null))
                    .extracting(DeviceState::deviceName)
                    .containsExactly("many0");
        }
        names.forEach(name -> emulator.devices().remove(GatewayClient.PRODUCT_KEY, name));
    }

    @Test
    void twoThousandAreOnlineAtATime() throws Exception {
        List<String> names =
                IntStream.range(0, 2001).mapToObj(number -> "many" + number).toList();
        names.forEach(name -> emulator.devices().add(GatewayClient.subDevice(name)));
        List<DeviceName> named = names.stream().map(GatewayClient::name).toList();
        emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY).remove(GatewayClient.name(SUB));
        emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY).remove(GatewayClient.name("sub002"));
        emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY)
                .add(named.subList(0, 2000).toArray(DeviceName[]::new));
        try (GatewayClient gateway = connected(GATEWAY);
                GatewayClient other = connected(OTHER)) {
            for (int from = 0; from < 2000; from += 50) {
                ObjectNode params = GatewayClient.MAPPER.createObjectNode();
                ArrayNode list = params.putArray("deviceList");
                for (String name : names.subList(from, from + 50)) {
                    list.add(GatewayClient.login(name));
                }
                assertThat(code(gateway, "batch_login", params)).isEqualTo(200);
            }
            assertThat(emulator.devices().all().stream().filter(state -> state.gateway() != null))
                    .hasSize(2000);
            // One belongs to another gateway, but is online here until that logs it in.
            assertThat(other.add("many0")).isEqualTo(200);
            assertThat(gateway.add("many2000")).isEqualTo(200);
            assertThat(gateway.logIn("many2000")).isEqualTo(428);
            assertThat(other.logIn("many0")).isEqualTo(200);
            Waiting.until(() -> gateway.errors().equals(List.of("427 many0")));
            assertThat(gateway.logIn("many2000")).isEqualTo(200);
        }
        Waiting.until(() -> emulator.devices().all().stream().noneMatch(DeviceState::online));
        names.forEach(name -> emulator.devices().remove(GatewayClient.PRODUCT_KEY, name));
    }

    private static int code(GatewayClient gateway, String request, JsonNode params) throws Exception {
        return gateway.ask(gateway.session(request), params).path("code").asInt();
    }

    @Test
    void theSixthLogInWithinAMinuteIsRefusedIfLimitsAreStrict(@TempDir Path data) throws Exception {
        try (AliyunIotEmulator strict = AliyunIotEmulator.start(EmulatorConfiguration.in(data)
                        .withStrictLimits(true)
                        .withDevice(TestDevice.PRODUCT_KEY, GATEWAY, TestDevice.SECRET)
                        .withDevices(List.of(GatewayClient.subDevice(SUB)))
                        .withGateway(new GatewayDefinition(
                                new DeviceName(TestDevice.PRODUCT_KEY, GATEWAY), List.of(GatewayClient.name(SUB)))));
                GatewayClient gateway = GatewayClient.connected(strict, GATEWAY)) {
            for (int count = 0; count < 5; count++) {
                assertThat(gateway.logIn(SUB)).isEqualTo(200);
            }
            assertThat(gateway.logIn(SUB)).isEqualTo(429);
            assertThat(strict.device(GatewayClient.PRODUCT_KEY, SUB).state().online())
                    .isTrue();
        }
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
