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

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.binding.aliyuniot.internal.action.AliyunFirmwareActions;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;

@NonNullByDefault({})
class FirmwareInstallersTest extends FirmwareCloud {
    private final AliyunFirmwareActions actions = new AliyunFirmwareActions();
    private LocalDevice device;

    @BeforeEach
    void startDevice() throws IOException {
        device = new LocalDevice();
        addChannel("firmware", "firmware", Map.of());
    }

    @AfterEach
    void stopDevice() {
        device.close();
    }

    private String address(String path) {
        return device.address(path);
    }

    private long begin() throws Exception {
        startThing();
        actions.setThingHandler(handler);
        awaitOnline();
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        return campaign;
    }

    @ParameterizedTest
    @ValueSource(strings = {"put", "post", "multipart"})
    void anImageIsUploadedToTheDeviceWhichThenTellsItsVersion(String method) throws Exception {
        parameters.putAll(Map.of(
                "installer",
                "http",
                "installUrl",
                address("/update"),
                "installMethod",
                method,
                "installAnswer",
                "good$",
                "versionUrl",
                address("/version"),
                "versionPattern",
                "\"version\":\"(.*?)\""));

        long campaign = begin();

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        assertThat(stepsEntered()).last().isEqualTo(ProgressStep.REBOOTING);
        assertThat(device.uploads).hasSize(1);
        if ("multipart".equals(method)) {
            assertThat(device.requests).containsExactly("POST multipart/form-data");
            assertThat(new String(device.uploads.get(0), StandardCharsets.ISO_8859_1))
                    .contains("name=\"file\"; filename=\"image.bin\"")
                    .contains(new String(image, StandardCharsets.ISO_8859_1));
        } else {
            assertThat(device.requests).containsExactly(method.toUpperCase() + " application/octet-stream");
            assertThat(device.uploads.get(0)).isEqualTo(image);
        }
    }

    @Test
    void aDeviceThatRefusesItsImageFailsTheUpdate() throws Exception {
        parameters.putAll(Map.of("installer", "http", "installUrl", address("/update")));
        device.status = 507;

        long campaign = begin();

        awaitResult(FirmwareUpdateResult.ERROR, "refuses the image (HTTP 507)");
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-4");
    }

    @Test
    void aDeviceThatNeverAnswersHoldsUpNeitherCancelNorTheNextUpdate() throws Exception {
        parameters.putAll(Map.of("installer", "http", "installUrl", address("/update")));
        CountDownLatch never = new CountDownLatch(1);
        device.hold = never;
        long campaign = begin();
        await().atMost(PATIENCE).until(() -> !device.uploads.isEmpty());

        updates.cancelFirmwareUpdate(UID);

        awaitResult(FirmwareUpdateResult.CANCELED, null);
        awaitJob(campaign, Status.FAILED);
        device.hold = new CountDownLatch(0);
        long next = campaign("2.0.1");
        offered("2.0.1");
        updates.updateFirmware(UID, "2.0.1", null);
        awaitJob(next, Status.UPDATED);
        assertThat(never.getCount())
                .as("the first upload still waits for its answer")
                .isOne();
    }

    @Test
    void aRefusalThatWantsALoginIsToldAsSuchAndWithoutTheAddress() throws Exception {
        String address = address("/update").replace("http://", "http://admin:hunter2@");
        parameters.putAll(Map.of("installer", "http", "installUrl", address));
        device.status = 403;

        long campaign = begin();

        awaitResult(FirmwareUpdateResult.ERROR, "refuses the image (HTTP 403)");
        awaitJob(campaign, Status.FAILED);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lastStatus().getDescription())
                        .startsWith("@text/firmware.install-login")
                        .doesNotContain("hunter2", "://"));
    }

    @Test
    void anUnexpectedAnswerIsARefusal() throws Exception {
        parameters.putAll(
                Map.of("installer", "http", "installUrl", address("/update"), "installAnswer", "^Update Success"));

        long campaign = begin();

        awaitResult(FirmwareUpdateResult.ERROR, "refuses the image (HTTP 200)");
        awaitJob(campaign, Status.FAILED);
    }

    @Test
    void waitingForTheVersionIsCancelled() throws Exception {
        device.versionAfterUpload = "1.0.0";
        parameters.putAll(
                Map.of("installer", "http", "installUrl", address("/update"), "versionUrl", address("/version")));
        long campaign = begin();
        await().atMost(PATIENCE).until(() -> stepsEntered().contains(ProgressStep.REBOOTING));

        updates.cancelFirmwareUpdate(UID);

        awaitResult(FirmwareUpdateResult.CANCELED, null);
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-1");
        awaitOnline();
    }

    @Test
    void aRuleInstallsAndTellsHowItGoes() throws Exception {
        parameters.put("installer", "rule");
        long campaign = begin();
        JsonObject ready = awaitEvent("READY");
        assertThat(ready.get("version").getAsString()).isEqualTo("2.0.0");
        assertThat(Path.of(ready.get("path").getAsString())).hasBinaryContent(image);

        assertThat(actions.firmwareProgress(50)).containsEntry("outcome", "done");
        assertThat(actions.firmwareInstalled("2.0.0")).containsEntry("outcome", "done");

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        assertThat(steps(campaign)).contains("100");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(actions.firmwareInstalled("2.0.0"))
                        .containsEntry("outcome", "refused")
                        .containsEntry("reason", "No update waits for a rule that installs it"));
    }

    @Test
    void aRuleThatCannotInstallSaysWhy() throws Exception {
        parameters.put("installer", "rule");
        long campaign = begin();
        awaitEvent("READY");

        actions.firmwareFailed("the bootloader is locked");

        awaitResult(FirmwareUpdateResult.ERROR, "the bootloader is locked");
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-4");
    }

    @Test
    void aRuleThatInstalledSomethingElseFailsTheUpdate() throws Exception {
        parameters.put("installer", "rule");
        long campaign = begin();
        awaitEvent("READY");

        actions.firmwareInstalled("1.9.9");

        awaitResult(FirmwareUpdateResult.ERROR, "the device runs 1.9.9");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(lastStatus().getDescription()).startsWith("@text/firmware.wrong-version"));
        awaitJob(campaign, Status.FAILED);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(device().versions()).containsEntry("default", "1.9.9"));
    }

    @Test
    void aRuleHearsThatItsUpdateWasCancelled() throws Exception {
        parameters.put("installer", "rule");
        long campaign = begin();
        awaitEvent("READY");

        assertThat(actions.cancelFirmwareUpdate()).containsEntry("outcome", "done");

        awaitEvent("ABORTED");
        awaitResult(FirmwareUpdateResult.CANCELED, null);
        awaitJob(campaign, Status.FAILED);
    }

    @Test
    void usersCheckAndStartByActions() throws Exception {
        startThing();
        actions.setThingHandler(handler);
        awaitOnline();
        assertThat(actions.checkFirmware()).containsEntry("reason", "There is nothing to install.");
        assertThat(actions.startFirmwareUpdate()).containsEntry("outcome", "refused");
        long campaign = campaign("2.0.0");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(actions.checkFirmware()).containsEntry("reason", "Version 2.0.0 can be installed."));

        assertThat(actions.startFirmwareUpdate()).containsEntry("outcome", "done");

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        assertThat(actions.reportFirmwareVersion("no version")).containsEntry("outcome", "refused");
        assertThat(actions.reportFirmwareVersion("2.0.1")).containsEntry("outcome", "done");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(device().versions()).containsEntry("default", "2.0.1"));
    }
}
