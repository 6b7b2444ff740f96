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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.cloud.CloudGateway;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.DeviceState;

/** Which sub-devices belong to which gateway: what gateways ask for, and what they are told. */
@NonNullByDefault({})
class TopologyTest {
    private static final String GATEWAY = "gw001";
    private static final String OTHER = "gw002";

    @Emulated(devices = {GATEWAY, OTHER})
    private static AliyunIotEmulator emulator;

    @BeforeEach
    void freshDevices() {
        emulator.devices().add(GatewayClient.subDevice("sub001"));
        emulator.devices().add(GatewayClient.subDevice("sub002"));
    }

    @Test
    void subDevicesAreAddedListedAndDeleted() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.add("sub001", "sub002")).isEqualTo(200);
            JsonNode all = gateway.ask(gateway.device.system("thing/topo/get"), "\"{}\"");
            assertThat(all.path("data").toString())
                    .isEqualTo("[{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"sub001\"},"
                            + "{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"sub002\"}]");
            JsonNode deleted = gateway.ask(
                    gateway.device.system("thing/topo/delete"),
                    GatewayClient.MAPPER.createArrayNode().add(GatewayClient.named("sub001")));
            assertThat(deleted.path("code").asInt()).isEqualTo(200);
            assertThat(deleted.path("data")).hasSize(1);
            assertThat(subDevices(GATEWAY)).containsExactly("sub002");
            assertThat(gateway.changes()).isEmpty();
        }
    }

    /** That of the official SDK for Node.js. */
    @Test
    void aPublishedSignatureIsTaken() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            JsonNode reply = gateway.ask(gateway.device.system("thing/topo/add"), """
                    [{"productKey":"a1SubPk0001","deviceName":"sub001","clientId":"a1SubPk0001&sub001",
                    "timestamp":1524448722000,"signMethod":"hmacsha1",
                    "sign":"7c348f3239bb03b2bca9f3d839704e4243539549"}]""");
            assertThat(reply.path("code").asInt()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmacSha1", "hmacSha256", "hmacMd5", "HMACMD5", "Sha256", "hmacsha1"})
    void allSignMethodsAreTaken(String method) throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            for (String field : List.of("signmethod", "signMethod")) {
                ArrayNode params = GatewayClient.MAPPER
                        .createArrayNode()
                        .add(GatewayClient.signed("sub001", "a1SubPk0001.sub001", field, method));
                assertThat(gateway.ask(gateway.device.system("thing/topo/add"), params)
                                .path("code")
                                .asInt())
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    sub001;  sign;        00;           401
                    sub001;  timestamp;   61235;        401
                    sub001;  clientId;    another;      401
                    sub001;  sign;        '';           460
                    sub001;  sign;        xyz;          460
                    sub001;  signmethod;  rot13;        460
                    sub001;  deviceName;  '';           460
                    sub001;  deviceName;  sub009;       6100
                    sub001;  productKey;  a1Nothing;    6100
                    """)
    void whatIsWrongWithASubDeviceIsRefused(String name, String field, String value, int code) throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            ArrayNode params = GatewayClient.MAPPER.createArrayNode();
            params.add(GatewayClient.signed("sub002", "a1SubPk0001.sub002", "signmethod", "hmacSha256"));
            params.add(GatewayClient.signed(name, "a1SubPk0001." + name, "signmethod", "hmacSha256")
                    .put(field, value));
            JsonNode reply = gateway.ask(gateway.device.system("thing/topo/add"), params);
            assertThat(reply.path("code").asInt()).isEqualTo(code);
            assertThat(reply.path("message").asText()).doesNotContain(GatewayClient.SECRET);
            // As a whole or not at all.
            assertThat(subDevices(GATEWAY)).isEmpty();
        }
    }

    @Test
    void aGatewayIsNoSubDeviceOfItself() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            JsonNode reply = gateway.ask(gateway.device.system("thing/topo/add"), """
                    [{"productKey":"a1Abc123Def","deviceName":"gw001","sign":"00","signmethod":"hmacMd5"}]""");
            assertThat(reply.path("code").asInt()).isEqualTo(6402);
        }
    }

    @Test
    void aDisabledSubDeviceIsNotAdded() throws Exception {
        emulator.device(GatewayClient.PRODUCT_KEY, "sub001").setEnabled(false);
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.add("sub001")).isEqualTo(6204);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    thing/topo/add;     {};       460
                    thing/topo/add;     [];       460
                    thing/topo/delete;  [];       460
                    thing/topo/delete;  [{}];     460
                    thing/topo/delete;  [{"productKey":"a1SubPk0001","deviceName":"sub009"}];  6100
                    thing/topo/delete;  [{"productKey":"a1SubPk0001","deviceName":"sub001"}];  6401
                    thing/list/found;   [];       460
                    thing/list/found;   [{"productKey":"a1Nothing","deviceName":"sub001"}];    6250
                    thing/list/found;   [{"productKey":"a1SubPk0001","deviceName":"sub 1"}];   6280
                    thing/sub/unregister; [];     500
                    """)
    void malformedRequestsAreRefused(String path, String params, int code) throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.ask(gateway.device.system(path), params)
                            .path("code")
                            .asInt())
                    .isEqualTo(code);
        }
    }

    @Test
    void thirtyAreAddedAtATimeAndTwoThousandInAll() throws Exception {
        String[] names =
                IntStream.range(0, 2010).mapToObj(number -> "many" + number).toArray(String[]::new);
        for (String name : names) {
            emulator.devices().add(GatewayClient.subDevice(name));
        }
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(gateway.add(part(names, 0, 31))).isEqualTo(460);
            for (int from = 0; from < 1980; from += 30) {
                assertThat(gateway.add(part(names, from, from + 30))).isEqualTo(200);
            }
            assertThat(gateway.add(part(names, 1980, 2001))).isEqualTo(6400);
            assertThat(gateway.add(part(names, 1970, 2000))).isEqualTo(200);
            assertThat(gateway.add("many2000")).isEqualTo(6400);
            assertThat(subDevices(GATEWAY)).hasSize(2000);
        }
        for (String name : names) {
            emulator.devices().remove(GatewayClient.PRODUCT_KEY, name);
        }
        assertThat(subDevices(GATEWAY)).isEmpty();
    }

    private static String[] part(String[] names, int from, int to) {
        return List.of(names).subList(from, to).toArray(String[]::new);
    }

    @Test
    void anotherGatewayTakesASubDeviceOver() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY);
                GatewayClient other = connected(OTHER)) {
            assertThat(gateway.add("sub001", "sub002")).isEqualTo(200);
            assertThat(other.add("sub001")).isEqualTo(200);
            assertThat(subDevices(GATEWAY)).containsExactly("sub002");
            assertThat(subDevices(OTHER)).containsExactly("sub001");
            assertThat(gateway.logIn("sub001")).isEqualTo(6401);
        }
    }

    @Test
    void theGatewayIsToldOfWhatIsChangedInTheCloud() throws Exception {
        CloudGateway cloud = emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY);
        try (GatewayClient gateway = connected(GATEWAY)) {
            cloud.add(GatewayClient.name("sub001"), GatewayClient.name("sub002"));
            emulator.device(GatewayClient.PRODUCT_KEY, "sub001").setEnabled(false);
            emulator.device(GatewayClient.PRODUCT_KEY, "sub001").setEnabled(true);
            assertThat(cloud.remove(GatewayClient.name("sub002"))).isTrue();
            assertThat(cloud.remove(GatewayClient.name("sub002"))).isFalse();
            emulator.devices().remove(GatewayClient.PRODUCT_KEY, "sub001");
            Waiting.until(() -> gateway.changes().size() == 5);
            assertThat(gateway.changes())
                    .containsExactly("0 sub001 sub002", "8 sub001", "2 sub001", "1 sub002", "1 sub001");
            assertThat(gateway.device.arrivedOn(GatewayClient.system("sub001", "thing/disable")))
                    .hasSize(1);
            assertThat(gateway.device.arrivedOn(GatewayClient.system("sub001", "thing/enable")))
                    .hasSize(1);
            assertThat(gateway.device.arrivedOn(GatewayClient.system("sub001", "thing/delete")))
                    .hasSize(1);
            // No session has ended.
            assertThat(gateway.errors()).isEmpty();
            assertThat(cloud.subDevices()).isEmpty();
        }
    }

    @Test
    void whatCannotBeAddedInTheCloudIsExplained() {
        CloudGateway cloud = emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> cloud.add(GatewayClient.name("sub009")))
                .withMessageContaining("sub009");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> cloud.add(new DeviceName(TestDevice.PRODUCT_KEY, GATEWAY)))
                .withMessageContaining("itself");
    }

    @Test
    void theGatewayIsAskedToAddAndToLetJoin() throws Exception {
        CloudGateway cloud = emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY);
        try (GatewayClient gateway = connected(GATEWAY)) {
            ServiceReply added = replied(
                    gateway,
                    "thing/topo/add/notify",
                    "{\"id\":\"ID\",\"code\":200,\"data\":{}}",
                    () -> cloud.tellToAdd(Duration.ofSeconds(8), GatewayClient.name("sub001")));
            assertThat(added.code()).isEqualTo(200);
            ServiceReply permitted = replied(
                    gateway,
                    "thing/gateway/permit",
                    "{\"id\":\"ID\",\"code\":429,\"data\":{\"a\":1}}",
                    () -> cloud.permit(Duration.ofSeconds(8), GatewayClient.PRODUCT_KEY, 60));
            assertThat(permitted.code()).isEqualTo(429);
            assertThat(permitted.data()).isEqualTo("{\"a\":1}");
            JsonNode permit = GatewayClient.MAPPER.readTree(gateway.device
                    .arrivedOn(gateway.device.system("thing/gateway/permit"))
                    .get(0));
            assertThat(permit.path("params").toString()).isEqualTo("{\"productKey\":\"a1SubPk0001\",\"time\":60}");
            assertThat(permit.path("method").asText()).isEqualTo("thing.gateway.permit");
        }
        Waiting.until(
                () -> !emulator.device(TestDevice.PRODUCT_KEY, GATEWAY).state().online());
        assertThatExceptionOfType(RrpcException.class)
                .isThrownBy(() -> cloud.permit(Duration.ofSeconds(1), GatewayClient.PRODUCT_KEY, 60))
                .withMessageContaining("offline");
    }

    private interface Call {
        ServiceReply run() throws Exception;
    }

    /** Runs the call on a thread of its own, and replies to the request. */
    private static ServiceReply replied(GatewayClient gateway, String path, String reply, Call call) throws Exception {
        FutureTask<ServiceReply> task = new FutureTask<>(call::run);
        new Thread(task, "cloud").start();
        String topic = gateway.device.system(path);
        Waiting.until(() -> !gateway.device.arrivedOn(topic).isEmpty());
        String id = GatewayClient.MAPPER
                .readTree(gateway.device.arrivedOn(topic).get(0))
                .path("id")
                .asText();
        gateway.device.publish(topic + "_reply", reply.replace("ID", id), 0);
        return task.get();
    }

    @Test
    void whatAGatewayHasFoundIsKept() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            String found = "[{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"sub001\"},"
                    + "{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"new@1\"}]";
            assertThat(gateway.ask(gateway.device.system("thing/list/found"), found)
                            .path("code")
                            .asInt())
                    .isEqualTo(200);
            assertThat(emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY).found())
                    .containsExactly(GatewayClient.name("sub001"), GatewayClient.name("new@1"));
        }
    }

    private static GatewayClient connected(String name) throws Exception {
        return GatewayClient.connected(emulator, name);
    }

    private static List<String> subDevices(String gateway) {
        return emulator.gateway(TestDevice.PRODUCT_KEY, gateway).subDevices().stream()
                .map(DeviceState::deviceName)
                .toList();
    }
}
