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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.RawClient;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;

@NonNullByDefault({})
class RestApiTest {
    private static final String DEVICE = "lamp01";
    private static final String PATH = "/" + TestDevice.PRODUCT_KEY + "/" + DEVICE;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    @Test
    void aDeviceIsShownWithItsState() throws Exception {
        assertThat(get(PATH).path("online").asBoolean()).isFalse();
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.topic("user/get"), 1);
            JsonNode state = get(PATH);
            assertThat(state.path("online").asBoolean()).isTrue();
            assertThat(state.path("clientId").asText()).startsWith(TestDevice.PRODUCT_KEY + "." + DEVICE + "|");
            assertThat(state.path("protocol").asText()).isEqualTo("mqtt");
            assertThat(state.path("since").asText()).isNotEmpty();
            assertThat(state.path("subscriptions").get(0).asText()).isEqualTo(device.topic("user/get"));
            assertThat(get("").path("devices")).hasSize(1);
        }
    }

    /** Whoever kept it might use it just when the emulator gives it up as idle. */
    @ParameterizedTest
    @EnumSource
    void anAnswerEndsItsConnection(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        HttpResponse<String> response = client.send(request(PATH).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(response.headers().firstValue("Connection")).contains("close");
    }

    @Test
    void noAnswerCarriesTheSecret() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertThat(get("").toString() + get(PATH)).doesNotContain(TestDevice.SECRET);
        }
    }

    @Test
    void messagesOfADeviceAreListed() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(device.topic("user/update"), "grüße", 1);
            device.publish(device.topic("user/update"), new byte[] {(byte) 0xff, 0}, 1);
            Waiting.until(() -> get(PATH + "/messages").path("messages").size() == 2);
            JsonNode messages = get(PATH + "/messages").path("messages");
            assertThat(messages.get(0).path("payload").asText()).isEqualTo("grüße");
            assertThat(messages.get(0).path("qos").asInt()).isEqualTo(1);
            assertThat(messages.get(0).path("topic").asText()).isEqualTo(device.topic("user/update"));
            assertThat(messages.get(1).path("payloadBase64").asText()).isEqualTo("/wA=");
            JsonNode later = get(PATH + "/messages?after=1").path("messages");
            assertThat(later).hasSize(1);
            assertThat(later.get(0).path("seq").asInt()).isEqualTo(2);
        }
    }

    @Test
    void messagesAreStreamedAsTheyArrive() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.publish(device.topic("user/update"), "before", 1);
            Waiting.until(() -> get(PATH + "/messages").path("messages").size() == 1);
            HttpResponse<InputStream> response =
                    HTTP.send(request(PATH + "/messages/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                assertThat(nextEvent(reader).path("payload").asText()).isEqualTo("before");
                device.publish(device.topic("user/update"), "after", 0);
                JsonNode event = nextEvent(reader);
                assertThat(event.path("payload").asText()).isEqualTo("after");
                assertThat(event.path("seq").asInt()).isEqualTo(2);
            }
        }
    }

    @Test
    void aMessageIsSentToADevice() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.topic("user/get"), 1);
            assertThat(send("{\"topic\":\"user/get\",\"qos\":1,\"payload\":\"hello\"}")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(send("{\"topic\":\"/${productKey}/${deviceName}/user/get\",\"payloadBase64\":\"aGk=\"}")
                            .statusCode())
                    .isEqualTo(202);
            Waiting.until(() -> device.arrived.size() == 2);
            assertThat(device.arrivedOn(device.topic("user/get"))).containsExactlyInAnyOrder("hello", "hi");
        }
    }

    /** As {@code curl -d} calls everything that it posts. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"})
    void aBodyIsJsonWhateverItIsCalled(String contentType) throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.topic("user/get"), 1);
            HttpResponse<String> sent = HTTP.send(
                    request(PATH + "/send")
                            .header("Content-Type", contentType)
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"topic\":\"user/get\",\"payload\":\"50 %&=+\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
            Waiting.until(() -> device.arrived.size() == 1);
            assertThat(device.arrived.get(0).getValue()).isEqualTo("50 %&=+");
        }
    }

    @Test
    void aMessageThatCannotArriveIsAConflict() throws Exception {
        HttpResponse<String> offline = send("{\"topic\":\"user/get\",\"payload\":\"x\"}");
        assertThat(offline.statusCode()).isEqualTo(409);
        assertThat(offline.body()).contains("offline");
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            HttpResponse<String> notSubscribed = send("{\"topic\":\"user/get\",\"payload\":\"x\"}");
            assertThat(notSubscribed.statusCode()).isEqualTo(409);
            assertThat(notSubscribed.body()).contains("has not subscribed to " + device.topic("user/get"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    no JSON;                                              body
                    {};                                                   topic
                    {"topic":"user/+","payload":"x"};                     topic
                    {"topic":"user/get","qos":2,"payload":"x"};           qos
                    {"topic":"user/get"};                                 payload
                    {"topic":"user/get","payloadBase64":"?"};             payload
                    """)
    void malformedRequestsAreAnsweredWithASentence(String body, String word) throws Exception {
        HttpResponse<String> response = send(body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(MAPPER.readTree(response.body()).path("error").asText()).contains(word);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        assertThat(send("x".repeat(600 * 1024)).statusCode()).isEqualTo(413);
    }

    @Test
    void theOperatorDisconnectsDisablesAndEnables() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertThat(post(PATH + "/disconnect", "").statusCode()).isEqualTo(200);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(device.connectCode()).isZero();
            assertThat(post(PATH + "/disable", "").statusCode()).isEqualTo(200);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(device.connectCode()).isEqualTo(5);
            assertThat(get(PATH).path("enabled").asBoolean()).isFalse();
            assertThat(post(PATH + "/enable", "").statusCode()).isEqualTo(200);
            assertThat(device.connectCode()).isZero();
        }
    }

    @Test
    void theOperatorDeletesAndAddsADevice() throws Exception {
        String body = "{\"productKey\":\"a1Abc123Def\",\"deviceName\":\"lamp01\",\"deviceSecret\":\""
                + TestDevice.SECRET + "\"}";
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertThat(post("", body).statusCode()).isEqualTo(409);
            HttpResponse<String> deleted =
                    HTTP.send(request(PATH).DELETE().build(), HttpResponse.BodyHandlers.ofString());
            assertThat(deleted.statusCode()).isEqualTo(200);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(device.connectCode()).isEqualTo(4);
            HttpResponse<String> added = post("", body);
            assertThat(added.statusCode()).isEqualTo(201);
            assertThat(added.body()).contains("lamp01").doesNotContain(TestDevice.SECRET);
            assertThat(device.connectCode()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    no JSON;                                                                      productKey
                    {};                                                                           productKey
                    {"productKey":"pk","deviceName":"a b","deviceSecret":"s"};                    deviceName
                    {"productKey":"pk","deviceName":"ab"};                                        deviceSecret
                    """)
    void aDeviceThatCannotBeAddedIsExplained(String body, String word) throws Exception {
        HttpResponse<String> response = post("", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(MAPPER.readTree(response.body()).path("error").asText()).contains(word);
    }

    @Test
    void aMessageSentAgainIsMarked() throws Exception {
        try (RawClient client = new RawClient(emulator)) {
            client.write(RawClient.connect(DEVICE, 60));
            client.awaitConnack();
            client.write(RawClient.publish("user/update", 7, false, "first"));
            client.write(RawClient.publish("user/update", 7, true, "first"));
            Waiting.until(() -> get(PATH + "/messages").path("messages").size() == 2);
            JsonNode messages = get(PATH + "/messages").path("messages");
            assertThat(messages.get(0).path("dup").asBoolean(true)).isFalse();
            assertThat(messages.get(1).path("dup").asBoolean(false)).isTrue();
            assertThat(emulator.device(TestDevice.PRODUCT_KEY, DEVICE).messages(0))
                    .extracting(ReceivedMessage::dup)
                    .containsExactly(false, true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a1Abc123Def/nobody", "/a1Abc123Def", "/a1Abc123Def/lamp01/nothing"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        HttpResponse<String> response = HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(MAPPER.readTree(response.body()).path("error").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Host: 127.0.0.1:PORT, 200",
        "Host: localhost:PORT, 200",
        "Host: [::1]:PORT, 200",
        "Host: localhost, 200",
        "Host: evil.example:PORT, 403",
        "Host: 127.0.0.1.evil.example:PORT, 403",
        "Host: localhost:PORT|Origin: http://localhost:PORT, 200",
        "Host: localhost:PORT|Origin: http://evil.example, 403",
        "Host: localhost:PORT|Origin: http://localhost:1, 403",
        "Host: localhost:PORT|Origin: null, 403",
    })
    void webPagesFromElsewhereAreKeptOut(String headers, int status) throws Exception {
        String port = Integer.toString(emulator.ports().rest());
        try (Socket socket = new Socket("127.0.0.1", emulator.ports().rest())) {
            socket.setSoTimeout(10_000);
            String lines = headers.replace("PORT", port).replace("|", "\r\n");
            socket.getOutputStream()
                    .write(("GET /api/devices HTTP/1.1\r\n" + lines + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    private static JsonNode nextEvent(BufferedReader reader) {
        return Stream.generate(() -> line(reader))
                .filter(line -> line.startsWith("data: "))
                .findFirst()
                .map(line -> json(line.substring(6)))
                .orElseThrow();
    }

    private static String line(BufferedReader reader) {
        try {
            String line = reader.readLine();
            if (line == null) {
                throw new IllegalStateException("the stream ended");
            }
            return line;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> response = HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    private static HttpResponse<String> send(String body) throws Exception {
        return post(PATH + "/send", body);
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return HTTP.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + emulator.ports().rest() + "/api/devices" + path))
                .timeout(Duration.ofSeconds(20));
    }
}
