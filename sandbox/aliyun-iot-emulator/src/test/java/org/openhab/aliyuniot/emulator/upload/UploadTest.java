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
package org.openhab.aliyuniot.emulator.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.codec.digest.Crc16;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.web.TrafficRecorder;

@NonNullByDefault({})
class UploadTest {
    private static final String KEY = TestDevice.PRODUCT_KEY;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Emulated(devices = "lamp01")
    private static AliyunIotEmulator emulator;

    private final AtomicLong nanoTime = new AtomicLong();
    private final Uploads uploads = new Uploads();
    private final UploadRequests requests = new UploadRequests(uploads, nanoTime::get);
    private final UploadBlocks blocks = new UploadBlocks(uploads, new Faults(), nanoTime::get);
    private final byte[] file = new byte[1000];
    private Device device;

    @BeforeEach
    void addDevice(@TempDir Path folder) {
        new Random(3).nextBytes(file);
        device = new Devices(
                        EmulatorConfiguration.in(folder).withDevice(KEY, "dev", TestDevice.SECRET),
                        new TrafficRecorder())
                .find(KEY, "dev");
    }

    private JsonNode ask(String what, String params) throws Exception {
        var result = requests.requests()
                .get("thing/file/upload/mqtt/" + what)
                .apply(device, JSON.readTree(params.replace('\'', '"')));
        return Json.object().put("code", result.code()).set("data", result.data());
    }

    private String begin(String strategy) throws Exception {
        return ask("init", "{'fileName':'a.bin','fileSize':1000,'conflictStrategy':'" + strategy + "'}")
                .path("data")
                .path("uploadId")
                .asText();
    }

    private static byte[] frame(String head, byte[] block) {
        byte[] json = head.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Crc16 crc = Crc16.arc();
        crc.update(block, 0, block.length);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(json.length >> 8);
        frame.write(json.length);
        frame.writeBytes(json);
        frame.writeBytes(block);
        frame.write((int) crc.getValue());
        frame.write((int) crc.getValue() >> 8);
        return frame.toByteArray();
    }

    private JsonNode send(String id, int offset, byte[] block) throws Exception {
        return reply(frame(
                "{'id':'1','params':{'uploadId':'" + id + "','offset':" + offset + ",'bSize':" + block.length + "}}",
                block));
    }

    private JsonNode reply(byte[] payload) throws Exception {
        return JSON.readTree(blocks.answer(device, "/topic", payload).get(0).payload());
    }

    private byte[] part(int from, int to) {
        return Arrays.copyOfRange(file, from, to);
    }

    @Test
    void theCheckIsThatOfXz() {
        assertThat(Crc64.of("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo("995dc9bbdf1939fa");
    }

    @ParameterizedTest
    @CsvSource({
        "460,'{\"fileSize\":5}'",
        "460,'{\"fileName\":\"../a\",\"fileSize\":5}'",
        "460,'{\"fileName\":\"_a\",\"fileSize\":5}'",
        "460,'{\"fileName\":\"a\"}'",
        "460,'{\"fileName\":\"a\",\"fileSize\":0}'",
        "460,'{\"fileName\":\"a\",\"fileSize\":-2}'",
        "460,'{\"fileName\":\"a\",\"fileSize\":5,\"conflictStrategy\":\"x\"}'",
        "460,'{\"fileName\":\"a\",\"fileSize\":5,\"initUid\":\"1234567890123456\"}'",
        "460,'{\"fileName\":\"a\",\"fileSize\":5,\"ficMode\":\"md5\",\"ficValue\":\"0123456789abcdef\"}'",
        "460,'{\"fileName\":\"a\",\"fileSize\":5,\"ficMode\":\"crc64\"}'",
        "460,'{\"fileName\":\"a\",\"fileSize\":-1,\"ficMode\":\"crc64\",\"ficValue\":\"0123456789abcdef\"}'",
        "78117,'{\"fileName\":\"a\",\"fileSize\":16777217}'",
        "200,'{\"fileName\":\"a\",\"fileSize\":16777216}'",
        "200,'{\"fileName\":\"a\",\"fileSize\":-1}'"
    })
    void beginningsAreChecked(int code, String params) throws Exception {
        assertThat(ask("init", params).path("code").asInt()).isEqualTo(code);
    }

    @Test
    void blocksAreChecked() throws Exception {
        String id = begin("append");
        assertThat(send("other", 0, part(0, 256)).path("code").asInt()).isEqualTo(78122);
        assertThat(send(id, 5, part(0, 256)).path("code").asInt()).isEqualTo(78119);
        assertThat(send(id, 0, part(0, 255)).path("code").asInt()).isEqualTo(78120);
        assertThat(send(id, 0, new byte[128 * 1024 + 1]).path("code").asInt()).isEqualTo(78118);
        byte[] damaged = frame("{'id':'1','params':{'uploadId':'" + id + "','offset':0,'bSize':256}}", part(0, 256));
        damaged[damaged.length - 1] ^= 1;
        assertThat(reply(damaged).path("code").asInt()).isEqualTo(78121);
        assertThat(send(id, 0, part(0, 256)).path("code").asInt()).isEqualTo(200);
        assertThat(send(id, 0, part(0, 256)).path("code").asInt()).isEqualTo(78126);
        assertThat(send(id, 256, new byte[745]).path("code").asInt()).isEqualTo(78119);
        JsonNode last = send(id, 256, part(256, 1000));
        assertThat(last.path("data").path("complete").asBoolean()).isTrue();
        assertThat(send(id, 256, part(256, 1000)).path("code").asInt()).isEqualTo(78124);
        assertThat(uploads.file(device, "a.bin").content()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 200})
    void whatIsNoFrameIsRefused(int size) throws Exception {
        byte[] payload = new byte[size];
        Arrays.fill(payload, (byte) 0xff);
        assertThat(reply(payload).path("code").asInt()).isEqualTo(400);
    }

    /** What is there; how the next one begins; the code and the offset. */
    @ParameterizedTest
    @CsvSource({
        "none,overwrite,200,0", "none,append,200,0", "none,reject,200,0",
        "part,overwrite,200,0", "part,append,200,256", "part,reject,78123,0",
        "whole,overwrite,200,0", "whole,append,78123,0", "whole,reject,78123,0"
    })
    void conflicts(String there, String strategy, int code, int offset) throws Exception {
        if (!"none".equals(there)) {
            String id = begin("append");
            send(id, 0, part(0, 256));
            if ("whole".equals(there)) {
                send(id, 256, part(256, 1000));
            }
        }
        JsonNode reply =
                ask("init", "{'fileName':'a.bin','fileSize':1000,'conflictStrategy':'" + strategy + "','initUid':'9'}");
        assertThat(reply.path("code").asInt()).isEqualTo(code);
        assertThat(reply.path("data").path("offset").asInt()).isEqualTo(offset);
    }

    @Test
    void aBeginningThatIsRepeatedIsTheSame() throws Exception {
        String params = "{'fileName':'a','fileSize':1000,'conflictStrategy':'overwrite','initUid':'x'}";
        assertThat(ask("init", params)).isEqualTo(ask("init", params));
    }

    @Test
    void anUnfinishedFileIsKeptForADay() throws Exception {
        send(begin("append"), 0, part(0, 256));
        nanoTime.addAndGet(Duration.ofHours(24).toNanos() - 1);
        assertThat(begin("append")).isEqualTo("upload1");
        nanoTime.addAndGet(1);
        assertThat(begin("append")).isEqualTo("upload2");
    }

    @Test
    void memoryIsBounded() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(ask("init", "{'fileName':'a" + i + "','fileSize':16777216}")
                            .path("code")
                            .asInt())
                    .isEqualTo(200);
        }
        assertThat(ask("init", "{'fileName':'b','fileSize':1}").path("code").asInt())
                .isEqualTo(500);
        assertThat(ask("init", "{'fileName':'a0','fileSize':1}").path("code").asInt())
                .isEqualTo(200);
    }

    @Test
    void anotherFileThanAnnouncedIsRefused() throws Exception {
        ask("init", "{'fileName':'a','fileSize':1000,'ficMode':'crc64','ficValue':'0123456789abcdef'}");
        assertThat(send("upload1", 0, file).path("code").asInt()).isEqualTo(78125);
        assertThat(uploads.files(device)).isEmpty();
        assertThat(ask("cancel", "{'uploadId':'upload1'}").path("code").asInt()).isEqualTo(78122);
    }

    @Test
    void aCancelledUploadIsGone() throws Exception {
        String id = begin("append");
        assertThat(ask("cancel", "{'uploadId':'" + id + "'}").path("code").asInt())
                .isEqualTo(200);
        assertThat(uploads.unfinished(device)).isEmpty();
    }

    @Test
    void filesAreListedAndDownloaded() throws Exception {
        try (TestDevice lamp = TestDevice.connected(emulator, "lamp01")) {
            String topic = lamp.system("thing/file/upload/mqtt/");
            lamp.publish(topic + "init", "{\"id\":\"1\",\"params\":{\"fileName\":\"a.bin\",\"fileSize\":1000}}", 0);
            Waiting.until(() -> arrived(lamp, "init_reply") != null);
            String id =
                    arrived(lamp, "init_reply").path("data").path("uploadId").asText();
            lamp.publish(
                    topic + "send",
                    frame("{'id':'2','params':{'uploadId':'" + id + "','offset':0,'bSize':1000}}", file),
                    0);
            Waiting.until(() -> arrived(lamp, "send_reply") != null);
        }
        assertThat(new String(get("").body(), StandardCharsets.UTF_8)).contains("\"name\":\"a.bin\",\"size\":1000");
        assertThat(get("/a.bin").body()).isEqualTo(file);
        assertThat(get("/b.bin").statusCode()).isEqualTo(404);
        assertThat(emulator.uploads(KEY, "lamp01").remove("a.bin")).isTrue();
        assertThat(emulator.uploads(KEY, "lamp01").files()).isEmpty();
    }

    private static JsonNode arrived(TestDevice lamp, String topic) {
        List<Map.Entry<String, String>> all = lamp.arrived;
        return all.stream()
                .filter(message -> message.getKey().endsWith(topic))
                .map(message -> Json.parseObject(message.getValue().getBytes(StandardCharsets.UTF_8)))
                .findFirst()
                .orElse(null);
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + emulator.ports().rest() + "/api/devices/" + KEY + "/lamp01/uploads" + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
