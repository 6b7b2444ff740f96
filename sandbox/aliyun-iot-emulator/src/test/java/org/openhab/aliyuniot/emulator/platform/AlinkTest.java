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
package org.openhab.aliyuniot.emulator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.gateway.Gateways;
import org.openhab.aliyuniot.emulator.message.MessageIds;
import org.openhab.aliyuniot.emulator.message.PlatformReply;
import org.openhab.aliyuniot.emulator.registration.Registrations;
import org.openhab.aliyuniot.emulator.upload.Uploads;
import org.openhab.aliyuniot.emulator.web.TrafficRecorder;

@NonNullByDefault({})
class AlinkTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EmulatorConfiguration configuration = EmulatorConfiguration.in(Path.of("data"));
    private final Devices devices = new Devices(configuration, new TrafficRecorder());
    private final Device device = devices.add(new DeviceDefinition("pk", "lamp01", "secret"));
    private final PlatformServices services = new PlatformServices(
            new Gateways(
                            configuration,
                            devices,
                            new Registrations(configuration, devices),
                            new MessageIds(),
                            Runnable::run,
                            online -> {})
                    .requests(),
            new Uploads(),
            new Faults());

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    thing/event/property/post;         {"Power":1};                                 200
                    thing/event/property/post;         {"Power":{"value":1,"time":1510799670074}};  200
                    thing/event/property/post;         [1];                                         460
                    thing/event/Alarm/post;            {"value":{"a":1},"time":1};                  200
                    thing/event/mod:Alarm/post;        {"a":1};                                     200
                    thing/event/property/history/post; [];                                          200
                    thing/event/property/batch/post;   {"properties":{}};                           200
                    thing/property/desired/get;        ["Power"];                                   200
                    thing/property/desired/get;        {};                                          460
                    thing/property/desired/delete;     {"Power":{"version":1}};                     200
                    thing/deviceinfo/update;           [{"attrKey":"room","attrValue":"hall"}];     200
                    thing/deviceinfo/update;           [{"attrKey":"1room","attrValue":"hall"}];    460
                    thing/deviceinfo/update;           [];                                          460
                    thing/deviceinfo/delete;           [{"attrKey":"room"}];                        200
                    thing/deviceinfo/get;              {"attrKeys":["room"]};                       200
                    thing/deviceinfo/get;              {};                                          460
                    thing/status/update;               {"_sys_device_mid":"a","_sys_device_pid":""}; 200
                    thing/ota/firmware/get;            {};                                          200
                    thing/dsltemplate/get;             {};                                          5159
                    thing/reset;                       {};                                          200
                    thing/topo/add;                    [];                                          460
                    thing/topo/get;                    "{}";                                        200
                    thing/sub/unregister;              [];                                          500
                    """)
    void requestsAreAnswered(String path, String params, int code) throws Exception {
        JsonNode reply = reply(path, "{\"id\":\"42\",\"version\":\"1.0\",\"params\":" + params + "}");
        assertThat(reply.path("code").asInt()).isEqualTo(code);
        assertThat(reply.path("id").asText()).isEqualTo("42");
        assertThat(reply.path("data").isContainerNode()).isTrue();
        assertThat(reply.path("message").asText()).isNotEmpty();
        assertThat(reply.path("method").asText()).isEqualTo(path.replace('/', '.'));
        assertThat(reply.path("version").asText()).isEqualTo("1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"\"123\"", "1", "4294967295", "1.50", "\"1|exp-topic|/sys/pk/lamp01/x\"", "12345678901234567890"})
    void theIdComesBackVerbatim(String id) {
        String reply = text(answer("thing/event/property/post", "{\"id\":" + id + ",\"params\":{}}"));
        assertThat(reply).contains("{\"id\":" + id + ",");
    }

    @Test
    void malformedJsonIsAnsweredWith460() throws Exception {
        for (String payload :
                List.of("{\"id\":", "", "[]", "{\"id\":\"1\",\"params\":{}} trailing", "{\"params\":{}}")) {
            JsonNode reply = reply("thing/event/property/post", payload);
            assertThat(reply.path("code").asInt()).as(payload).isEqualTo(460);
            assertThat(reply.has("id")).isTrue();
        }
    }

    @Test
    void noReplyIsSentWhenNoneIsWanted() {
        assertThat(answer("thing/event/property/post", "{\"id\":\"1\",\"sys\":{\"ack\":0},\"params\":{}}"))
                .isEmpty();
        assertThat(answer("thing/event/property/post", "{\"id\":\"1\",\"sys\":{\"ack\":1},\"params\":{}}"))
                .hasSize(1);
    }

    @Test
    void answersOfTheDeviceAreNotAnswered() {
        assertThat(answer("thing/service/property/set_reply", "{\"id\":\"1\",\"code\":200,\"data\":{}}"))
                .isEmpty();
        assertThat(answer("rrpc/response/17", "{}")).isEmpty();
    }

    @Test
    void bytesThatOnlyAScriptUnderstandsAreRefusedForLackOfOne() throws Exception {
        assertThat(reply("thing/model/up_raw", "\u0001\u0002").path("code").asInt())
                .isEqualTo(6200);
    }

    @ParameterizedTest
    @CsvSource({"login,460", "logout,460", "batch_login,460", "batch_logout,460", "anything,500"})
    void malformedRequestsAboutSubDevicesAreAnswered(String request, int code) throws Exception {
        String topic = "/ext/session/pk/lamp01/combine/" + request;
        List<PlatformReply> replies = services.answer(device, topic, bytes("{\"id\":7,\"params\":{}}"));
        assertThat(replies).hasSize(1);
        assertThat(replies.get(0).topic()).isEqualTo(topic + "_reply");
        JsonNode reply = MAPPER.readTree(replies.get(0).payload());
        assertThat(reply.path("code").asInt()).isEqualTo(code);
        assertThat(reply.path("id").asInt()).isEqualTo(7);
    }

    /** Aliyun's C Link SDK 4 reads values wrongly after a blank. */
    @Test
    void repliesHaveNoBlanks() {
        String reply = text(answer("thing/deviceinfo/get", "{ \"id\" : 0, \"params\" : {\"attrKeys\": [\"a\"]} }"));
        assertThat(reply)
                .isEqualTo("{\"id\":0,\"code\":200,\"data\":[],\"message\":\"success\","
                        + "\"method\":\"thing.deviceinfo.get\",\"version\":\"1.0\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\":\"get\",\"clientToken\":\"pk.lamp01-1\",\"version\":1}",
                "{\"method\":\"update\",\"state\":{\"reported\":{\"a\":1}},\"version\":-1,\"clientToken\":\"pk.lamp01-1\"}",
                "{\"method\":\"nonsense\",\"clientToken\":\"pk.lamp01-1\"}"
            })
    void theShadowGivesTheTokenOfTheRequestBack(String request) throws Exception {
        assertThat(shadow(request).path("clientToken").asText()).isEqualTo("pk.lamp01-1");
    }

    @Test
    void moreThanTwoHundredPropertiesAreRefused() throws Exception {
        String params = IntStream.rangeClosed(0, 200)
                .mapToObj(i -> "\"p" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(reply("thing/event/property/post", "{\"id\":1,\"params\":" + params + "}")
                        .path("code")
                        .asInt())
                .isEqualTo(6106);
    }

    @Test
    void theTimeServiceEchoesTheTimeOfTheDevice() throws Exception {
        List<PlatformReply> replies =
                services.answer(device, "/ext/ntp/pk/lamp01/request", bytes("{\"deviceSendTime\":\"1571724098000\"}"));
        assertThat(replies).hasSize(1);
        assertThat(replies.get(0).topic()).isEqualTo("/ext/ntp/pk/lamp01/response");
        JsonNode response = MAPPER.readTree(replies.get(0).payload());
        assertThat(response.path("deviceSendTime").asText()).isEqualTo("1571724098000");
        assertThat(response.path("serverSendTime").asLong())
                .isGreaterThanOrEqualTo(response.path("serverRecvTime").asLong());
    }

    @Test
    void versionReportsAreKeptAndNotAnswered() {
        String topic = "/ota/device/inform/pk/lamp01";
        assertThat(services.answer(device, topic, bytes("{\"id\":1,\"params\":{\"version\":\"1.0.0\"}}")))
                .isEmpty();
        services.answer(device, topic, bytes("{\"id\":2,\"params\":{\"version\":\"2.1\",\"module\":\"MCU\"}}"));
        services.answer(device, topic, bytes("{\"id\":3,\"params\":{\"version\":\"not a version\"}}"));
        services.answer(device, topic, bytes("no JSON"));
        assertThat(device.state().versions()).containsOnly(entry("default", "1.0.0"), entry("MCU", "2.1"));
    }

    @Test
    void theShadowKeepsWhatWasReported() throws Exception {
        assertThat(shadow("{\"method\":\"update\",\"state\":{\"reported\":{\"power\":1}},\"version\":1}")
                        .at("/payload/version")
                        .asInt())
                .isEqualTo(1);
        JsonNode kept = shadow("{\"method\":\"get\"}");
        assertThat(kept.at("/payload/state/reported/power").asInt()).isEqualTo(1);
        assertThat(kept.at("/payload/metadata/reported/power/timestamp").asLong())
                .isPositive();
        assertThat(kept.path("version").asInt()).isEqualTo(1);
        shadow("{\"method\":\"delete\",\"state\":{\"reported\":{\"power\":\"null\"}},\"version\":2}");
        assertThat(shadow("{\"method\":\"get\"}").at("/payload/state/reported").isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    no JSON;                                                                400
                    {"version":1};                                                          401
                    {"method":"update","version":1};                                        402
                    {"method":"update","state":{"reported":{"a":1}},"version":"one"};       403
                    {"method":"update","state":{},"version":1};                             404
                    {"method":"update","state":{"reported":{}},"version":1};                405
                    {"method":"dance"};                                                     406
                    {"method":"update","state":{"reported":{"a":1}},"version":0};           409
                    """)
    void theShadowRefusesWithThePlatformsCodes(String payload, String code) throws Exception {
        JsonNode reply = shadow(payload);
        assertThat(reply.at("/payload/status").asText()).isEqualTo("error");
        assertThat(reply.at("/payload/content/errorcode").asText()).isEqualTo(code);
    }

    @Test
    void repliesReachADeviceThatNeverSubscribed(@TempDir Path data) throws Exception {
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(data)
                        .withDevice(TestDevice.PRODUCT_KEY, "lamp01", TestDevice.SECRET));
                TestDevice client = TestDevice.connected(emulator, "lamp01")) {
            String topic = client.system("thing/event/property/post");
            client.publish(topic, "{\"id\":7,\"params\":{\"Power\":1}}", 1);
            Waiting.until(() -> !client.arrivedOn(topic + "_reply").isEmpty());
            assertThat(client.arrivedOn(topic + "_reply").get(0)).startsWith("{\"id\":7,\"code\":200,");
        }
    }

    private JsonNode shadow(String payload) throws Exception {
        List<PlatformReply> replies = services.answer(device, "/shadow/update/pk/lamp01", bytes(payload));
        assertThat(replies).hasSize(1);
        assertThat(replies.get(0).topic()).isEqualTo("/shadow/get/pk/lamp01");
        return MAPPER.readTree(replies.get(0).payload());
    }

    private JsonNode reply(String path, String payload) throws Exception {
        List<PlatformReply> replies = answer(path, payload);
        assertThat(replies).hasSize(1);
        assertThat(replies.get(0).topic()).isEqualTo("/sys/pk/lamp01/" + path + "_reply");
        return MAPPER.readTree(replies.get(0).payload());
    }

    private List<PlatformReply> answer(String path, String payload) {
        return services.answer(device, "/sys/pk/lamp01/" + path, bytes(payload));
    }

    private static String text(List<PlatformReply> replies) {
        return new String(replies.get(0).payload(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
