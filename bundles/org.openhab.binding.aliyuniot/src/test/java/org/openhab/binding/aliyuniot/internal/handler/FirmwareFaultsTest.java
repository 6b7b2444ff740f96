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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.binding.aliyuniot.internal.firmware.UpdateBounds;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateLimits;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;

/** What can go wrong on the way of an image, and what both sides see of it. */
@NonNullByDefault({})
class FirmwareFaultsTest extends FirmwareCloud {
    private static final Duration NONE = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final UpdateBounds IMPATIENT = new UpdateBounds(
            anchors -> new DownloadSettings(
                    anchors,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(8),
                    2,
                    Duration.ofMillis(10),
                    Duration.ofMillis(20)),
            usual -> usual);

    static Stream<Arguments> passingTrouble() {
        return Stream.of(
                Arguments.of("the address has expired", false, Fault.downloadStatus(1, 403)),
                Arguments.of("the server has trouble", false, Fault.downloadStatus(2, 503)),
                Arguments.of("the line breaks", false, Fault.downloadCut(3, 50_000)),
                Arguments.of("the server is slow", false, Fault.downloadSlow(1, 200_000)),
                Arguments.of("a block has a wrong CRC", true, Fault.of(Fault.Kind.BLOCK_WRONG_CRC, 2)),
                Arguments.of("a block is lost", true, Fault.of(Fault.Kind.BLOCK_LOST, 1)),
                Arguments.of(
                        "the platform does not say whether it still wants it",
                        true,
                        Fault.of(Fault.Kind.PULL_REFUSED, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void passingTrouble(String what, boolean mqtt, Fault fault) throws Exception {
        startThing();
        awaitOnline();
        long campaign = cloud.firmware().start(campaignOf("2.0.0", mqtt));
        offered("2.0.0");
        cloud.faults().add(PRODUCT, DEVICE, fault);

        updates.updateFirmware(UID, "2.0.0", null);

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        awaitOnline();
        assertThat(results()).hasSize(1);
    }

    static Stream<Arguments> lastingTrouble() {
        return Stream.of(
                Arguments.of(false, Fault.downloadStatus(0, 403), "firmware.url-expired", "-2"),
                Arguments.of(false, Fault.downloadStatus(0, 404), "firmware.not-found", "-2"),
                Arguments.of(false, Fault.downloadStatus(0, 416), "firmware.bad-answer", "-2"),
                Arguments.of(false, Fault.downloadStatus(0, 503), "firmware.server-error", "-2"),
                Arguments.of(false, Fault.downloadCut(0, 1), "firmware.connection", "-2"),
                Arguments.of(false, Fault.downloadSlow(0, 20), "firmware.stalled", "-2"),
                Arguments.of(false, Fault.of(Fault.Kind.DOWNLOAD_ENDLESS, 0), "firmware.digest", "-3"),
                Arguments.of(false, Fault.of(Fault.Kind.WRONG_DIGEST, 0), "firmware.digest", "-3"),
                Arguments.of(false, Fault.of(Fault.Kind.WRONG_LENGTH, 0), "firmware.size", "-3"),
                Arguments.of(true, Fault.of(Fault.Kind.WRONG_DIGEST, 0), "firmware.digest", "-3"),
                Arguments.of(true, Fault.of(Fault.Kind.WRONG_LENGTH, 0), "firmware.mqtt", "-2"),
                Arguments.of(true, Fault.of(Fault.Kind.BLOCK_WRONG_CRC, 0), "firmware.mqtt", "-2"));
    }

    @ParameterizedTest
    @MethodSource
    void lastingTrouble(boolean mqtt, Fault fault, String text, String step) throws Exception {
        bounds = IMPATIENT;
        startThing();
        awaitOnline();
        cloud.faults().add(PRODUCT, DEVICE, fault);
        long campaign = cloud.firmware().start(campaignOf("2.0.0", mqtt));
        offered("2.0.0");

        updates.updateFirmware(UID, "2.0.0", null);

        awaitFailure(campaign, text, step);
        assertThat(images()).isZero();
    }

    private void awaitFailure(long campaign, String text, String step) {
        awaitJob(campaign, Status.FAILED);
        awaitResult(FirmwareUpdateResult.ERROR, null);
        assertThat(steps(campaign)).last().isEqualTo(step);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(lastStatus().getStatus()).isEqualTo(ThingStatus.ONLINE);
            assertThat(lastStatus().getDescription()).startsWith("@text/" + text);
        });
        assertThat(results()).hasSize(1);
    }

    static Stream<Arguments> slowStates() {
        return Stream.of(
                Arguments.of("store", new UpdateLimits(NONE, LONG, LONG, LONG, LONG), "firmware.unexpected", "-1"),
                Arguments.of(
                        "store", new UpdateLimits(LONG, NONE, LONG, LONG, LONG), "firmware.download-timeout", "-2"),
                Arguments.of("rule", new UpdateLimits(LONG, LONG, LONG, NONE, LONG), "firmware.install-timeout", "-4"));
    }

    @ParameterizedTest
    @MethodSource
    void slowStates(String installer, UpdateLimits limits, String text, String step) throws Exception {
        bounds = new UpdateBounds(DownloadSettings::of, usual -> limits);
        parameters.put("installer", installer);
        startThing();
        awaitOnline();
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        if (limits.prepare().equals(NONE)) {
            cloud.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.PULL_LOST, 0));
        } else if (limits.download().equals(NONE)) {
            cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 2_000));
        }

        updates.updateFirmware(UID, "2.0.0", null);

        awaitFailure(campaign, text, step);
    }

    @Test
    void anImageThatIsTooLargeIsRefusedBeforeTheFirstByte() throws Exception {
        parameters.put("maxImageMegabytes", "1");
        image = new byte[1_000_001];
        startThing();
        awaitOnline();
        long campaign = cloud.firmware().start(campaignOf("2.0.0", false));
        offered("2.0.0");

        updates.updateFirmware(UID, "2.0.0", null);

        awaitResult(FirmwareUpdateResult.ERROR, "larger than allowed");
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-2");
    }

    @Test
    void aFolderThatCannotBeWrittenFailsUpdatesAndNothingElse() throws Exception {
        Files.writeString(userdata, "in the way");
        startThing();
        awaitOnline();
        long campaign = cloud.firmware().start(campaignOf("2.0.0", false));
        offered("2.0.0");

        updates.updateFirmware(UID, "2.0.0", null);

        awaitResult(FirmwareUpdateResult.ERROR, "cannot be written");
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-1");
        Files.delete(userdata);
    }

    @Test
    void anImageForWhichTheDiskHasNoRoomIsRefusedBeforeTheFirstByte() throws Exception {
        parameters.put("maxImageMegabytes", "1048576");
        parameters.remove("firmwareVersion");
        startThing();
        awaitOnline();
        cloud.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.PULL_REFUSED, 0));
        String push = """
                {"id":"1","code":"1000","message":"success","data":{"size":1000000000000,"version":"2.0.0",
                "url":"https://localhost/image.bin","signMethod":"SHA256","sign":"%s"}}""".formatted("0".repeat(64));
        await().atMost(PATIENCE)
                .until(() -> send("/ota/device/upgrade/" + PRODUCT + "/" + DEVICE, push) == SendResult.SENT);
        await().atMost(PATIENCE).until(handler::isUpdateExecutable);

        updates.updateFirmware(UID, "2.0.0", null);

        awaitResult(FirmwareUpdateResult.ERROR, "not enough room");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cloud.device(PRODUCT, DEVICE).messages(0))
                        .filteredOn(message -> message.topic().contains("/ota/device/progress/"))
                        .last()
                        .extracting(ReceivedMessage::text)
                        .asString()
                        .contains("\"-1\""));
        assertThat(lastStatus().getDescription()).startsWith("@text/firmware.no-space");
    }

    private long images() throws IOException {
        try (Stream<Path> files = Files.walk(userdata)) {
            return files.filter(file -> file.toString().endsWith(".bin")).count();
        }
    }
}
