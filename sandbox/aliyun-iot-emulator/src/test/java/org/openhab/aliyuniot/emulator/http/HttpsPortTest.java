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
package org.openhab.aliyuniot.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;

@NonNullByDefault({})
class HttpsPortTest {
    @Emulated(devices = HttpsDevice.DEVICE)
    private AliyunIotEmulator emulator;

    private HttpsDevice device;

    @BeforeEach
    void prepare() throws Exception {
        device = new HttpsDevice(emulator.ports().https(), emulator.caCertificate(), HttpClient.Version.HTTP_1_1);
    }

    @ParameterizedTest
    @EnumSource
    void aReportIsTakenOverEitherVersion(HttpClient.Version version) throws Exception {
        HttpsDevice either = new HttpsDevice(emulator.ports().https(), emulator.caCertificate(), version);
        JsonNode answer = either.publish(either.token(), HttpsDevice.UPDATE, "on");
        assertThat(answer.path("code").asInt(-1)).isZero();
        assertThat(answer.path("message").asText()).isEqualTo("success");
        assertThat(answer.path("info").path("messageId").asLong()).isPositive();
        assertThat(answer.path("info").has("data")).isFalse();
        assertThat(messages()).singleElement().satisfies(message -> {
            assertThat(message.protocol()).isEqualTo("https");
            assertThat(message.topic()).isEqualTo("/a1Abc123Def/dev001/user/update");
            assertThat(message.qos()).isEqualTo(1);
            assertThat(message.text()).isEqualTo("on");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmacmd5", "hmacsha1", "hmacsha256"})
    void everySignMethodIsAccepted(String method) throws Exception {
        JsonNode answer = device.auth(HttpsDevice.credentials(method, Map.of()));
        assertThat(answer.path("code").asInt(-1)).isZero();
        assertThat(answer.path("info").path("token").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "hmacmd5,  3a9bdc7c8e1dc0c10e6f84aa055f7d4b",
        "hmacsha1, 1db5889e05d7fb66810fe56325d6ebda38db303e",
        "hmacsha1, 1DB5889E05D7FB66810FE56325D6EBDA38DB303E"
    })
    void theSignaturesOfAliyunsSdksAreAccepted(String method, String sign) throws Exception {
        JsonNode fields = HttpsDevice.credentials(method, Map.of()).put("sign", sign);
        assertThat(device.auth(fields).path("code").asInt(-1)).isZero();
    }

    @Test
    void theReplyOfAlinkComesInTheAnswer() throws Exception {
        JsonNode answer = device.publish(
                device.token(),
                "/topic/sys/a1Abc123Def/dev001/thing/event/property/post",
                "{\"id\":\"7\",\"params\":{\"Power\":1}}");
        byte[] data =
                Base64.getDecoder().decode(answer.path("info").path("data").asText());
        assertThat(HttpsDevice.MAPPER.readTree(data).path("id").asText()).isEqualTo("7");
        assertThat(HttpsDevice.MAPPER.readTree(data).path("code").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "sign,       00112233,   20000",
        "sign,       '',         10001",
        "deviceName, nobody,     20000",
        "clientId,   '',         10001",
        "signmethod, hmacsha512, 10001",
        "timestamp,  soon,       20000"
    })
    void wrongCredentialsAreRefused(String field, String value, int code) throws Exception {
        JsonNode answer =
                device.auth(HttpsDevice.credentials("hmacsha1", Map.of()).put(field, value));
        assertThat(answer.path("code").asInt()).isEqualTo(code);
        assertThat(answer.path("message").asText()).isNotEmpty().doesNotContain(HttpsDevice.SECRET);
        assertThat(answer.has("info")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-840, 0", "840, 0", "-960, 20000", "960, 20000"})
    void aTimestampHasToBeWithinFifteenMinutes(int seconds, int code) throws Exception {
        String timestamp = Long.toString(System.currentTimeMillis() + seconds * 1000L);
        JsonNode answer = device.auth(HttpsDevice.credentials("hmacsha1", Map.of("timestamp", timestamp)));
        assertThat(answer.path("code").asInt(-1)).isEqualTo(code);
    }

    @Test
    void tokensAreToldApart() throws Exception {
        String older = device.token();
        String newer = device.token();
        assertThat(code(device.publish(newer, HttpsDevice.UPDATE, "x"))).isZero();
        assertThat(code(device.publish(older, HttpsDevice.UPDATE, "x"))).isEqualTo(20001);
        assertThat(code(device.publish("invented", HttpsDevice.UPDATE, "x"))).isEqualTo(20003);
        JsonNode without = HttpsDevice.json(device.send(
                device.request(HttpsDevice.UPDATE, new byte[1]).header("Content-Type", "application/octet-stream")));
        assertThat(code(without)).isEqualTo(20002);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aTokenExpires(@TempDir Path folder) throws Exception {
        EmulatorConfiguration shortly = EmulatorConfiguration.in(folder)
                .withDevice(HttpsDevice.PRODUCT, HttpsDevice.DEVICE, HttpsDevice.SECRET)
                .withTokenSeconds(1);
        try (AliyunIotEmulator other = AliyunIotEmulator.start(shortly)) {
            HttpsDevice late =
                    new HttpsDevice(other.ports().https(), other.caCertificate(), HttpClient.Version.HTTP_1_1);
            String token = late.token();
            Waiting.until(() -> code(late.publish(token, HttpsDevice.UPDATE, "x")) == 20001);
            assertThat(code(late.publish(late.token(), HttpsDevice.UPDATE, "x")))
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/topic/a1Abc123Def/other/user/update,     30001",
        "/topic/a1Abc123Def/dev001/user/get,       30001",
        "/topic/a1Abc123Def/dev001/user/update?a=b, 10001",
        "/topic/sys/a1Abc123Def/dev001/thing/event/property/post, 0"
    })
    void topicsHaveRights(String path, int code) throws Exception {
        assertThat(code(device.publish(device.token(), path, "{}"))).isEqualTo(code);
    }

    @Test
    void upTo128KilobytesAreTaken() throws Exception {
        String token = device.token();
        assertThat(code(device.publish(token, HttpsDevice.UPDATE, new byte[128 * 1024])))
                .isZero();
        assertThat(code(device.publish(token, HttpsDevice.UPDATE, new byte[128 * 1024 + 1])))
                .isEqualTo(10001);
        int status = device.send(device.request(HttpsDevice.UPDATE, new byte[300 * 1024])
                        .header("password", token)
                        .header("Content-Type", "application/octet-stream"))
                .statusCode();
        assertThat(status).isEqualTo(413);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void onlyTheDocumentedRequestsAreServed() throws Exception {
        assertThat(device.send(device.request("/elsewhere", new byte[1])).statusCode())
                .isEqualTo(404);
        assertThat(device.send(HttpRequest.newBuilder(URI.create(
                                        "https://localhost:" + emulator.ports().https() + "/auth"))
                                .GET())
                        .statusCode())
                .isEqualTo(405);
        JsonNode wrongType = HttpsDevice.json(
                device.send(device.request(HttpsDevice.UPDATE, new byte[1]).header("password", device.token())));
        assertThat(code(wrongType)).isEqualTo(10001);
        JsonNode noJson = HttpsDevice.json(device.send(device.request("/auth", "?".getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "application/json")));
        assertThat(code(noJson)).isEqualTo(10001);
    }

    @Test
    void tooManyReportsAreRefusedWhenLimitsAreStrict(@TempDir Path folder) throws Exception {
        EmulatorConfiguration strict = EmulatorConfiguration.in(folder)
                .withDevice(HttpsDevice.PRODUCT, HttpsDevice.DEVICE, HttpsDevice.SECRET)
                .withStrictLimits(true);
        try (AliyunIotEmulator other = AliyunIotEmulator.start(strict)) {
            HttpsDevice hasty =
                    new HttpsDevice(other.ports().https(), other.caCertificate(), HttpClient.Version.HTTP_1_1);
            String token = hasty.token();
            Waiting.until(() -> code(hasty.publish(token, HttpsDevice.UPDATE, "x")) == 40000);
        }
    }

    @Test
    void theCertificateIsThatOfTheOwnAuthority() {
        assertThatIOException()
                .isThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("https://localhost:"
                                                + emulator.ports().https() + "/auth"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding()));
    }

    private static int code(JsonNode answer) {
        return answer.path("code").asInt(-1);
    }

    private List<ReceivedMessage> messages() {
        return emulator.device(HttpsDevice.PRODUCT, HttpsDevice.DEVICE).messages(0);
    }
}
