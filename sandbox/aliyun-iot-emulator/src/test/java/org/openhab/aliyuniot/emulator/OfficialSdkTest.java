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
package org.openhab.aliyuniot.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.opentest4j.TestAbortedException;

/** Lets Aliyun's own SDK for Node.js judge whether the emulator behaves as the platform does. */
@NonNullByDefault({})
class OfficialSdkTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/node");
    /** What the SDK subscribes to by itself. */
    private static final List<String> PRESET = List.of(
            "/sys/a1Abc123Def/lamp01/thing/event/property/post_reply",
            "/sys/a1Abc123Def/lamp01/thing/service/property/set",
            "/sys/a1Abc123Def/lamp01/thing/event/+/post_reply",
            "/sys/a1Abc123Def/lamp01/thing/deviceinfo/update_reply",
            "/sys/a1Abc123Def/lamp01/thing/deviceinfo/delete_reply",
            "/sys/a1Abc123Def/lamp01/thing/config/get_reply",
            "/shadow/get/a1Abc123Def/lamp01",
            "/sys/a1Abc123Def/lamp01/thing/config/push",
            "/sys/a1Abc123Def/lamp01/thing/config/push_reply",
            "/sys/a1Abc123Def/lamp01/thing/topo/add_reply",
            "/sys/a1Abc123Def/lamp01/thing/topo/delete_reply",
            "/sys/a1Abc123Def/lamp01/thing/topo/get_reply",
            "/ext/session/a1Abc123Def/lamp01/combine/login_reply",
            "/ext/session/a1Abc123Def/lamp01/combine/logout_reply",
            "/sys/a1Abc123Def/lamp01/thing/sub/register_reply",
            "/sys/a1Abc123Def/lamp01/rrpc/request/+");

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    @BeforeAll
    static void prepare() throws Exception {
        NodeProgram.install(System.getenv("PATH"), SOURCE, INSTALLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt", "mqtts", "ws", "wss"})
    void aDeviceConnectsSubscribesPublishesAndReceives(String scheme) throws Exception {
        try (NodeProgram device = device(scheme, TestDevice.SECRET)) {
            assertThat(device.await("subscribed").path("qos").asInt()).isEqualTo(1);
            assertThat(state().protocol()).isEqualTo(scheme);
            assertThat(state().subscriptions())
                    .containsAll(PRESET)
                    .contains("/a1Abc123Def/lamp01/user/get")
                    .contains("/sys/a1Abc123Def/lamp01/thing/service/reboot")
                    .hasSize(PRESET.size() + 2);

            assertThat(device.await("reply").path("code").asInt()).isEqualTo(200);
            assertThat(emulator.device(PRODUCT, DEVICE).messages(0))
                    .filteredOn(message -> message.topic().endsWith("/user/update"))
                    .extracting(ReceivedMessage::text)
                    .containsExactly("hello");
            assertThat(emulator.device(PRODUCT, DEVICE).messages(0))
                    .filteredOn(message -> message.topic().endsWith("/thing/event/property/post"))
                    .hasSize(1);

            assertThat(send("user/get", "good day")).isEqualTo(SendResult.SENT);
            Waiting.until(() -> device.told("message").stream()
                    .anyMatch(
                            message -> "good day".equals(message.path("payload").asText())));
            assertThat(send(
                            "thing/service/property/set",
                            "{\"id\":\"1\",\"version\":\"1.0\",\"params\":{\"Power\":0}}"))
                    .isEqualTo(SendResult.SENT);
            assertThat(device.await("properties").path("params").path("Power").asInt(-1))
                    .isZero();

            assertThat(call().path("data").path("in").asInt()).isEqualTo(5);
            assertThat(device.await("service").path("params").path("in").asInt())
                    .isEqualTo(5);
            assertThat(device.told("service")).hasSize(1);
        }
    }

    @Test
    void aWrongSecretIsRefused() throws Exception {
        try (NodeProgram device = device("mqtt", "another" + TestDevice.SECRET.substring(7))) {
            assertThat(device.await("error").path("code").asInt()).isEqualTo(4);
            assertThat(device.told("connected")).isEmpty();
            assertThat(state().lastProblem()).contains("not the signature");
        }
    }

    @Test
    void aDeviceHasAShadow() throws Exception {
        try (NodeProgram device = program("shadow.js", "mqtt", TestDevice.SECRET)) {
            device.await("ready");
            assertThat(device.told("reply"))
                    .hasSize(2)
                    .allSatisfy(reply -> assertThat(
                                    reply.at("/message/payload/status").asText())
                            .isEqualTo("success"));
            assertThat(device.told("reply").get(1).at("/message/payload/state/reported"))
                    .hasToString("{\"light\":{\"power\":1},\"mode\":\"day\"}");
            emulator.thing(PRODUCT, DEVICE).wishShadow("{\"mode\":\"night\"}");
            assertThat(device.await("control").at("/message/payload/state/desired"))
                    .hasToString("{\"mode\":\"night\"}");
            Waiting.until(() -> device.told("reply").size() == 5);
            assertThat(device.told("reply").get(4).at("/message/payload/state"))
                    .hasToString("{\"reported\":{\"mode\":\"night\"},\"desired\":{\"mode\":\"night\"}}");
        }
    }

    @Test
    void aDeviceComesBackAfterARestartOfThePlatform() throws Exception {
        try (NodeProgram device = device("mqtt", TestDevice.SECRET)) {
            device.await("reply");
            emulator.restart(Duration.ofMillis(100), true);
            Waiting.until(() -> state().connects() == 2 && state().online());
            assertThat(send("user/get", "welcome back")).isEqualTo(SendResult.SENT);
            Waiting.until(() -> device.told("message").stream()
                    .anyMatch(message ->
                            "welcome back".equals(message.path("payload").asText())));
        }
    }

    @Test
    void theCheckIsSkippedWithoutNode(@TempDir Path folder) {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> NodeProgram.install(folder.toString(), SOURCE, folder))
                .withMessageContaining("Skipped: there is no node on the PATH");
    }

    private static NodeProgram device(String scheme, String secret) throws Exception {
        return program("device.js", scheme, secret);
    }

    private static NodeProgram program(String name, String scheme, String secret) throws Exception {
        int port = Map.of(
                        "mqtt", emulator.ports().tcp(),
                        "mqtts", emulator.ports().tls(),
                        "ws", emulator.ports().ws(),
                        "wss", emulator.ports().wss())
                .get(scheme);
        String path = scheme.startsWith("ws") ? "/mqtt" : "/";
        Map<String, String> options = Map.of(
                "productKey", PRODUCT,
                "deviceName", DEVICE,
                "deviceSecret", secret,
                "brokerUrl", scheme + "://localhost:" + port + path);
        return NodeProgram.start(
                INSTALLED,
                name,
                Map.of(
                        "DEVICE_OPTIONS", MAPPER.writeValueAsString(options),
                        "NODE_EXTRA_CA_CERTS", emulator.caCertificate().toString()));
    }

    private static JsonNode call() throws Exception {
        String request = "{\"id\":\"2\",\"version\":\"1.0\",\"params\":{\"in\":5},\"method\":\"thing.service.reboot\"}";
        return MAPPER.readTree(emulator.device(PRODUCT, DEVICE)
                .rrpc(null, request.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(8)));
    }

    private static SendResult send(String topic, String payload) {
        return emulator.device(PRODUCT, DEVICE).send(topic, 1, payload.getBytes(StandardCharsets.UTF_8));
    }

    private static DeviceState state() {
        return emulator.device(PRODUCT, DEVICE).state();
    }
}
