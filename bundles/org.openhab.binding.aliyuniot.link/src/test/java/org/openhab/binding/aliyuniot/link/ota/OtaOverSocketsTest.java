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
package org.openhab.binding.aliyuniot.link.ota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.EmulatedDevice.BOUND;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.Fault;
import org.openhab.aliyuniot.emulator.ReceivedMessage;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;

class OtaOverSocketsTest {
    private static final String PAIR = "a1Abc123Def/dev001";
    private static final String INFORM = "/ota/device/inform/" + PAIR;
    private static final String UPGRADE = "/ota/device/upgrade/" + PAIR;
    private static final String PROGRESS = "/ota/device/progress/" + PAIR;
    private static final String DOWNLOAD = "/sys/" + PAIR + "/thing/file/download";

    private final List<OtaJob> pushed = new CopyOnWriteArrayList<>();
    private final List<OtaJobRefused> refused = new CopyOnWriteArrayList<>();
    private @NonNullByDefault({}) EmulatedDevice device;
    private @NonNullByDefault({}) AlinkRequests requests;
    private @NonNullByDefault({}) DeviceOta ota;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        device = new EmulatedDevice(folder, Duration.ofMillis(50));
        requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
        ota = new DeviceOta(device.runtime, EmulatedDevice.IDENTITY, device.session, requests, new OtaListener() {
            @Override
            public void pushed(OtaJob job) {
                pushed.add(job);
            }

            @Override
            public void refused(OtaJobRefused refusal) {
                refused.add(refusal);
            }
        });
        device.whenOnline = ota::online;
    }

    @AfterEach
    void close() {
        ota.close();
        requests.close();
        device.close();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private void awaitArrived(String topic, int count) {
        await().atMost(BOUND).until(() -> device.arrived(topic).size() >= count);
    }

    @Test
    void versionsArriveWithEveryConnection() throws Exception {
        ota.reportVersion(OtaModule.DEFAULT, new FirmwareVersion("1.0.0"));
        ota.reportVersion(new OtaModule("MCU"), new FirmwareVersion("0.9"));
        device.goOnline();
        awaitArrived(INFORM, 2);
        device.cut();
        awaitArrived(INFORM, 4);
        assertThat(device.arrived(INFORM))
                .extracting(text -> JsonParser.parseString(text)
                        .getAsJsonObject()
                        .get("params")
                        .toString())
                .contains("{\"version\":\"1.0.0\"}", "{\"version\":\"0.9\",\"module\":\"MCU\"}");
    }

    @Test
    void nothingIsPulledWhereNothingWaits() throws Exception {
        device.goOnline();
        assertThat(get(ota.pull(OtaModule.DEFAULT))).isEmpty();
    }

    @Test
    void pushesArriveAndWhatCannotBeTakenIsAnswered() {
        device.goOnline();
        String data = """
                {"id":"1","code":"1000","message":"success","data":{"size":11,"version":"2.0.0",
                 "url":"https://localhost/a.bin","signMethod":"Md5","sign":"5eb63bbbe01eeed093cb22bb8f5acdc3",
                 "md5":"5eb63bbbe01eeed093cb22bb8f5acdc3"}}""";
        device.send(UPGRADE, data);
        device.send(UPGRADE, data.replace("\"size\":11,", ""));
        await().atMost(BOUND).until(() -> !pushed.isEmpty() && !refused.isEmpty());
        assertThat(pushed).extracting(OtaJob::version).containsExactly(new FirmwareVersion("2.0.0"));
        assertThat(refused).extracting(OtaJobRefused::field).containsExactly("size");
        awaitArrived(PROGRESS, 1);
        assertThat(device.arrived(PROGRESS)).singleElement().asString().contains("\"step\":\"-1\"", "size is missing");
    }

    @Test
    void progressArrivesOnceASecondAndTheLastWordAlways() throws Exception {
        device.goOnline();
        OtaUpdate update = ota.begin(OtaModule.DEFAULT);
        update.percent(1, "");
        update.percent(50, "");
        awaitArrived(PROGRESS, 2);
        device.cut();
        CompletionStage<OtaModule> end = update.succeeded(new FirmwareVersion("2.0.0"));
        get(end);
        List<ReceivedMessage> reports = device.emulator.messages("a1Abc123Def", "dev001", 0).stream()
                .filter(message -> message.topic().equals(PROGRESS))
                .toList();
        assertThat(reports.stream()
                        .map(report -> JsonParser.parseString(report.text())
                                .getAsJsonObject()
                                .getAsJsonObject("params")
                                .get("step")
                                .getAsString()))
                .containsExactly("1", "50", "100");
        for (int i = 1; i < reports.size(); i++) {
            Instant earliest = reports.get(i - 1).time().plus(ProgressReports.PACE);
            assertThat(reports.get(i).time()).isAfterOrEqualTo(earliest);
        }
        assertThat(device.arrived(INFORM)).hasSize(1);
    }

    /** Answers requests for blocks until the thread is interrupted. */
    private Thread server(byte[] file) {
        Thread server = new Thread(
                () -> {
                    long seen = 0;
                    while (!Thread.currentThread().isInterrupted()) {
                        for (ReceivedMessage message : device.emulator.messages("a1Abc123Def", "dev001", seen)) {
                            seen = message.seq();
                            if (message.topic().equals(DOWNLOAD)) {
                                answer(file, message);
                            }
                        }
                        Thread.onSpinWait();
                    }
                },
                "file-server");
        server.setDaemon(true);
        server.start();
        return server;
    }

    private void answer(byte[] file, ReceivedMessage message) {
        JsonObject request = JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                .getAsJsonObject();
        JsonObject block = request.getAsJsonObject("params").getAsJsonObject("fileBlock");
        device.send(
                DOWNLOAD + "_reply",
                FileBlockTest.block(
                        request.get("id").getAsString(),
                        file,
                        block.get("offset").getAsInt(),
                        block.get("size").getAsInt()));
    }

    @Test
    void aFileComesOverALineThatBreaks() throws Exception {
        byte[] file = new byte[500_000];
        new Random(3).nextBytes(file);
        ByteArrayOutputStream loaded = new ByteArrayOutputStream();
        device.emulator.addFaultForAll(Fault.dropAfterBytes(2, 200_000));
        device.goOnline();
        Thread server = server(file);
        try {
            MqttFileDownload download = ota.download(new MqttSource(9, 1), file.length, 0, (offset, data) -> {
                assertThat(offset).isEqualTo(loaded.size());
                byte[] bytes = new byte[data.remaining()];
                data.get(bytes);
                loaded.write(bytes);
            });
            assertThat(get(download.end())).isEqualTo(file.length);
        } finally {
            server.interrupt();
            server.join(BOUND.toMillis());
        }
        assertThat(loaded.toByteArray()).isEqualTo(file);
    }
}
