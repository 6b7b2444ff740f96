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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;

/** Files of configuration and logs of devices, as the console has them over REST, and as a device sees them. */
@NonNullByDefault({})
class ServiceRestTest {
    private static final String DEVICE = "lamp01";
    private static final String PRODUCT = "/api/products/" + TestDevice.PRODUCT_KEY;
    private static final String LOG = "/api/devices/" + TestDevice.PRODUCT_KEY + "/" + DEVICE + "/log";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    private static JsonNode send(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + emulator.ports().rest() + path))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return MAPPER.readTree(response.body());
    }

    /** The reply to a request of the device. */
    private static JsonNode ask(TestDevice device, String path, String params) throws Exception {
        String topic = device.system(path);
        int before = device.arrivedOn(topic + "_reply").size();
        device.publish(topic, "{\"id\":\"1\",\"version\":\"1.0\",\"params\":" + params + "}", 1);
        Waiting.until(() -> device.arrivedOn(topic + "_reply").size() > before);
        return MAPPER.readTree(device.arrivedOn(topic + "_reply").get(before));
    }

    @Test
    void aFileIsSavedToldPushedAndTakenAway() throws Exception {
        String get = "{\"configScope\":\"product\",\"getType\":\"file\"}";
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertThat(ask(device, "thing/config/get", get).path("code").asInt())
                    .isEqualTo(6710);
            send("POST", PRODUCT + "/config/push", "{}", 409);
            JsonNode saved = send("POST", PRODUCT + "/config", "{\"interval\":60}", 201);
            assertThat(send("GET", PRODUCT + "/config", "", 200)).isEqualTo(saved);

            JsonNode data = ask(device, "thing/config/get", get).path("data");
            assertThat(data.path("configId")).isEqualTo(saved.path("configId"));
            assertThat(data.path("sign")).isEqualTo(saved.path("sha256"));
            assertThat(data.path("configSize").asInt()).isEqualTo(15);
            assertThat(data.path("signMethod").asText()).isEqualTo("Sha256");
            assertThat(data.path("getType").asText()).isEqualTo("file");
            assertThat(data.path("url").asText()).startsWith("https://");

            String push = device.system("thing/config/push");
            assertThat(send("POST", PRODUCT + "/config/push", "{\"deviceName\":\"lamp01\"}", 202)
                            .path("devices")
                            .asInt())
                    .isEqualTo(1);
            assertThat(send("POST", PRODUCT + "/config/push", "{\"deviceName\":\"other\"}", 202)
                            .path("devices")
                            .asInt())
                    .isZero();
            Waiting.until(() -> device.arrivedOn(push).size() == 1);
            assertThat(MAPPER.readTree(device.arrivedOn(push).get(0))
                            .path("params")
                            .path("configId"))
                    .isEqualTo(saved.path("configId"));

            send("POST", PRODUCT + "/config/switch", "{\"enabled\":false,\"signMethod\":\"Md5\"}", 200);
            assertThat(ask(device, "thing/config/get", get).path("code").asInt())
                    .isEqualTo(6713);
            send("POST", PRODUCT + "/config/switch", "{\"enabled\":true}", 200);
            assertThat(ask(device, "thing/config/get", get)
                            .path("data")
                            .path("signMethod")
                            .asText())
                    .isEqualTo("Md5");
            assertThat(ask(device, "thing/config/get", "{}").path("code").asInt())
                    .isEqualTo(460);
            send("DELETE", PRODUCT + "/config", "", 200);
            assertThat(ask(device, "thing/config/get", get).path("code").asInt())
                    .isEqualTo(6710);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    /api/products/a1Nothing/config;             {};                     404
                    /api/products/a1Abc123Def/config;           [];                     400
                    /api/products/a1Abc123Def/config;           nothing;                400
                    /api/products/a1Abc123Def/config/switch;    [];                     400
                    /api/products/a1Abc123Def/config/switch;    {"signMethod":"Sha1"};  400
                    /api/products/a1Abc123Def/config/push;      [];                     400
                    /api/devices/a1Abc123Def/lamp01/log;        {"mode":2};             400
                    /api/devices/a1Abc123Def/lamp01/log;        {};                     400
                    /api/devices/a1Abc123Def/nobody/log;        {"mode":1};             404
                    """)
    void whatCannotBeUsedIsRefused(String path, String body, int status) throws Exception {
        assertThat(send("POST", path, body, status).path("error").asText()).isNotEmpty();
    }

    @Test
    void entriesAreKeptWhileTheyAreWanted() throws Exception {
        String entry = "{\"utcTime\":\"2020-03-06T15:15:27.000+0800\",\"logLevel\":\"INFO\",\"module\":\"m\","
                + "\"code\":\"c\",\"logContent\":\"text\"}";
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertThat(ask(device, "thing/config/log/get", "{}").path("data").toString())
                    .isEqualTo("{\"getType\":\"content\",\"content\":{\"mode\":0}}");
            assertThat(ask(device, "thing/log/post", "[" + entry + "]")
                            .path("code")
                            .asInt())
                    .isEqualTo(200);
            send("POST", LOG, "{\"mode\":1}", 200);
            Waiting.until(() ->
                    device.arrivedOn(device.system("thing/config/log/push")).size() == 1);
            assertThat(ask(device, "thing/log/post", "[" + entry + "]")
                            .path("code")
                            .asInt())
                    .isEqualTo(200);
            assertThat(send("GET", LOG, "", 200).toString())
                    .isEqualTo("{\"mode\":1,\"entries\":[{\"seq\":1,\"utcTime\":\"2020-03-06T15:15:27.000+0800\","
                            + "\"logLevel\":\"INFO\",\"module\":\"m\",\"code\":\"c\",\"logContent\":\"text\"}]}");
            String many = IntStream.range(0, 41).mapToObj(i -> entry).collect(Collectors.joining(",", "[", "]"));
            assertThat(ask(device, "thing/log/post", many).path("code").asInt()).isEqualTo(460);
            String large = entry.replace("text", "x".repeat(4096));
            assertThat(ask(device, "thing/log/post", "[" + large + "]")
                            .path("code")
                            .asInt())
                    .isEqualTo(460);
            assertThat(ask(device, "thing/log/post", "[1]").path("code").asInt())
                    .isEqualTo(460);
            send("POST", LOG, "{\"mode\":0}", 200);
        }
    }
}
