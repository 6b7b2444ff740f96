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
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;

/** Gateways that learn the secrets of sub-devices. */
@NonNullByDefault({})
class SubDeviceRegistrationTest {
    private static final String GATEWAY = "gw001";
    private static final String OTHER = "gw002";
    private static final String SUB = "sub001";
    private static final String PRODUCT_SECRET = "prodSecret000001";

    @Emulated(
            devices = {GATEWAY, OTHER},
            configuration = "withProduct")
    private static AliyunIotEmulator emulator;

    private static EmulatorConfiguration withProduct(EmulatorConfiguration usual) {
        return usual.withProduct(ProductDefinition.of(GatewayClient.PRODUCT_KEY));
    }

    @BeforeEach
    void freshDevices() {
        emulator.devices().add(GatewayClient.subDevice(SUB));
        emulator.product(GatewayClient.PRODUCT_KEY).setRegistration(new DynamicRegistration(true, PRODUCT_SECRET));
    }

    /** What the C SDK 3 subscribes to for each sub-device, one SUBSCRIBE each. */
    private static final List<String> TOPICS = List.of(
            "thing/service/property/set",
            "thing/service/property/get",
            "thing/event/+/post_reply",
            "thing/service/+",
            "thing/deviceinfo/update_reply",
            "thing/deviceinfo/delete_reply",
            "thing/dsltemplate/get_reply",
            "thing/dynamicTsl/get_reply",
            "thing/model/down_raw",
            "thing/model/up_raw_reply",
            "rrpc/request/+");

    /** The way of the C SDKs 2 and 3: register, add, log in, subscribe; and once more after the next start. */
    @Test
    void aSecretIsLearntAndUsed() throws Exception {
        for (int start = 0; start < 2; start++) {
            try (GatewayClient gateway = connected(GATEWAY)) {
                JsonNode reply = gateway.send(
                        gateway.device.system("thing/sub/register"),
                        "{\"id\":\"1\",\"version\":\"1.0\",\"params\":[" + GatewayClient.named(SUB)
                                + "],\"method\":\"thing.sub.register\"}",
                        "1");
                assertThat(reply.path("code").asInt()).isEqualTo(200);
                JsonNode device = reply.path("data").path(0);
                assertThat(device.path("iotId").asText()).isNotEmpty();
                assertThat(device.path("productKey").asText()).isEqualTo(GatewayClient.PRODUCT_KEY);
                assertThat(device.path("deviceName").asText()).isEqualTo(SUB);
                assertThat(device.path("deviceSecret").asText()).isEqualTo(GatewayClient.SECRET);
                assertThat(gateway.add(SUB)).isEqualTo(200);
                assertThat(gateway.logIn(SUB)).isEqualTo(200);
                for (String topic : TOPICS) {
                    gateway.device.client.subscribe(GatewayClient.system(SUB, topic), 0);
                }
                assertThat(emulator.device(GatewayClient.PRODUCT_KEY, SUB)
                                .state()
                                .subscriptions())
                        .hasSize(TOPICS.size());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    [];                                                       460
                    {};                                                       460
                    [{"productKey":"a1SubPk0001"}];                           460
                    [{"productKey":"a1Nothing","deviceName":"sub001"}];       6250
                    [{"productKey":"a1Abc123Def","deviceName":"gw002"}];      6288
                    [{"productKey":"a1SubPk0001","deviceName":"sub009"}];     6100
                    """)
    void registrationsThatAreWrongAreRefused(String params, int code) throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            JsonNode reply = gateway.ask(gateway.device.system("thing/sub/register"), params);
            assertThat(reply.path("code").asInt()).isEqualTo(code);
            assertThat(reply.toString()).doesNotContain(GatewayClient.SECRET);
        }
    }

    @Test
    void thirtyAreRegisteredAtATime() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            ArrayNode params = GatewayClient.MAPPER.createArrayNode();
            for (int count = 0; count < 30; count++) {
                params.add(GatewayClient.named(SUB));
            }
            String topic = gateway.device.system("thing/sub/register");
            assertThat(gateway.ask(topic, params).path("data")).hasSize(30);
            assertThat(gateway.ask(topic, params.add(GatewayClient.named(SUB)))
                            .path("code")
                            .asInt())
                    .isEqualTo(460);
        }
    }

    @Test
    void aSubDeviceOfAnotherGatewayIsNotRegistered() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY);
                GatewayClient other = connected(OTHER)) {
            assertThat(other.add(SUB)).isEqualTo(200);
            assertThat(register(gateway)).isEqualTo(6619);
            assertThat(register(other)).isEqualTo(200);
        }
    }

    @Test
    void withTheProductSecretItIsTakenOver() throws Exception {
        try (GatewayClient gateway = connected(GATEWAY);
                GatewayClient other = connected(OTHER)) {
            assertThat(other.add(SUB)).isEqualTo(200);
            assertThat(other.logIn(SUB)).isEqualTo(200);
            JsonNode reply = proxy(gateway, proxied(SUB, "hmacSha256", PRODUCT_SECRET));
            assertThat(reply.path("code").asInt()).isEqualTo(200);
            assertThat(reply.path("data").toString())
                    .isEqualTo("{\"successes\":[{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"sub001\","
                            + "\"deviceSecret\":\"" + GatewayClient.SECRET + "\"}],\"failures\":[]}");
            Waiting.until(() -> other.errors().equals(List.of("6401 sub001")));
            assertThat(gateway.add(SUB)).isEqualTo(200);
            assertThat(gateway.logIn(SUB)).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sub001,hmacSha256,wrong,6600",
        "sub001,rot13,prodSecret000001,6292",
        "sub009,hmacSha256,prodSecret000001,6100"
    })
    void whoDoesNotKnowTheProductSecretLearnsNothing(String name, String method, String secret, int code)
            throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            JsonNode data = proxy(gateway, proxied(name, method, secret)).path("data");
            assertThat(data.path("successes")).isEmpty();
            assertThat(data.path("failures").path(0).path("code").asInt()).isEqualTo(code);
            assertThat(data.path("failures").path(0).path("deviceName").asText())
                    .isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    {}
                    {"proxieds":[]}
                    {"proxieds":[{"productKey":"a1SubPk0001","deviceName":"sub001","sign":"00"}]}
                    """)
    void malformedRequestsForProductsAreRefused(String params) throws Exception {
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(proxy(gateway, GatewayClient.MAPPER.readTree(params))
                            .path("code")
                            .asInt())
                    .isEqualTo(460);
        }
    }

    @Test
    void theSwitchOfTheProductDecides() throws Exception {
        emulator.product(GatewayClient.PRODUCT_KEY).setRegistration(DynamicRegistration.OFF);
        try (GatewayClient gateway = connected(GATEWAY)) {
            assertThat(register(gateway)).isEqualTo(6288);
            emulator.product(GatewayClient.PRODUCT_KEY).setRegistration(new DynamicRegistration(true, null));
            assertThat(register(gateway)).isEqualTo(200);
            assertThat(proxy(gateway, proxied(SUB, "hmacSha256", PRODUCT_SECRET))
                            .at("/data/failures/0/code")
                            .asInt())
                    .isEqualTo(6600);
        }
    }

    private static GatewayClient connected(String name) throws Exception {
        return GatewayClient.connected(emulator, name);
    }

    private static int register(GatewayClient gateway) throws Exception {
        return gateway.ask(
                        gateway.device.system("thing/sub/register"),
                        GatewayClient.MAPPER.createArrayNode().add(GatewayClient.named(SUB)))
                .path("code")
                .asInt();
    }

    private static JsonNode proxy(GatewayClient gateway, JsonNode params) throws Exception {
        return gateway.ask(gateway.device.system("thing/proxy/provisioning/product_register"), params);
    }

    /** As the C SDK 4 has it: the random text is 20 hexadecimal characters. */
    private static ObjectNode proxied(String name, String method, String secret) throws Exception {
        String random = "0123456789ABCDEF0123";
        ObjectNode params = GatewayClient.MAPPER.createObjectNode();
        params.putArray("proxieds")
                .add(GatewayClient.named(name)
                        .put("random", random)
                        .put("signMethod", method)
                        .put(
                                "sign",
                                GatewayClient.hmac(
                                        method, secret, "deviceName" + name + "productKeya1SubPk0001random" + random)));
        return params;
    }
}
