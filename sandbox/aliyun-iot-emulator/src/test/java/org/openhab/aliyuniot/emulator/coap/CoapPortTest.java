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
package org.openhab.aliyuniot.emulator.coap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState;

/** CoAP in clear text, datagram by datagram. */
@NonNullByDefault({})
class CoapPortTest {
    private static final String REPORT = "{\"id\":\"7\",\"params\":{\"Power\":1}}";

    @Emulated(devices = {CoapDevice.DEVICE, "other"})
    private AliyunIotEmulator emulator;

    private CoapDevice device;

    @BeforeEach
    void prepare() throws Exception {
        device = new CoapDevice(emulator.ports().coapPlain());
    }

    @AfterEach
    void stop() {
        device.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2088, 61})
    void aReportIsTakenWithEitherTokenOption(int option) throws Exception {
        CoapMessage answer = device.exchange(
                CoapMessage.post(9, CoapDevice.UPDATE, "on").with(12, 50).with(option, device.token()));
        assertThat(answer.type()).isEqualTo(CoapMessage.ACK);
        assertThat(answer.code()).isEqualTo(205);
        assertThat(answer.messageId()).isEqualTo(9);
        assertThat(answer.token()).containsExactly(0, 9);
        assertThat(answer.option(2090).map(String::new))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9]{15,19}"));
        assertThat(answer.payload()).isEmpty();
        assertThat(messages()).singleElement().satisfies(message -> {
            assertThat(message.protocol()).isEqualTo("coap");
            assertThat(message.topic()).isEqualTo("/a1Abc123Def/dev001/user/update");
            assertThat(message.qos()).isEqualTo(1);
            assertThat(message.text()).isEqualTo("on");
        });
    }

    @Test
    void aSlashAtTheEndOfAPathIsNoLevel() throws Exception {
        CoapMessage auth = device.authRequest(CoapDevice.credentials(Map.of())).with(11, new byte[0]);
        byte[] token = CoapDevice.MAPPER
                .readTree(device.exchange(auth).payload())
                .path("token")
                .asText()
                .getBytes(StandardCharsets.UTF_8);
        CoapMessage request =
                device.publication(token, CoapDevice.PROPERTY_POST, REPORT).with(11, new byte[0]);
        CoapMessage answer = device.exchange(request);
        assertThat(answer.code()).isEqualTo(205);
        assertThat(CoapDevice.MAPPER.readTree(answer.payload()).path("method").asText())
                .isEqualTo("thing.event.property.post");
        assertThat(messages())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.topic()).isEqualTo("/sys/a1Abc123Def/dev001/thing/event/property/post"));
    }

    @Test
    void theReplyOfAlinkComesInTheResponse() throws Exception {
        CoapMessage answer = device.exchange(device.publication(device.token(), CoapDevice.PROPERTY_POST, REPORT));
        assertThat(answer.code()).isEqualTo(205);
        assertThat(answer.option(12)).hasValue(new byte[] {50});
        JsonNode reply = CoapDevice.MAPPER.readTree(answer.payload());
        assertThat(reply.path("id").asText()).isEqualTo("7");
        assertThat(reply.path("code").asInt()).isEqualTo(200);
    }

    @Test
    void firmwareIsPulledAndReportedOverCoap() throws Exception {
        String image = emulator.firmware()
                .addImage(new ByteArrayInputStream(new byte[1000]))
                .id();
        byte[] token = device.token();
        inform(token, "1.0.0");
        long campaign =
                emulator.firmware().start(FirmwareCampaign.of(CoapDevice.PRODUCT, image, "2.0.0", CoapDevice.DEVICE));
        JsonNode data = pull(token);
        assertThat(data.path("version").asText()).isEqualTo("2.0.0");
        assertThat(data.path("url").asText()).startsWith("https://");
        assertThat(emulator.firmware().jobs(campaign).get(0).status()).isEqualTo(FirmwareJobState.Status.PUSHED);
        device.exchange(device.publication(
                token,
                "topic/ota/device/progress/a1Abc123Def/dev001",
                "{\"id\":\"3\",\"params\":{\"step\":\"50\",\"desc\":\"\"}}"));
        inform(token, "2.0.0");
        assertThat(emulator.firmware().jobs(campaign).get(0).status()).isEqualTo(FirmwareJobState.Status.UPDATED);
        assertThat(pull(token).isEmpty()).isTrue();
    }

    private void inform(byte[] token, String version) throws Exception {
        CoapMessage answer = device.exchange(device.publication(
                token,
                "topic/ota/device/inform/a1Abc123Def/dev001",
                "{\"id\":\"1\",\"params\":{\"version\":\"" + version + "\"}}"));
        assertThat(answer.code()).isEqualTo(205);
    }

    private JsonNode pull(byte[] token) throws Exception {
        CoapMessage answer = device.exchange(device.publication(
                token, "topic/sys/a1Abc123Def/dev001/thing/ota/firmware/get", "{\"id\":\"2\",\"params\":{}}"));
        return CoapDevice.MAPPER.readTree(answer.payload()).path("data");
    }

    @Test
    void aRequestThatComesTwiceIsServedOnce() throws Exception {
        CoapMessage request = device.publication(device.token(), CoapDevice.UPDATE, "once");
        CoapMessage first = device.exchange(request);
        CoapMessage second = device.exchange(request);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(messages()).hasSize(1);
    }

    @Test
    void whatIsNotConfirmableIsAnsweredTheSameWay() throws Exception {
        CoapMessage answer = device.exchange(
                device.publication(device.token(), CoapDevice.UPDATE, "x").withType(CoapMessage.NON));
        assertThat(answer.type()).isEqualTo(CoapMessage.NON);
        assertThat(answer.code()).isEqualTo(205);
        assertThat(messages().get(0).qos()).isZero();
    }

    @Test
    void aDeviceMayAskForSeparateResponses() throws Exception {
        CoapMessage accepted = device.auth(CoapDevice.credentials(Map.of("ackMode", "1")));
        assertThat(accepted.code()).isZero();
        CoapMessage response = device.receive();
        assertThat(response.type()).isEqualTo(CoapMessage.CON);
        device.send(CoapMessage.empty(CoapMessage.ACK, response.messageId()).bytes());
        byte[] token = CoapDevice.MAPPER
                .readTree(response.payload())
                .path("token")
                .asText()
                .getBytes(StandardCharsets.UTF_8);
        CoapMessage request = device.publication(token, CoapDevice.UPDATE, "x");
        CoapMessage acknowledgement = device.exchange(request);
        assertThat(acknowledgement.type()).isEqualTo(CoapMessage.ACK);
        assertThat(acknowledgement.code()).isZero();
        assertThat(acknowledgement.messageId()).isEqualTo(request.messageId());
        CoapMessage later = device.receive();
        assertThat(later.code()).isEqualTo(205);
        assertThat(later.token()).isEqualTo(request.token());
        device.send(CoapMessage.empty(CoapMessage.ACK, later.messageId()).bytes());
    }

    @ParameterizedTest
    @CsvSource({
        "auth,                                   50, 50, POST,   400",
        "auth,                                   60, 50, POST,   415",
        "auth,                                   50, 60, POST,   406",
        "auth,                                   50, 50, GET,    405",
        "nowhere,                                50, 50, POST,   404",
        ".well-known/core,                       50, 50, GET,    404",
        "topic,                                  50, 50, POST,   404",
        "topic/a1Abc123Def/dev001/user/update,   50, 50, PUT,    405",
        "topic/a1Abc123Def/dev001/user/update,   41, 50, POST,   415",
        "topic/a1Abc123Def/dev001/user/update,   50, 41, POST,   406",
        "topic/a1Abc123Def/dev001/user/update,   42, 42, POST,   205",
        "topic/a1Abc123Def/dev001/user/update,   60, 50, POST,   205",
        "topic/a1Abc123Def/dev001/user/get,      50, 50, POST,   403",
        "topic/a1Abc123Def/other/user/update,    50, 50, POST,   403",
        "topic/ota/device/upgrade/a1Abc123Def/dev001, 50, 50, POST, 403"
    })
    void requestsAreRefusedWithTheCodesOfThePlatform(String path, int format, int accept, String method, int code)
            throws Exception {
        byte[] token = device.token();
        CoapMessage request = CoapMessage.post(device.nextMessageId(), path, "x")
                .with(12, format)
                .with(17, accept)
                .with(2088, token)
                .withCode(List.of("", "GET", "POST", "PUT").indexOf(method));
        assertThat(device.exchange(request).code()).isEqualTo(code);
    }

    @Test
    void moreThanOneKilobyteIsRefused() throws Exception {
        byte[] token = device.token();
        assertThat(device.exchange(device.publication(token, CoapDevice.UPDATE, "x".repeat(1024)))
                        .code())
                .isEqualTo(205);
        assertThat(device.exchange(device.publication(token, CoapDevice.UPDATE, "x".repeat(1025)))
                        .code())
                .isEqualTo(413);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aQueryIsRefused() throws Exception {
        CoapMessage request = device.publication(device.token(), CoapDevice.UPDATE, "x")
                .with(15, "a=b".getBytes(StandardCharsets.UTF_8));
        assertThat(device.exchange(request).code()).isEqualTo(400);
    }

    @Test
    void anUnknownCriticalOptionIsRefused() throws Exception {
        CoapMessage request =
                device.publication(device.token(), CoapDevice.UPDATE, "x").with(2091, 1);
        assertThat(device.exchange(request).code()).isEqualTo(402);
    }

    @Test
    void aTokenIsNeededOnce() throws Exception {
        byte[] token = device.token();
        CoapMessage none = CoapMessage.post(1, CoapDevice.UPDATE, "x").with(12, 50);
        assertThat(device.exchange(none).code()).isEqualTo(401);
        CoapMessage wrong = CoapMessage.post(2, CoapDevice.UPDATE, "x").with(2088, new byte[35]);
        assertThat(device.exchange(wrong).code()).isEqualTo(401);
        CoapMessage both =
                CoapMessage.post(3, CoapDevice.UPDATE, "x").with(2088, token).with(61, token);
        assertThat(device.exchange(both).code()).isEqualTo(400);
        assertThat(messages()).isEmpty();
    }

    @Test
    void aNewerTokenEndsTheOlder() throws Exception {
        byte[] older = device.token();
        byte[] newer = device.token();
        assertThat(device.exchange(device.publication(older, CoapDevice.UPDATE, "x"))
                        .code())
                .isEqualTo(401);
        assertThat(device.exchange(device.publication(newer, CoapDevice.UPDATE, "x"))
                        .code())
                .isEqualTo(205);
    }

    @Test
    void aTokenOfADisabledOrDeletedDeviceIsWorthNothing() throws Exception {
        byte[] token = device.token();
        emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).setEnabled(false);
        assertThat(device.exchange(device.publication(token, CoapDevice.UPDATE, "x"))
                        .code())
                .isEqualTo(401);
        assertThat(device.auth(CoapDevice.credentials(Map.of())).code()).isEqualTo(401);
        emulator.devices().remove(CoapDevice.PRODUCT, CoapDevice.DEVICE);
        assertThat(device.exchange(device.publication(token, CoapDevice.UPDATE, "x"))
                        .code())
                .isEqualTo(401);
        assertThat(device.auth(CoapDevice.credentials(Map.of())).code()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "sign,        00112233,   401",
        "sign,        nonsense,   401",
        "sign,        '',         400",
        "deviceName,  nobody,     401",
        "productKey,  '',         400",
        "clientId,    '',         400",
        "clientId,    0123456789012345678901234567890123456789012345678901234567890123456789, 400",
        "signmethod,  hmacsha256, 400",
        "ackMode,     2,          400"
    })
    void wrongCredentialsAreRefused(String field, String value, int code) throws Exception {
        CoapMessage answer = device.auth(CoapDevice.credentials(Map.of()).put(field, value));
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text()).isNotEmpty().doesNotContain(CoapDevice.SECRET);
    }

    @Test
    void theProblemIsKeptForWhoeverAsks() throws Exception {
        device.auth(CoapDevice.credentials(Map.of()).put("sign", "00"));
        assertThat(emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE)
                        .state()
                        .lastProblem())
                .isEqualTo("a request over coap was refused: sign is not the signature made with the device secret");
    }

    @Test
    void sha1AndATimestampAreSignedAsDocumented() throws Exception {
        ObjectNode fields = CoapDevice.credentials(Map.of("timestamp", "1700000000000"));
        assertThat(device.auth(fields).code()).isEqualTo(205);
        fields.put("signmethod", "hmacsha1")
                .put(
                        "sign",
                        CoapDevice.sign(
                                "HmacSHA1",
                                "clientIda1Abc123Def.dev001deviceNamedev001productKeya1Abc123Def"
                                        + "timestamp1700000000000"));
        assertThat(device.auth(fields).code()).isEqualTo(205);
    }

    @Test
    void whatIsNoCoapDoesNoHarm() throws Exception {
        for (String datagram : List.of("", "ff", "40", "4402", "5f02000100", "44023da604030201ff", "80020001")) {
            device.send(HexFormat.of().parseHex(datagram));
        }
        CoapMessage request = device.publication(new byte[] {1}, CoapDevice.UPDATE, "x");
        device.send(request.bytes());
        CoapMessage answer = device.receive();
        while (answer.messageId() != request.messageId()) {
            answer = device.receive();
        }
        assertThat(answer.code()).isEqualTo(401);
    }

    @Test
    void californiumWritesNoFile() {
        assertThat(Files.exists(Path.of("Californium3.properties"))).isFalse();
    }

    private List<ReceivedMessage> messages() {
        return emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).messages(0);
    }
}
