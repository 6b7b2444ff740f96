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
package org.openhab.aliyuniot.emulator.alink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.message.SendResult;

/** Messages as Aliyun's C SDKs (C Link SDK 4.2.0, iotkit-embedded 3.2.0 and 2.3.0) send them. */
@NonNullByDefault({})
class SdkHabitsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DEVICE = "lamp01";

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    thing/status/update;     {"id":"0","params":{"_sys_device_mid":"m","_sys_device_pid":"p"}};          "0"
                    thing/event/Error/post;  {"id":"2","version":"1.0","params":{"ErrorCode":0},"method":"thing.event.Error.post"}; "2"
                    thing/event/property/post; {"id":"3","params":{"demo_extra_block:NightLightSwitch":1},"sys":{"ack":1}}; "3"
                    thing/deviceinfo/get;    {"id" : 0, "params" : {"attrKeys":["a"]}};                                 0
                    thing/deviceinfo/update; {"id":"5","params":[{"attrKey":"SYS_ALIOS_ACTIVATION","attrValue":"0","domain":"SYSTEM"}]}; "5"
                    thing/ota/firmware/get;  {"id":2, "params":{}};                                                     2
                    thing/log/post;          {"id":"7","params":[{"utcTime":"2026/11/29 0:16:1","logLevel":"DEBUG","module":"m","code":"1","logContent":"c"}]}; "7"
                    thing/log/post;          {"id":"8","params":[{"timestamp":61,"logLevel":"pclient","module":"m","logContent":"c"}]}; "8"
                    """)
    void requestsAreAnsweredWithTheirIds(String path, String payload, String id) throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            String topic = device.system(path);
            device.publish(topic, payload, 1);
            Waiting.until(() -> !device.arrivedOn(topic + "_reply").isEmpty());
            assertThat(device.arrivedOn(topic + "_reply").get(0)).startsWith("{\"id\":" + id + ",\"code\":200,");
        }
    }

    @Test
    void repliesToPostsEndWhenTheyAreGivenUp() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            String replies = device.system("thing/event/+/post_reply");
            device.client.subscribe(replies, 0);
            device.client.unsubscribe(replies);
            device.publish(device.system("thing/event/Error/post"), "{\"id\":\"1\",\"params\":{}}", 1);
            String history = device.system("thing/event/property/history/post");
            device.publish(history, "{\"id\":\"2\",\"params\":[]}", 1);
            Waiting.until(() -> !device.arrivedOn(history + "_reply").isEmpty());
            assertThat(device.arrived).hasSize(1);
        }
    }

    @Test
    void servicesThatComeBySpecialTopicsEndWhenTheyAreGivenUp() throws Exception {
        String clientId = TestDevice.PRODUCT_KEY + "." + DEVICE;
        try (TestDevice device = new TestDevice(
                "tcp://127.0.0.1:" + emulator.ports().tcp(),
                clientId + "|securemode=3,signmethod=hmacsha256,_ss=1,ext=3,_conn=tcp_0|",
                DEVICE + "&" + TestDevice.PRODUCT_KEY,
                TestDevice.sign(clientId, DEVICE, TestDevice.SECRET))) {
            device.client.connect(device.options);
            String service = "/ext/rrpc/17" + device.system("thing/service/Reboot");
            assertThat(send(service)).isEqualTo(SendResult.SENT);
            device.client.unsubscribe("/ext/rrpc/+" + device.system("thing/service/+"));
            assertThat(send(service)).isEqualTo(SendResult.NOT_SUBSCRIBED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\":\"delete\",,\"state\":{\"reported\":\"null\"},\"clientToken\":\"t,,-2\",\"version\":2}",
                "{\"method\":\"delete\", , \"state\":{\"reported\":{\"a\":\"null\",},},\"clientToken\":\"t,,-2\",\"version\":2,}"
            })
    void aShadowIsDeletedDespiteCommasTooMany(String delete) throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            shadow(device, 1, "{\"method\":\"update\",\"state\":{\"reported\":{\"a\":1}},\"version\":1}");
            JsonNode deleted = shadow(device, 2, delete);
            assertThat(deleted.at("/payload/status").asText()).isEqualTo("success");
            assertThat(deleted.path("clientToken").asText()).isEqualTo("t,,-2");
            JsonNode kept = shadow(device, 3, "{\"method\":\"get\",\"version\":1}");
            assertThat(kept.at("/payload/state/reported").isEmpty()).isTrue();
        }
    }

    @Test
    void aShadowTakesTheEndOfWhatWasDesired() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            JsonNode reply = shadow(
                    device,
                    1,
                    "{\"method\":\"update\",\"state\":{\"desired\":\"null\"},\"clientToken\":\"t-1\",\"version\":1}");
            assertThat(reply.at("/payload/status").asText()).isEqualTo("success");
            assertThat(reply.path("clientToken").asText()).isEqualTo("t-1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    /sys/{}/thing/event/property/post; {"id":"9","params":{}};          "9"
                    /shadow/update/{};                 {"method":"get"};                ""
                    /ota/device/inform/{};             {"id":1, "params":{}};           1
                    /{}/user/update;                   on;                              ""
                    """)
    void aGatewayIsToldThatASubDeviceHasNoSession(String topic, String payload, String id) throws Exception {
        try (TestDevice gateway = TestDevice.connected(emulator, DEVICE)) {
            logIn(gateway);
            gateway.publish(topic.replace("{}", "a1SubDevice/sensor-01"), payload, 0);
            String errors = "/ext/error" + gateway.topic("").replaceFirst("/$", "");
            Waiting.until(() -> !gateway.arrivedOn(errors).isEmpty());
            assertThat(gateway.arrivedOn(errors))
                    .containsExactly("{\"id\":" + id + ",\"code\":520,\"message\":\"device session error\","
                            + "\"data\":{\"productKey\":\"a1SubDevice\",\"deviceName\":\"sensor-01\"}}");
            assertThat(gateway.client.isConnected()).isTrue();
            DeviceState state = emulator.device(TestDevice.PRODUCT_KEY, DEVICE).state();
            assertThat(state.lastProblem()).contains("a1SubDevice/sensor-01");
            assertThat(state.received()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a1Abc123Def/lamp01/user/get", "/broadcast/a1SubDevice/sensor-01", "some/topic"})
    void aGatewayThatUsesAForbiddenTopicOfNoSubDeviceIsDisconnected(String topic) throws Exception {
        try (TestDevice gateway = TestDevice.connected(emulator, DEVICE)) {
            logIn(gateway);
            gateway.publish(topic, "x", 0);
            Waiting.until(() -> !gateway.client.isConnected());
        }
    }

    /** In vain, for there is no such sub-device; the client id has a tail here. */
    private static void logIn(TestDevice gateway) throws Exception {
        String topic = "/ext/session" + gateway.topic("combine/login");
        gateway.publish(
                topic,
                "{\"id\":\"1\",\"params\":{\"productKey\":\"a1SubDevice\",\"deviceName\":\"sensor-01\","
                        + "\"clientId\":\"a1SubDevice.sensor-01|_ss=1,_v=sdk-c-3.2.0|\",\"timestamp\":\"61234\","
                        + "\"signMethod\":\"hmacSha256\",\"sign\":\"00\",\"cleanSession\":\"true\"},"
                        + "\"method\":\"combine.login\"}",
                0);
        Waiting.until(() -> !gateway.arrivedOn(topic + "_reply").isEmpty());
        assertThat(gateway.arrivedOn(topic + "_reply").get(0)).startsWith("{\"id\":\"1\",\"code\":6100,");
    }

    /** Returns the answer, which is the so many-th in all. */
    private static JsonNode shadow(TestDevice device, int count, String request) throws Exception {
        String pair = "/" + TestDevice.PRODUCT_KEY + "/" + DEVICE;
        device.publish("/shadow/update" + pair, request, 1);
        String answers = "/shadow/get" + pair;
        Waiting.until(() -> device.arrivedOn(answers).size() == count);
        List<String> arrived = device.arrivedOn(answers);
        return MAPPER.readTree(arrived.get(count - 1));
    }

    private static SendResult send(String topic) {
        return emulator.device(TestDevice.PRODUCT_KEY, DEVICE).send(topic, 0, "{}".getBytes(StandardCharsets.UTF_8));
    }
}
