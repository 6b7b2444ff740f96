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
package org.openhab.aliyuniot.emulator.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;

@NonNullByDefault({})
class RrpcAndBroadcastTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final String RRPC = "/api/devices/" + PRODUCT + "/" + DEVICE + "/rrpc";
    private static final String BROADCAST = "/api/products/" + PRODUCT + "/broadcast";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @Emulated(devices = {DEVICE, "lamp02"})
    private static AliyunIotEmulator emulator;

    @Test
    void aDeviceAnswersACallWithoutHavingSubscribed() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            CompletableFuture<HttpResponse<String>> call = post(RRPC, "{\"payload\":\"ping\",\"timeout\":8000}");
            Waiting.until(() -> device.arrived.size() == 1);
            String topic = device.arrived.get(0).getKey();
            assertThat(topic).matches(device.system("rrpc/request/[0-9]+"));
            assertThat(device.arrived.get(0).getValue()).isEqualTo("ping");
            device.publish(topic.replace("/request/", "/response/"), "pong", 0);
            HttpResponse<String> response = call.get(20, TimeUnit.SECONDS);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{\"payload\":\"pong\"}");
        }
    }

    /** Aliyun's C Link SDK 4 awaits synchronous services so, and never subscribes to them. */
    @Test
    void aServiceReachesADeviceThatAnnouncesExtWithoutHavingSubscribed() throws Exception {
        try (TestDevice device = announcing("ext=3")) {
            CompletableFuture<HttpResponse<String>> call =
                    post(RRPC, "{\"payload\":\"{}\",\"topic\":\"thing/service/dim\",\"timeout\":8000}");
            Waiting.until(() -> device.arrived.size() == 1);
            String topic = device.arrived.get(0).getKey();
            assertThat(topic).matches("/ext/rrpc/[0-9]+" + device.system("thing/service/dim"));
            device.publish(topic, "done", 0);
            assertThat(call.get(20, TimeUnit.SECONDS).body()).isEqualTo("{\"payload\":\"done\"}");
        }
    }

    private static TestDevice announcing(String extension) throws Exception {
        TestDevice device = new TestDevice(
                "tcp://127.0.0.1:" + emulator.ports().tcp(),
                DEVICE + "|securemode=3,signmethod=hmacsha256," + extension + "|",
                DEVICE + "&" + PRODUCT,
                TestDevice.sign(DEVICE, DEVICE, TestDevice.SECRET));
        device.client.connect(device.options);
        return device;
    }

    @Test
    void aCustomCallIsAnsweredOnItsOwnTopic() throws Exception {
        try (TestDevice device = announcing("ext=3")) {
            assertThat(post(RRPC, "{\"payload\":\"x\",\"topic\":\"user/get\"}")
                            .get(20, TimeUnit.SECONDS)
                            .body())
                    .contains("has not subscribed to /ext/rrpc/");
            device.client.subscribe("/ext/rrpc/+/#", 1);
            CompletableFuture<HttpResponse<String>> call =
                    post(RRPC, "{\"payload\":\"ping\",\"topic\":\"user/get\",\"timeout\":8000}");
            Waiting.until(() -> device.arrived.size() == 1);
            String topic = device.arrived.get(0).getKey();
            assertThat(topic).matches("/ext/rrpc/[0-9]+" + device.topic("user/get"));
            device.publish(topic, new byte[] {(byte) 0xff}, 0);
            assertThat(call.get(20, TimeUnit.SECONDS).body()).isEqualTo("{\"payloadBase64\":\"/w==\"}");
        }
    }

    @Test
    void callsWithoutResponseEndWithASentence() throws Exception {
        assertRefused(409, "offline", null);
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertRefused(504, "did not respond on " + device.system("rrpc/response/"), null);
            assertRefused(409, "ext=1", "user/get");
            HttpResponse<String> late =
                    post(RRPC, "{\"payload\":\"x\",\"timeout\":50}").get(20, TimeUnit.SECONDS);
            assertThat(late.statusCode()).isEqualTo(504);
            assertThat(late.body()).contains("within 50 ms.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    no JSON;                                 payload
                    {};                                      payload
                    {"payload":"x","timeout":8001};          timeout must be 1 to 8000
                    {"payload":"x","timeout":0};             timeout must be 1 to 8000
                    {"payload":"x","topic":"user/#"};        topic
                    """)
    void malformedCallsAreRefused(String body, String word) throws Exception {
        HttpResponse<String> response = post(RRPC, body).get(20, TimeUnit.SECONDS);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(word);
    }

    @Test
    void aBroadcastReachesThoseWhoSubscribed() throws Exception {
        String topic = "/broadcast/" + PRODUCT + "/news";
        try (TestDevice first = TestDevice.connected(emulator, DEVICE);
                TestDevice second = TestDevice.connected(emulator, "lamp02")) {
            first.client.subscribe("/broadcast/" + PRODUCT + "/#", 1);
            HttpResponse<String> one =
                    post(BROADCAST, "{\"topic\":\"news\",\"payload\":\"hi\"}").get(20, TimeUnit.SECONDS);
            assertThat(one.statusCode()).isEqualTo(202);
            assertThat(one.body()).isEqualTo("{\"topic\":\"" + topic + "\",\"devices\":1}");
            second.client.subscribe(topic, 1);
            assertThat(emulator.devices().broadcast(PRODUCT, topic, new byte[64 * 1024]))
                    .isEqualTo(2);
            Waiting.until(() -> first.arrivedOn(topic).size() == 2
                    && second.arrivedOn(topic).size() == 1);
        }
    }

    @Test
    void aBroadcastToAllReachesThoseWhoHaveNotSubscribed() throws Exception {
        try (TestDevice first = TestDevice.connected(emulator, DEVICE);
                TestDevice second = TestDevice.connected(emulator, "lamp02")) {
            HttpResponse<String> sent = post(BROADCAST, "{\"payload\":\"hi\"}").get(20, TimeUnit.SECONDS);
            assertThat(sent.body()).isEqualTo("{\"devices\":2}");
            Waiting.until(() -> first.arrived.size() == 1 && second.arrived.size() == 1);
            assertThat(first.arrived.get(0).getKey()).matches(first.system("broadcast/request/[0-9]+"));
            assertThat(second.arrived.get(0).getValue()).isEqualTo("hi");
        }
    }

    @Test
    void aBroadcastMayHave64Kilobytes() throws Exception {
        String body = "{\"topic\":\"news\",\"payload\":\"" + "x".repeat(64 * 1024 + 1) + "\"}";
        assertThat(post(BROADCAST, body).get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(413);
        assertThat(post(BROADCAST, "{}").get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
    }

    private static void assertRefused(int status, String words, String topic) {
        assertThatExceptionOfType(RrpcException.class)
                .isThrownBy(() -> emulator.device(PRODUCT, DEVICE)
                        .rrpc(topic, "x".getBytes(StandardCharsets.UTF_8), Duration.ofMillis(50)))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.status()).isEqualTo(status));
    }

    private static CompletableFuture<HttpResponse<String>> post(String path, String body) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + emulator.ports().rest() + path))
                        .timeout(Duration.ofSeconds(20))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
