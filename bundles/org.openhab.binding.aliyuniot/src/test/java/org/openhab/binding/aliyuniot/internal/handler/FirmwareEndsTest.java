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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.binding.aliyuniot.link.WaitingLine;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;

/** Ends that come from outside, in every phase of an update: one result in openHAB, and what the platform makes of it. */
@NonNullByDefault({})
class FirmwareEndsTest extends FirmwareCloud {
    /** How many may load at a time. */
    private static final int PLACES = 4;

    private LocalDevice device;
    private long campaign;
    private long obstacle;
    private final List<WaitingLine.Turn> othersInLine = new ArrayList<>();

    /** Where an update stands still until {@link #goOn}. */
    enum Phase {
        IN_LINE,
        PREPARING,
        LOADING,
        LOADING_OVER_MQTT,
        RULE_INSTALLS,
        UPLOADING,
        WAITING_FOR_THE_VERSION;

        boolean isUpload() {
            return this == UPLOADING || this == WAITING_FOR_THE_VERSION;
        }
    }

    @BeforeEach
    void startDevice() throws IOException {
        device = new LocalDevice();
        addChannel("firmware", "firmware", Map.of());
    }

    @AfterEach
    void stopDevice() {
        device.close();
    }

    private void begin(Phase phase) throws Exception {
        if (phase == Phase.RULE_INSTALLS) {
            parameters.put("installer", "rule");
        } else if (phase.isUpload()) {
            parameters.putAll(Map.of(
                    "installer",
                    "http",
                    "installUrl",
                    device.address("/update"),
                    "versionUrl",
                    device.address("/version"),
                    "versionPattern",
                    "\"version\":\"(.*?)\""));
            device.hold = new CountDownLatch(phase == Phase.UPLOADING ? 1 : 0);
            device.versionAfterUpload = phase == Phase.UPLOADING ? "2.0.0" : "1.0.0";
        }
        startThing();
        awaitOnline();
        campaign = cloud.firmware().start(campaignOf("2.0.0", phase == Phase.LOADING_OVER_MQTT));
        offered("2.0.0");
        obstacle = switch (phase) {
            case PREPARING -> cloud.faults().add(PRODUCT, DEVICE, Fault.delay(Duration.ofMinutes(1)));
            case LOADING -> cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 2_000));
            case LOADING_OVER_MQTT -> cloud.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.BLOCK_LOST, 0));
            default -> 0;
        };
        if (phase == Phase.IN_LINE) {
            for (int i = 0; i < PLACES + 1; i++) {
                othersInLine.add(runtime.downloads().join(Runnable::run, others -> {}, () -> {}));
            }
        }
        updates.updateFirmware(UID, "2.0.0", null);
        switch (phase) {
            case IN_LINE ->
                awaitStatus(
                        ThingStatus.OFFLINE,
                        ThingStatusDetail.FIRMWARE_UPDATING,
                        "@text/offline.firmware-waiting [\"2.0.0\", \"2\"]");
            case PREPARING ->
                awaitStatus(
                        ThingStatus.OFFLINE,
                        ThingStatusDetail.FIRMWARE_UPDATING,
                        "@text/offline.firmware-preparing [\"2.0.0\", \"0\"]");
            case RULE_INSTALLS -> awaitEvent("READY");
            case UPLOADING -> await().atMost(PATIENCE).until(() -> device.uploads.size() == 1);
            case WAITING_FOR_THE_VERSION ->
                await().atMost(PATIENCE).until(() -> stepsEntered().contains(ProgressStep.REBOOTING));
            default -> awaitJob(campaign, Status.IN_UPGRADE);
        }
        assertThat(handler.isUpdateExecutable()).isFalse();
    }

    /** Lets the update that stood still come to its end. */
    private void goOn(Phase phase) {
        if (obstacle != 0) {
            cloud.faults().remove(obstacle);
        }
        othersInLine.forEach(WaitingLine.Turn::leave);
        device.hold.countDown();
        device.version = "2.0.0";
        device.versionAfterUpload = "2.0.0";
    }

    @ParameterizedTest
    @EnumSource
    void cancelledByTheUser(Phase phase) throws Exception {
        begin(phase);

        updates.cancelFirmwareUpdate(UID);

        awaitResult(FirmwareUpdateResult.CANCELED, null);
        goOn(phase);
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-1");
        awaitOnline();
        assertThat(results()).hasSize(1);
        assertThatNextTryWorks(phase);
    }

    private void assertThatNextTryWorks(Phase phase) throws Exception {
        long second = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        if (phase == Phase.RULE_INSTALLS) {
            awaitEvent("READY", 2);
            handler.firmwareInstalled("2.0.0");
        }
        awaitJob(second, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        assertThat(results()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void stoppedWithTheThingAndStartedAgain(Phase phase) throws Exception {
        begin(phase);

        handler.dispose();

        awaitResult(FirmwareUpdateResult.ERROR, "goes on when the thing starts again");
        goOn(phase);
        restartThing();
        if (phase == Phase.RULE_INSTALLS) {
            awaitEvent("READY", 2);
            await().atMost(PATIENCE).until(() -> isTakenIn("2.0.0"));
        }
        awaitJob(campaign, Status.UPDATED);
        awaitOnline();
        assertThat(results()).hasSize(1);
        assertThat(steps(campaign)).allMatch(step -> Integer.parseInt(step) > 0);
    }

    private boolean isTakenIn(String version) {
        try {
            handler.firmwareInstalled(version);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void removedWithTheThing(Phase phase) throws Exception {
        begin(phase);

        handler.handleRemoval();

        awaitResult(FirmwareUpdateResult.ERROR, "was removed");
        goOn(phase);
        await().atMost(PATIENCE)
                .until(() -> openhab.statuses.stream().anyMatch(info -> info.getStatus() == ThingStatus.REMOVED));
        handler.dispose();
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-1");
        assertThat(results()).hasSize(1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            try (Stream<Path> files = Files.walk(userdata)) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
        });
    }

    /** Whoever listens to the status there. */
    @Test
    void aStatusThatOpenhabDoesNotTakeIsToldOnceMore() throws Exception {
        startThing();
        awaitOnline();
        campaign = campaign("2.0.0");
        offered("2.0.0");
        AtomicInteger calls = new AtomicInteger();
        RecordingCallback failing = new RecordingCallback() {
            @Override
            public void statusUpdated(Thing thing, ThingStatusInfo status) {
                if (calls.getAndIncrement() % 2 == 0) {
                    throw new NoClassDefFoundError("for the test");
                }
                super.statusUpdated(thing, status);
            }
        };
        handler.setCallback(failing);

        updates.updateFirmware(UID, "2.0.0", null);

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(failing.statuses)
                    .extracting(ThingStatusInfo::getStatusDetail)
                    .contains(ThingStatusDetail.FIRMWARE_UPDATING);
            assertThat(failing.statuses.get(failing.statuses.size() - 1).getStatus())
                    .isEqualTo(ThingStatus.ONLINE);
        });
        assertThat(results()).hasSize(1);
    }

    @Test
    void whatTheDeviceRunsAlreadyIsNotCalledOffAnyMore() throws Exception {
        begin(Phase.RULE_INSTALLS);
        long silent = cloud.faults().add(PRODUCT, DEVICE, Fault.delay(Duration.ofMinutes(1)));

        handler.firmwareInstalled("2.0.0");
        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.FIRMWARE_UPDATING,
                "@text/offline.firmware-reporting [\"2.0.0\", \"99\"]");
        updates.cancelFirmwareUpdate(UID);
        handler.dispose();

        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        cloud.faults().remove(silent);
        restartThing();
        awaitJob(campaign, Status.UPDATED);
        assertThat(results()).hasSize(1);
    }
}
