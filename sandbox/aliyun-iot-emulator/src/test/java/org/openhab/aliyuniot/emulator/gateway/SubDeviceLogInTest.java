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
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.GatewayDefinition;
import org.openhab.aliyuniot.emulator.device.DeviceState;

/** Sub-devices that are logged in and out on the connections of gateways, as the official SDKs do it and wrongly. */
@NonNullByDefault({})
class SubDeviceLogInTest {
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
    void aSubDeviceIsNoGateway() throws Exception {
        emulator.gateway(GatewayClient.PRODUCT_KEY, SUB).add(GatewayClient.name("sub002"));
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
            String topic = gateway.session("login").replace("a1Abc123Def/gw001", "a1SubPk0001/sub001");
            assertThat(gateway.ask(topic, GatewayClient.login("sub002"))
                            .path("code")
                            .asInt())
                    .isEqualTo(500);
            assertThat(state("sub002").online()).isFalse();
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

    private static int code(GatewayClient gateway, String request, JsonNode params) throws Exception {
        return gateway.ask(gateway.session(request), params).path("code").asInt();
    }

    private static GatewayClient connected(String name) throws Exception {
        return GatewayClient.connected(emulator, name);
    }

    private static DeviceState state(String name) {
        return emulator.device(GatewayClient.PRODUCT_KEY, name).state();
    }
}
