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
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareUpdateProgressInfo;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;

@NonNullByDefault({})
class FirmwareUpdateTest extends FirmwareCloud {
    private List<Path> images() throws Exception {
        try (Stream<Path> files = Files.walk(userdata)) {
            return files.filter(file -> file.toString().endsWith(".bin")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPushedJobIsOfferedRunsAndEndsWellOnBothSides(boolean mqtt) throws Exception {
        Thing thing = startThing();
        awaitOnline();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(thing.getProperties()).containsEntry("firmwareVersion", "1.0.0"));
        awaitFirmware(FirmwareStatus.UP_TO_DATE, null);
        long campaign = cloud.firmware().start(campaignOf("2.0.0", mqtt));
        offered("2.0.0");
        Firmware firmware = firmware("2.0.0");
        assertThat(firmware.getDescription()).isEqualTo("293.0 KiB");
        assertThat(firmware.getChangelog()).isEqualTo("Waters better");
        assertThat(firmware.toString()).doesNotContain("http");

        updates.updateFirmware(UID, "2.0.0", null);

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        awaitOnline();
        awaitFirmware(FirmwareStatus.UP_TO_DATE, null);
        assertThat(results()).hasSize(1);
        assertThat(thing.getProperties()).containsEntry("firmwareVersion", "2.0.0");
        assertThat(stepsEntered())
                .containsExactly(ProgressStep.DOWNLOADING, ProgressStep.TRANSFERRING, ProgressStep.UPDATING);
        assertThat(progressInfos().stream()
                        .map(FirmwareUpdateProgressInfo::getProgress)
                        .filter(percent -> percent != null)
                        .toList())
                .isSorted()
                .last()
                .isEqualTo(100);
        assertThat(openhab.statuses)
                .extracting(ThingStatusInfo::getStatusDetail)
                .contains(ThingStatusDetail.FIRMWARE_UPDATING);
        assertThat(images()).hasSize(1);
        assertThat(images().get(0)).hasBinaryContent(image);
    }

    @ParameterizedTest
    @CsvSource({
        "404, not on the file server any more, -2",
        "418, answers in a way that cannot be used, -2",
    })
    void aDownloadThatFailsIsToldToBothSidesAndTheNextTryWorks(int status, String text, String step) throws Exception {
        startThing();
        awaitOnline();
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        cloud.faults().add(PRODUCT, DEVICE, Fault.downloadStatus(1, status));

        updates.updateFirmware(UID, "2.0.0", null);

        awaitResult(FirmwareUpdateResult.ERROR, text);
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo(step);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(lastStatus().getStatus()).isEqualTo(ThingStatus.ONLINE);
            assertThat(lastStatus().getDescription()).startsWith("@text/firmware.");
        });
        awaitFirmware(FirmwareStatus.UP_TO_DATE, null);

        long second = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        awaitJob(second, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        awaitOnline();
        assertThat(results()).hasSize(2);
    }

    @Test
    void aWrongDigestIsAFailedVerification() throws Exception {
        startThing();
        awaitOnline();
        cloud.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.WRONG_DIGEST, 0));
        long campaign = campaign("2.0.0");
        offered("2.0.0");

        updates.updateFirmware(UID, "2.0.0", null);

        awaitResult(FirmwareUpdateResult.ERROR, "another digest");
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-3");
        assertThat(images()).isEmpty();
    }

    @Test
    void aDownloadIsCancelledAndThePlatformHearsOfIt() throws Exception {
        startThing();
        awaitOnline();
        cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 20_000));
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        await().atMost(PATIENCE).until(() -> stepsEntered().contains(ProgressStep.TRANSFERRING));
        assertThat(handler.isUpdateExecutable()).isFalse();
        assertThatIllegalStateException()
                .as("a second update at the same time")
                .isThrownBy(() -> updates.updateFirmware(UID, "2.0.0", null));

        updates.cancelFirmwareUpdate(UID);

        awaitResult(FirmwareUpdateResult.CANCELED, null);
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-1");
        awaitOnline();
        assertThat(results()).hasSize(1);
        handler.cancel();
        assertThat(results()).hasSize(1);
    }

    @Test
    void anUpdateThatAStopInterruptsGoesOnWithTheNextStart() throws Exception {
        startThing();
        awaitOnline();
        long slow = cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 50_000));
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        awaitJob(campaign, Status.IN_UPGRADE);

        cloud.faults().remove(slow);
        Thing thing = restartThing();

        awaitResult(FirmwareUpdateResult.ERROR, "goes on when the thing starts again");
        awaitJob(campaign, Status.UPDATED);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(thing.getProperties()).containsEntry("firmwareVersion", "2.0.0"));
        awaitOnline();
        assertThat(results()).hasSize(1);
        awaitFirmware(FirmwareStatus.UP_TO_DATE, null);
    }

    @Test
    void aThingThatIsRemovedFailsItsJob() throws Exception {
        startThing();
        awaitOnline();
        cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 20_000));
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        awaitJob(campaign, Status.IN_UPGRADE);

        handler.handleRemoval();

        awaitResult(FirmwareUpdateResult.ERROR, "was removed");
        awaitJob(campaign, Status.FAILED);
        await().atMost(PATIENCE)
                .until(() -> openhab.statuses.stream().anyMatch(info -> info.getStatus() == ThingStatus.REMOVED));
        handler.dispose();
        await().atMost(PATIENCE).untilAsserted(() -> {
            try (Stream<Path> files = Files.walk(userdata)) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
        });
    }

    @Test
    void anotherJobReplacesTheOneThatRuns() throws Exception {
        startThing();
        awaitOnline();
        long slow = cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 20_000));
        long first = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        awaitJob(first, Status.IN_UPGRADE);

        image[0]++;
        long second = campaign("3.0.0");

        awaitResult(FirmwareUpdateResult.ERROR, "replaced");
        offered("3.0.0");
        cloud.faults().remove(slow);
        updates.updateFirmware(UID, "3.0.0", null);
        awaitJob(second, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        assertThat(job(first).status()).isEqualTo(Status.CANCELED);
    }

    @Test
    void aJobThatThePlatformHasCancelledIsDroppedWhenItIsStarted() throws Exception {
        startThing();
        awaitOnline();
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        cloud.firmware().cancel(campaign);

        updates.updateFirmware(UID, "2.0.0", null);

        awaitResult(FirmwareUpdateResult.ERROR, "does not want this update any more");
        awaitFirmware(FirmwareStatus.UP_TO_DATE, null);
        assertThat(job(campaign).status()).isEqualTo(Status.CANCELED);
    }

    @Test
    void aVersionThatOpenhabCannotCompareDoesNoHarmAndThePlatformGetsItsOwn() throws Exception {
        parameters.put("firmwareVersion", "20240101123045");
        Thing thing = startThing();
        awaitOnline();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(device().versions()).containsEntry("default", "20240101123045"));
        assertThat(thing.getProperties()).containsEntry("firmwareVersion", "20240.101123045");
        long campaign = campaign("20250101123045");
        offered("20250.101123045");

        updates.updateFirmware(UID, "20250.101123045", null);

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        awaitFirmware(FirmwareStatus.UP_TO_DATE, null);
        assertThat(device().versions()).containsEntry("default", "20250101123045");
    }

    @Test
    void aPushedJobStartsByItselfWhereTheUserWantsThat() throws Exception {
        parameters.put("autoUpdate", true);
        startThing();
        awaitOnline();

        long campaign = campaign("2.0.0");

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        assertThat(results()).hasSize(1);
    }

    @Test
    void anImageIsHereBeforeTheUpdateStartsWhereTheUserWantsThat() throws Exception {
        parameters.put("preDownload", true);
        startThing();
        awaitOnline();
        long campaign = campaign("2.0.0");

        offered("2.0.0");

        assertThat(images()).hasSize(1);
        assertThat(job(campaign).status()).isEqualTo(Status.PUSHED);
        cloud.faults().add(PRODUCT, DEVICE, Fault.downloadStatus(0, 404));
        updates.updateFirmware(UID, "2.0.0", null);
        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
    }

    @Test
    void aDeviceThatIsThrownOutInTheMiddleGoesOn() throws Exception {
        startThing();
        awaitOnline();
        cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 100_000));
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        awaitJob(campaign, Status.IN_UPGRADE);

        cloud.device(PRODUCT, DEVICE).disconnect();

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        awaitOnline();
        assertThat(results()).hasSize(1);
    }
}
