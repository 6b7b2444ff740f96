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

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.HttpsSource;
import org.openhab.binding.aliyuniot.link.ota.job.MqttSource;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFile;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.stream.FileDownloadBounds;
import org.openhab.binding.aliyuniot.link.ota.stream.MqttFileDownload;

class OtaOverSocketsTest {
    private static final String PAIR = "a1Abc123Def/dev001";
    private static final String INFORM = "/ota/device/inform/" + PAIR;
    private static final String UPGRADE = "/ota/device/upgrade/" + PAIR;
    private static final String PROGRESS = "/ota/device/progress/" + PAIR;
    private static final OtaModule MCU = new OtaModule("MCU");

    private final List<OtaJob> pushed = new CopyOnWriteArrayList<>();
    private final List<OtaJobRefused> refused = new CopyOnWriteArrayList<>();
    private @NonNullByDefault({}) EmulatedDevice device;
    private @NonNullByDefault({}) AlinkRequests requests;
    private @NonNullByDefault({}) DeviceOta ota;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        device = new EmulatedDevice(folder, Duration.ofMillis(50));
        requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
        OtaListener listener = new OtaListener() {
            @Override
            public void pushed(OtaJob job) {
                pushed.add(job);
            }

            @Override
            public void refused(OtaJobRefused refusal) {
                refused.add(refusal);
            }
        };
        ota = new DeviceOta(
                device.runtime,
                EmulatedDevice.IDENTITY,
                device.session,
                requests,
                listener,
                BOUND,
                new FileDownloadBounds(64 * 1024, Duration.ofMillis(300), 100, Duration.ofMillis(1)),
                device.runtime::after,
                System::nanoTime);
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

    private void disconnect() {
        device.emulator.device("a1Abc123Def", "dev001").disconnect();
    }

    @Test
    void versionsArriveWithEveryConnection() throws Exception {
        ota.reportVersion(OtaModule.DEFAULT, new FirmwareVersion("1.0.0"));
        ota.reportVersion(MCU, new FirmwareVersion("0.9"));
        device.goOnline();
        awaitArrived(INFORM, 2);
        disconnect();
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
        disconnect();
        get(update.succeeded(new FirmwareVersion("2.0.0")));
        List<ReceivedMessage> reports = device.emulator.device("a1Abc123Def", "dev001").messages(0).stream()
                .filter(message -> message.topic().equals(PROGRESS))
                .toList();
        assertThat(reports.stream()
                        .map(report -> JsonParser.parseString(report.text())
                                .getAsJsonObject()
                                .getAsJsonObject("params")
                                .get("step")
                                .getAsString())
                        .distinct())
                .containsExactly("1", "50", "100");
        for (int i = 1; i < reports.size(); i++) {
            Instant earliest = reports.get(i - 1).time().plus(ProgressReports.PACE);
            assertThat(reports.get(i).time()).isAfterOrEqualTo(earliest);
        }
        assertThat(device.arrived(INFORM))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("2.0.0"));
    }

    private long startCampaign(byte[] file, boolean mqtt, DigestMethod signMethod) throws Exception {
        return startCampaign(MCU, file, mqtt, signMethod);
    }

    private long startCampaign(OtaModule module, byte[] file, boolean mqtt, DigestMethod signMethod) throws Exception {
        FirmwareImage image = device.emulator.firmware().addImage(new ByteArrayInputStream(file));
        return device.emulator
                .firmware()
                .start(FirmwareCampaign.builder("a1Abc123Def", image.id(), "2.0.0")
                        .module(module.name())
                        .sourceVersions("1.0.0")
                        .devices("dev001")
                        .mqtt(mqtt)
                        .signMethod(signMethod)
                        .urlSeconds(600)
                        .tags(Map.of("_package_udi", "{\"ota_notice\":\"better\"}"))
                        .build());
    }

    private FirmwareJobState job(long campaign) {
        return device.emulator.firmware().jobs(campaign).get(0);
    }

    private void awaitStatus(long campaign, FirmwareJobState.Status status) {
        await().atMost(BOUND).until(() -> job(campaign).status() == status);
    }

    private OtaJob awaitPush() {
        await().atMost(BOUND).until(() -> !pushed.isEmpty());
        return pushed.get(0);
    }

    @Test
    void aCampaignOverMqttSucceedsThoughTheLineBreaks() throws Exception {
        byte[] file = new byte[1_000_000];
        new Random(3).nextBytes(file);
        device.goOnline();
        get(ota.reportVersion(MCU, new FirmwareVersion("1.0.0")));
        long campaign = startCampaign(file, true, DigestMethod.SHA256);
        OtaJob job = awaitPush();
        assertThat(job.module()).isEqualTo(MCU);
        assertThat(job.packageUdi()).isEqualTo("{\"ota_notice\":\"better\"}");

        OtaUpdate update = ota.begin(job.module());
        update.percent(1, "Loading");
        awaitStatus(campaign, FirmwareJobState.Status.IN_UPGRADE);
        device.emulator.faults().addForAll(Fault.of(Fault.Kind.BLOCK_WRONG_CRC, 2));
        device.emulator.faults().addForAll(Fault.of(Fault.Kind.BLOCK_LOST, 3));
        device.emulator.faults().addForAll(Fault.dropAfterBytes(2, 300_000));
        disconnect();

        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        OtaFile wanted = job.files().get(0);
        MqttFileDownload download =
                ota.download((MqttSource) wanted.source(), wanted.size(), 0, (offset, data) -> digest.update(data));
        assertThat(get(download.end())).isEqualTo(file.length);
        assertThat(wanted.digests())
                .containsExactly(new FileDigest(
                        FileDigest.Algorithm.SHA256, HexFormat.of().formatHex(digest.digest())));

        get(update.succeeded(job.version()));
        awaitStatus(campaign, FirmwareJobState.Status.UPDATED);
        assertThat(job(campaign).history())
                .extracting(FirmwareJobState.Event::step)
                .contains("1", "100");
        assertThat(device.session.statistics().reconnects()).isPositive();
    }

    @Test
    void thePlatformKnowsWhyAnUpdateFailed() throws Exception {
        get(online(ota.reportVersion(MCU, new FirmwareVersion("1.0.0"))));
        long campaign = startCampaign(new byte[] {1, 2, 3}, false, DigestMethod.MD5);
        OtaJob job = awaitPush();
        OtaUpdate update = ota.begin(job.module());
        update.percent(5, "Loading");
        get(update.failed(OtaFailure.VERIFICATION, "MD5 is another one"));
        awaitStatus(campaign, FirmwareJobState.Status.FAILED);
        assertThat(job(campaign).history())
                .last()
                .satisfies(event -> assertThat(event.step()).isEqualTo("-3"))
                .satisfies(event -> assertThat(event.reason()).contains("MD5 is another one"));
    }

    private <T> CompletionStage<T> online(CompletionStage<T> stage) {
        device.goOnline();
        return stage;
    }

    @Test
    void aPullFindsTheSameImageAsThePush() throws Exception {
        get(online(ota.reportVersion(MCU, new FirmwareVersion("1.0.0"))));
        startCampaign(new byte[] {1, 2, 3}, false, DigestMethod.MD5);
        OtaJob job = awaitPush();
        assertThat(job.files().get(0).source()).isInstanceOf(HttpsSource.class);
        assertThat(get(ota.pull(MCU)))
                .hasValueSatisfying(
                        again -> assertThat(again.hasSameImageAs(job)).isTrue());
        assertThat(get(ota.pull(OtaModule.DEFAULT))).isEmpty();
        assertThat(get(ota.pullOld(new FirmwareVersion("1.0.0")))).isEmpty();
    }

    @Test
    void oldProductsFindTheJobOnTheTopicThatTheyAskOn() throws Exception {
        FirmwareVersion installed = new FirmwareVersion("1.0.0");
        get(online(ota.reportVersion(OtaModule.DEFAULT, installed)));
        startCampaign(OtaModule.DEFAULT, new byte[] {1, 2, 3}, false, DigestMethod.MD5);
        OtaJob job = awaitPush();
        assertThat(get(ota.pullOld(installed)))
                .hasValueSatisfying(
                        again -> assertThat(again.hasSameImageAs(job)).isTrue());
    }

    @Test
    void aFileThatIsNotTheDevicesIsRefused() {
        device.goOnline();
        assertThat(ota.download(new MqttSource(999, 1), 10, 0, (offset, data) -> {})
                        .end())
                .failsWithin(BOUND)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(AlinkRefusal.class)
                .withMessageContaining("no such file");
    }

    @Test
    void aFileOfAnotherLengthThanAnnouncedIsRefused() throws Exception {
        get(online(ota.reportVersion(MCU, new FirmwareVersion("1.0.0"))));
        device.emulator.faults().addForAll(Fault.of(Fault.Kind.WRONG_LENGTH, 1));
        startCampaign(new byte[] {1, 2, 3}, true, DigestMethod.MD5);
        OtaFile file = awaitPush().files().get(0);
        assertThat(ota.download((MqttSource) file.source(), file.size(), 0, (offset, data) -> {})
                        .end())
                .failsWithin(BOUND)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(ProtocolFailure.class);
    }
}
