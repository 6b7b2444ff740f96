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
package org.openhab.aliyuniot.emulator.ota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;

/** Signed packages, packages of several files, differences, and the rate of pushes. */
@NonNullByDefault({})
class FirmwareDeliveryTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final byte[] BOOT = FirmwareDevice.image(5_001);
    private static final byte[] ROOT = FirmwareDevice.image(70_002);

    @Emulated(devices = {DEVICE, "lamp02"})
    private static AliyunIotEmulator emulator;

    private static HttpClient http;
    private static String boot;
    private static String root;

    @BeforeAll
    static void prepare() throws Exception {
        boot = FirmwareDevice.upload(emulator, BOOT);
        root = FirmwareDevice.upload(emulator, ROOT);
        http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(TestDevice.sslContext(emulator.caCertificate(), "TLS"))
                .build();
    }

    private static FirmwareCampaign.Builder campaign(String image) {
        return FirmwareCampaign.builder(PRODUCT, image, "2.0.0").devices(DEVICE);
    }

    private static FirmwareCampaign.Builder files() {
        return campaign("")
                .files(List.of(
                        new FirmwareDelivery.File("boot.bin", boot), new FirmwareDelivery.File("root.bin", root)));
    }

    private static JsonNode push(FirmwareCampaign campaign) throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            emulator.firmware().start(campaign);
            return device.awaitPush();
        }
    }

    @Test
    void theDigestIsSignedWithAKeyThatAnybodyMayRead() throws Exception {
        FirmwareCampaign campaign = campaign(boot).digestSigned(true).build();

        JsonNode push = push(campaign);

        assertThat(isSigned(push.path("sign").asText(), push.path("digestsign").asText()))
                .isTrue();
        assertThat(emulator.firmware().publicKey()).isEqualTo(publicKey());
    }

    @Test
    void theSignatureIsWrongWhenAFaultSaysSo() throws Exception {
        emulator.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.WRONG_SIGNATURE, 1));
        FirmwareCampaign campaign = campaign(boot).digestSigned(true).build();

        JsonNode push = push(campaign);

        assertThat(isSigned(push.path("sign").asText(), push.path("digestsign").asText()))
                .isFalse();
        assertThat(push.path("sign").asText()).hasSize(64);
    }

    @Test
    void severalFilesHaveAddressesOfTheirOwn() throws Exception {
        JsonNode push = push(files().digestSigned(true).build());

        assertThat(push.has("url")).isFalse();
        assertThat(push.has("size")).isFalse();
        assertThat(push.path("signMethod").asText()).isEqualTo("SHA256");
        assertThat(push.path("files"))
                .extracting(file -> file.path("fileName").asText())
                .containsExactly("boot.bin", "root.bin");
        assertThat(push.path("files"))
                .extracting(file -> file.path("fileSize").asInt())
                .containsExactly(BOOT.length, ROOT.length);
        List<byte[]> loaded = new ArrayList<>();
        for (JsonNode file : push.path("files")) {
            assertThat(isSigned(
                            file.path("fileSign").asText(),
                            file.path("digestsign").asText()))
                    .isTrue();
            loaded.add(call("GET", file.path("fileUrl").asText()).body());
        }
        assertThat(loaded.get(0)).isEqualTo(BOOT);
        assertThat(loaded.get(1)).isEqualTo(ROOT);
    }

    @Test
    void severalFilesComeOverMqttByTheirNumbers() throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            emulator.firmware()
                    .start(files().mqtt(true).signMethod(DigestMethod.MD5).build());
            JsonNode push = device.awaitPush();
            assertThat(push.path("files"))
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(file.path("fileMd5").asText())
                            .isEqualTo(file.path("fileSign").asText())
                            .hasSize(32));
            JsonNode second = push.path("files").get(1);

            // As the C Link SDK writes it: a number as id, no version, a comma too many.
            device.mqtt.publish(
                    device.mqtt.system("thing/file/download"),
                    "{\"id\":7,\"params\":{\"fileToken\":\"default\",\"fileInfo\":{\"streamId\":"
                            + push.path("streamId") + ",\"fileId\":" + second.path("streamFileId")
                            + ",},\"fileBlock\":{\"size\":256,\"offset\":1000}}}",
                    0);
            Waiting.until(() -> device.mqtt
                            .arrivedOn(device.mqtt.system("thing/file/download_reply"))
                            .size()
                    == 1);

            byte[] frame = device.mqtt.payloads.get(device.mqtt.payloads.size() - 1);
            int head = (frame[0] & 0xff) << 8 | frame[1] & 0xff;
            JsonNode reply = FirmwareDevice.json(new String(frame, 2, head, StandardCharsets.UTF_8));
            assertThat(reply.path("id").isInt()).isTrue();
            assertThat(reply.path("data").path("fileLength").asInt()).isEqualTo(ROOT.length);
            assertThat(Arrays.copyOfRange(frame, 2 + head, frame.length - 2))
                    .isEqualTo(Arrays.copyOfRange(ROOT, 1000, 1256));
        }
    }

    @Test
    void aDifferenceSaysSo() throws Exception {
        FirmwareCampaign campaign =
                campaign(boot).sourceVersions("1.0.0").differential(true).build();

        assertThat(push(campaign).path("isDiff").asInt()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> campaign(boot).differential(true).build())
                .withMessageContaining("sourceVersions");
    }

    @Test
    void pushesComeAtTheirRate() throws Exception {
        try (FirmwareDevice first = new FirmwareDevice(emulator, DEVICE).reports("1.0.0");
                FirmwareDevice second = new FirmwareDevice(emulator, "lamp02").reports("1.0.0")) {
            long campaign = emulator.firmware()
                    .start(FirmwareCampaign.builder(PRODUCT, boot, "2.0.0")
                            .pushesPerMinute(10)
                            .build());
            assertThat(emulator.firmware().jobs(campaign))
                    .extracting(FirmwareJobState::status)
                    .containsExactlyInAnyOrder(Status.PUSHED, Status.TO_BE_PUSHED);
            emulator.firmware().cancel(campaign);

            emulator.firmware()
                    .start(FirmwareCampaign.builder(PRODUCT, boot, "3.0.0")
                            .pushesPerMinute(600)
                            .build());
            for (FirmwareDevice device : List.of(first, second)) {
                Waiting.until(() -> device.pushes().stream()
                        .anyMatch(push -> "3.0.0".equals(push.path("version").asText())));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 9, 1001})
    void thePlatformHasNoOtherRates(int perMinute) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> campaign(boot).pushesPerMinute(perMinute).build())
                .withMessageContaining("10 to 1000");
    }

    @Test
    void theHeadOfAFileIsThere() throws Exception {
        String url = push(FirmwareCampaign.of(PRODUCT, root, "2.0.0", DEVICE))
                .path("url")
                .asText();

        HttpResponse<byte[]> head = call("HEAD", url);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(ROOT.length);
        assertThat(head.body()).isEmpty();
        assertThat(call("HEAD", url.replaceAll("Signature=.*", "Signature=0")).statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<byte[]> call(String method, String url) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String publicKey() throws Exception {
        byte[] body = call("GET", "http://127.0.0.1:" + emulator.ports().rest() + "/api/firmware-key")
                .body();
        return FirmwareDevice.json(new String(body, StandardCharsets.UTF_8))
                .path("publicKey")
                .asText();
    }

    private static boolean isSigned(String digest, String signature) throws Exception {
        byte[] key = Base64.getMimeDecoder()
                .decode(publicKey().replaceAll("-----[A-Z ]+-----", "").strip());
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
        verifier.update(HexFormat.of().parseHex(digest));
        return verifier.verify(Base64.getDecoder().decode(signature));
    }
}
