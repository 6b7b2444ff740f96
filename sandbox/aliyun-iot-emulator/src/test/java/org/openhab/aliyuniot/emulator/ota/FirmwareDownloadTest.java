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
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.fault.Fault;

@NonNullByDefault({})
class FirmwareDownloadTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final byte[] IMAGE = FirmwareDevice.image(100_003);

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    private static String image;
    private static HttpClient http;

    @BeforeAll
    static void prepare() throws Exception {
        image = FirmwareDevice.upload(emulator, IMAGE);
        http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(TestDevice.sslContext(emulator.caCertificate(), "TLS"))
                .build();
    }

    @Test
    void theImageComesOverHttps() throws Exception {
        JsonNode push = push(86_400, false);
        HttpResponse<byte[]> response = get(url(push), null);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(IMAGE.length);
        assertThat(response.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(response.body()).isEqualTo(IMAGE);
        assertThat(push.path("sign").asText()).isEqualTo(sha256(response.body()));
    }

    @Test
    void theAddressCanBeThatOfAServerInFront(@TempDir Path other) throws Exception {
        try (AliyunIotEmulator behind = AliyunIotEmulator.start(EmulatorConfiguration.in(other)
                .withFilesAddress("iot.example.org")
                .withDevice(PRODUCT, DEVICE, TestDevice.SECRET))) {
            try (FirmwareDevice device = new FirmwareDevice(behind, DEVICE)) {
                String uploaded = FirmwareDevice.upload(behind, IMAGE);
                behind.firmware().start(campaign(uploaded, 86_400, false));
                assertThat(url(device.awaitPush())).startsWith("https://iot.example.org/firmware/");
            }
        }
    }

    @Test
    void theHeadIsWrittenAsTheStandardPrintsIt() throws Exception {
        HttpsURLConnection connection = (HttpsURLConnection)
                URI.create(url(push(86_400, false))).toURL().openConnection();
        connection.setSSLSocketFactory(TestDevice.trusting(emulator.caCertificate(), "TLS"));
        connection.setRequestProperty("Range", "bytes=0-99");
        assertThat(connection.getHeaderFields().keySet())
                .contains("Content-Length", "Content-Range", "Content-Type", "Accept-Ranges")
                .filteredOn(name -> name != null)
                .allMatch(name -> Character.isUpperCase(name.charAt(0)));
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-99,0,100", "bytes=1000-,1000,100003", "bytes=100002-100002,100002,100003"})
    void partsOfTheImageCome(String range, int from, int to) throws Exception {
        HttpResponse<byte[]> response = get(url(push(86_400, false)), range);
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.headers().firstValue("Content-Range"))
                .contains("bytes " + from + "-" + (to - 1) + "/" + IMAGE.length);
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(IMAGE, from, to));
    }

    @Test
    void aPartBeyondTheEndIsRefused() throws Exception {
        assertThat(get(url(push(86_400, false)), "bytes=100003-").statusCode()).isEqualTo(416);
    }

    @Test
    void aUrlThatWasChangedIsRefused() throws Exception {
        String url = url(push(86_400, false));
        String other = FirmwareDevice.upload(emulator, new byte[] {1});
        for (String changed : List.of(
                url.replace("/" + image + ".bin", "/" + other + ".bin"),
                url.replace("deviceName=lamp01", "deviceName=lamp02"),
                url.replaceAll("Expires=[0-9]+", "Expires=9999999999"),
                url.replaceAll("Expires=[0-9]+", "Expires=never"),
                url.replaceAll("&Signature=.*", ""),
                url.replaceAll("\\?.*", ""))) {
            assertThat(get(changed, null).statusCode()).as(changed).isEqualTo(403);
        }
    }

    @Test
    void aUrlExpires() throws Exception {
        String url = url(push(1, false));
        Waiting.until(() -> get(url, null).statusCode() == 403);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 416, 500, 503})
    void aDownloadIsRefusedWhenAFaultSaysSo(int status) throws Exception {
        String url = url(push(86_400, false));
        emulator.faults().add(PRODUCT, DEVICE, Fault.downloadStatus(1, status));
        assertThat(get(url, null).statusCode()).isEqualTo(status);
        assertThat(get(url, null).statusCode()).isEqualTo(200);
    }

    @Test
    void aDownloadEndsEarlyAndGoesOnWhereItEnded() throws Exception {
        String url = url(push(86_400, false));
        emulator.faults().add(PRODUCT, DEVICE, Fault.downloadCut(2, 40_000));
        int first = endOfCut(url, 0);
        int second = endOfCut(url, first);
        assertThat(get(url, "bytes=" + second + "-").body()).isEqualTo(Arrays.copyOfRange(IMAGE, second, IMAGE.length));
    }

    /** The end of what arrives from a position on; of what was sent before a cut, TCP may lose some. */
    private static int endOfCut(String url, int from) throws Exception {
        byte[] read = readToFailure(url, "bytes=" + from + "-");
        assertThat(read).hasSizeLessThanOrEqualTo(40_000);
        assertThat(read).isEqualTo(Arrays.copyOfRange(IMAGE, from, from + read.length));
        return from + read.length;
    }

    @Test
    void aDownloadTakesItsTime() throws Exception {
        String url = url(push(86_400, false));
        emulator.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(1, 100_000));
        long start = System.nanoTime();
        HttpResponse<byte[]> response = get(url, "bytes=3-");
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(IMAGE, 3, IMAGE.length));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void aDownloadNeverEnds() throws Exception {
        String url = url(push(86_400, false));
        emulator.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.DOWNLOAD_ENDLESS, 1));
        HttpResponse<InputStream> response = http.send(request(url, null), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
        try (InputStream body = response.body()) {
            assertThat(body.readNBytes(20 * IMAGE.length)).hasSize(20 * IMAGE.length);
        }
        assertThat(get(url, null).body()).isEqualTo(IMAGE);
    }

    @Test
    void theAnnouncementIsWrong() throws Exception {
        emulator.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.WRONG_LENGTH, 1));
        emulator.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.WRONG_DIGEST, 1));
        JsonNode wrong = push(86_400, false);
        assertThat(wrong.path("size").asInt()).isEqualTo(IMAGE.length + 1);
        assertThat(wrong.path("sign").asText()).hasSize(64).isNotEqualTo(sha256(IMAGE));
        emulator.devices().add(new DeviceDefinition(PRODUCT, DEVICE, TestDevice.SECRET));
        JsonNode right = push(86_400, false);
        assertThat(right.path("size").asInt()).isEqualTo(IMAGE.length);
        assertThat(right.path("sign").asText()).isEqualTo(sha256(IMAGE));
    }

    @Test
    void theImageComesBlockByBlockOverMqtt() throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            long campaign = campaign(86_400, true);
            JsonNode push = device.awaitPush();
            assertThat(push.has("url")).isFalse();
            assertThat(push.path("dProtocol").asText()).isEqualTo("mqtt");
            assertThat(push.path("streamId").asLong()).isEqualTo(campaign);
            byte[] all = new byte[0];
            while (all.length < IMAGE.length) {
                Block block = block(device, campaign, all.length, 40_000);
                assertThat(block.head.path("code").asInt()).isEqualTo(200);
                assertThat(block.head.path("id").asText()).isEqualTo("5");
                assertThat(block.head.path("data").path("fileLength").asInt()).isEqualTo(IMAGE.length);
                assertThat(block.head.path("data").path("bOffset").asInt()).isEqualTo(all.length);
                assertThat(block.head.path("data").path("bSize").asInt()).isEqualTo(block.bytes.length);
                assertThat(block.crc).isEqualTo(crc(block.bytes));
                byte[] more = Arrays.copyOf(all, all.length + block.bytes.length);
                System.arraycopy(block.bytes, 0, more, all.length, block.bytes.length);
                all = more;
            }
            assertThat(all).isEqualTo(IMAGE);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,255,460", "0,131073,460", "100003,256,460", "-1,256,460"})
    void aBlockThatCannotBeIsRefused(int offset, int size, int code) throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            long campaign = campaign(86_400, true);
            device.awaitPush();
            assertThat(block(device, campaign, offset, size).head.path("code").asInt())
                    .isEqualTo(code);
            assertThat(block(device, campaign + 1, 0, 256).head.path("code").asInt())
                    .isEqualTo(404);
        }
    }

    @Test
    void blocksAreDamagedAndLost() throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            long campaign = campaign(86_400, true);
            device.awaitPush();
            emulator.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.BLOCK_WRONG_CRC, 1));
            Block damaged = block(device, campaign, 0, 256);
            assertThat(damaged.crc).isNotEqualTo(crc(damaged.bytes));
            emulator.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.BLOCK_LOST, 1));
            // The first request gets no answer, so the second one gets the only one.
            ask(device, campaign, 256, 256);
            assertThat(block(device, campaign, 512, 256)
                            .head
                            .path("data")
                            .path("bOffset")
                            .asInt())
                    .isEqualTo(512);
            assertThat(emulator.faults().all()).isEmpty();
        }
    }

    @Test
    void theCheckSumIsThatOfThePublishedExample() {
        assertThat(crc("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0xbb3d);
    }

    private record Block(JsonNode head, byte[] bytes, int crc) {}

    private static void ask(FirmwareDevice device, long stream, int offset, int size) throws Exception {
        // As the C Link SDK 4 writes it.
        device.mqtt.publish(
                device.mqtt.system("thing/file/download"),
                "{\"id\":\"5\",\"version\":\"1.0\",\"params\":{\"fileToken\":\"default\",\"fileInfo\":{\"streamId\":"
                        + stream + ",\"fileId\":1,},\"fileBlock\":{\"size\":" + size + ",\"offset\":" + offset + "}}}",
                0);
    }

    private static Block block(FirmwareDevice device, long stream, int offset, int size) throws Exception {
        int before = device.mqtt.payloads.size();
        ask(device, stream, offset, size);
        Waiting.until(() -> device.mqtt.payloads.size() > before);
        byte[] frame = device.mqtt.payloads.get(before);
        int length = (frame[0] & 0xff) << 8 | frame[1] & 0xff;
        JsonNode head = FirmwareDevice.json(new String(frame, 2, length, StandardCharsets.UTF_8));
        return new Block(
                head,
                Arrays.copyOfRange(frame, 2 + length, frame.length - 2),
                frame[frame.length - 2] & 0xff | (frame[frame.length - 1] & 0xff) << 8);
    }

    /** CRC-16/ARC bit by bit, to check the library's. */
    private static int crc(byte[] bytes) {
        int crc = 0;
        for (byte one : bytes) {
            crc ^= one & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xa001;
            }
        }
        return crc;
    }

    private static long campaign(int urlSeconds, boolean mqtt) {
        return emulator.firmware().start(campaign(image, urlSeconds, mqtt));
    }

    private static FirmwareCampaign campaign(String uploaded, int urlSeconds, boolean mqtt) {
        return FirmwareCampaign.builder(PRODUCT, uploaded, "2.0.0")
                .devices(DEVICE)
                .mqtt(mqtt)
                .urlSeconds(urlSeconds)
                .build();
    }

    private static JsonNode push(int urlSeconds, boolean mqtt) throws Exception {
        try (FirmwareDevice device = new FirmwareDevice(emulator, DEVICE)) {
            campaign(urlSeconds, mqtt);
            return device.awaitPush();
        }
    }

    private static String url(JsonNode push) {
        return push.path("url").asText();
    }

    private static HttpResponse<byte[]> get(String url, String range) throws Exception {
        return http.send(request(url, range), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Returns what came before the connection broke. */
    private static byte[] readToFailure(String url, String range) throws Exception {
        HttpResponse<InputStream> response = http.send(request(url, range), HttpResponse.BodyHandlers.ofInputStream());
        byte[] read = new byte[IMAGE.length];
        int[] length = {0};
        assertThatIOException().isThrownBy(() -> {
            try (InputStream body = response.body()) {
                int next = body.read();
                while (next >= 0) {
                    read[length[0]++] = (byte) next;
                    next = body.read();
                }
            }
        });
        return Arrays.copyOf(read, length[0]);
    }

    private static HttpRequest request(String url, String range) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
        return (range == null ? request : request.header("Range", range)).build();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
