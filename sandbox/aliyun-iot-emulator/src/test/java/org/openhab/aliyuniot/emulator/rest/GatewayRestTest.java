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
package org.openhab.aliyuniot.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.gateway.GatewayClient;

/** Gateways, their sub-devices and registration on the REST interface. */
@NonNullByDefault({})
class GatewayRestTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String GATEWAY = "/api/devices/a1Abc123Def/gw001";
    private static final String SUB = "/api/devices/a1SubPk0001/sub001";
    private static final String NAMES =
            "{\"subDevices\":[{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"sub001\"}],\"timeout\":8000}";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @Emulated(devices = "gw001")
    private static AliyunIotEmulator emulator;

    @BeforeEach
    void freshDevices() {
        emulator.devices().add(GatewayClient.subDevice("sub001"));
        emulator.product(GatewayClient.PRODUCT_KEY).setRegistration(DynamicRegistration.OFF);
    }

    @Test
    void subDevicesAreAddedShownAndRemoved() throws Exception {
        try (GatewayClient gateway = GatewayClient.connected(emulator, "gw001")) {
            JsonNode added = json(send("POST", GATEWAY + "/sub-devices", NAMES), 200);
            assertThat(added.path("subDevices")).hasSize(1);
            assertThat(added.at("/subDevices/0/online").asBoolean()).isFalse();
            Waiting.until(() -> gateway.changes().equals(List.of("0 sub001")));
            assertThat(gateway.logIn("sub001")).isEqualTo(200);
            JsonNode shown = json(send("GET", GATEWAY + "/sub-devices", ""), 200);
            assertThat(shown.at("/subDevices/0/deviceName").asText()).isEqualTo("sub001");
            assertThat(shown.at("/subDevices/0/online").asBoolean()).isTrue();
            assertThat(shown.at("/subDevices/0/gateway").toString())
                    .isEqualTo("{\"productKey\":\"a1Abc123Def\",\"deviceName\":\"gw001\"}");
            assertThat(json(send("GET", GATEWAY, ""), 200).path("gateway").isNull())
                    .isTrue();
            JsonNode removed = json(send("DELETE", GATEWAY + "/sub-devices/a1SubPk0001/sub001", ""), 200);
            assertThat(removed.path("subDevices")).isEmpty();
            Waiting.until(() -> gateway.errors().equals(List.of("6401 sub001")));
            json(send("DELETE", GATEWAY + "/sub-devices/a1SubPk0001/sub001", ""), 404);
        }
    }

    @Test
    void aSubDeviceIsDisabledEnabledDisconnectedAndDeleted() throws Exception {
        try (GatewayClient gateway = GatewayClient.connected(emulator, "gw001")) {
            json(send("POST", GATEWAY + "/sub-devices", NAMES), 200);
            assertThat(gateway.logIn("sub001")).isEqualTo(200);
            assertThat(json(send("POST", SUB + "/disable", ""), 200)
                            .path("enabled")
                            .asBoolean())
                    .isFalse();
            assertThat(json(send("POST", SUB + "/enable", ""), 200)
                            .path("enabled")
                            .asBoolean())
                    .isTrue();
            assertThat(gateway.logIn("sub001")).isEqualTo(200);
            assertThat(json(send("POST", SUB + "/disconnect", ""), 200)
                            .path("online")
                            .asBoolean())
                    .isFalse();
            assertThat(gateway.logIn("sub001")).isEqualTo(200);
            json(send("DELETE", SUB, ""), 200);
            Waiting.until(() -> gateway.errors().equals(List.of("522 sub001", "521 sub001")));
            assertThat(gateway.changes()).containsExactly("0 sub001", "8 sub001", "2 sub001", "1 sub001");
        }
    }

    @Test
    void theGatewayIsAskedAndItsReplyAnswered() throws Exception {
        try (GatewayClient gateway = GatewayClient.connected(emulator, "gw001")) {
            assertThat(asked(gateway, "/sub-devices/notify", NAMES, "thing/topo/add/notify"))
                    .isEqualTo("[{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"sub001\"}]");
            assertThat(asked(
                            gateway,
                            "/permit",
                            "{\"productKey\":\"a1SubPk0001\",\"time\":30,\"timeout\":8000}",
                            "thing/gateway/permit"))
                    .isEqualTo("{\"productKey\":\"a1SubPk0001\",\"time\":30}");
            gateway.ask(
                    gateway.device.system("thing/list/found"),
                    "[{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"new1\"}]");
            assertThat(json(send("GET", GATEWAY + "/sub-devices/found", ""), 200))
                    .hasToString("{\"found\":[{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"new1\"}]}");
        }
    }

    /** Returns the parameters of the request that the gateway gets. */
    private static String asked(GatewayClient gateway, String path, String body, String topic) throws Exception {
        CompletableFuture<HttpResponse<String>> call = send("POST", GATEWAY + path, body);
        String absolute = gateway.device.system(topic);
        Waiting.until(() -> !gateway.device.arrivedOn(absolute).isEmpty());
        JsonNode request = MAPPER.readTree(gateway.device.arrivedOn(absolute).get(0));
        gateway.device.publish(
                absolute + "_reply", "{\"id\":" + request.path("id") + ",\"code\":200,\"data\":{\"a\":1}}", 0);
        assertThat(json(call, 200)).hasToString("{\"code\":200,\"data\":{\"a\":1}}");
        return request.path("params").toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    /api/devices/a1Abc123Def/gw001/sub-devices;        {};                                     400; subDevices
                    /api/devices/a1Abc123Def/gw001/sub-devices;        {"subDevices":[{"productKey":"p"}]};    400; subDevices
                    /api/devices/a1Abc123Def/gw001/sub-devices;        {"subDevices":[{"productKey":"p","deviceName":"x"}]}; 404; no device p/x
                    /api/devices/a1Abc123Def/gw001/sub-devices;        {"subDevices":[{"productKey":"a1Abc123Def","deviceName":"gw001"}]}; 409; itself
                    /api/devices/a1Abc123Def/gw001/sub-devices/notify; [];                                     400; subDevices
                    /api/devices/a1Abc123Def/gw001/sub-devices/notify; {"subDevices":[{"productKey":"p","deviceName":"x"}],"timeout":0}; 400; timeout
                    /api/devices/a1Abc123Def/gw001/sub-devices/notify; {"subDevices":[{"productKey":"p","deviceName":"x"}]}; 409; offline
                    /api/devices/a1Abc123Def/gw001/permit;             {};                                     400; productKey
                    /api/devices/a1Abc123Def/gw001/permit;             {"productKey":"p","time":-1};           400; time must
                    /api/devices/a1Abc123Def/gw001/permit;             {"productKey":"p"};                     409; offline
                    /api/devices/a1Abc123Def/gw009/permit;             {"productKey":"p"};                     404; gw009
                    /api/products/a1Nothing/registration;              {};                                     404; a1Nothing
                    /api/products/a1SubPk0001/registration;            [];                                     400; productSecret
                    /api/products/a1SubPk0001/registration;            {"productSecret":""};                   400; productSecret must
                    /api/products/a1SubPk0001/registration;            {"productSecret":7};                    400; productSecret must
                    """)
    void aMistakeIsAnsweredWithASentence(String path, String body, int status, String sentence) throws Exception {
        assertThat(json(send("POST", path, body), status).path("error").asText())
                .contains(sentence)
                .endsWith(".");
    }

    @Test
    void registrationIsSwitchedWithoutTellingTheSecret() throws Exception {
        String path = "/api/products/a1SubPk0001/registration";
        assertThat(json(send("GET", path, ""), 200))
                .hasToString("{\"dynamicRegistration\":false,\"hasProductSecret\":false}");
        assertThat(json(
                        send("POST", path, "{\"dynamicRegistration\":true,\"productSecret\":\"prodSecret000001\"}"),
                        200))
                .hasToString("{\"dynamicRegistration\":true,\"hasProductSecret\":true}");
        assertThat(json(send("POST", path, "{\"dynamicRegistration\":false}"), 200))
                .hasToString("{\"dynamicRegistration\":false,\"hasProductSecret\":true}");
    }

    @Test
    void aDeviceMayBeAddedWithoutSecretToRegister() throws Exception {
        json(send("POST", "/api/products/a1SubPk0001/registration", "{\"dynamicRegistration\":true}"), 200);
        JsonNode added =
                json(send("POST", "/api/devices", "{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"sub007\"}"), 201);
        assertThat(added.has("deviceSecret")).isFalse();
        try (GatewayClient gateway = GatewayClient.connected(emulator, "gw001")) {
            JsonNode reply = gateway.ask(
                    gateway.device.system("thing/sub/register"),
                    MAPPER.createArrayNode().add(GatewayClient.named("sub007")));
            assertThat(reply.at("/data/0/deviceSecret").asText()).matches("[0-9a-f]{32}");
        }
        emulator.devices().remove(GatewayClient.PRODUCT_KEY, "sub007");
    }

    private static CompletableFuture<HttpResponse<String>> send(String method, String path, String body) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + emulator.ports().rest() + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(CompletableFuture<HttpResponse<String>> call, int status) throws Exception {
        HttpResponse<String> response = call.get(20, TimeUnit.SECONDS);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return MAPPER.readTree(response.body());
    }
}
