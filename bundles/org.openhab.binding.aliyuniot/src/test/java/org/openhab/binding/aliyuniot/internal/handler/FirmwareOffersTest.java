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

import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;

/** What is pushed in whichever order, and what a running thing makes of other parameters. */
@NonNullByDefault({})
class FirmwareOffersTest extends FirmwareCloud {
    private void change(String parameter, Object value) {
        parameters.put(parameter, value);
        handler.handleConfigurationUpdate(Map.of(parameter, value));
    }

    private void awaitInstalled(Thing thing, String shown) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(thing.getProperties().get(Thing.PROPERTY_FIRMWARE_VERSION))
                        .isEqualTo(shown));
    }

    private void awaitReported(String version) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(device().versions()).containsEntry("default", version));
    }

    @ParameterizedTest
    @CsvSource({
        "2.0.1, 1.5.0, 2.0.1.to.1.5.0, 1.5.0",
        "app-1.0.0-20190101, 20250907, app-1.0.0-20190101.to.20250907, 20250907",
        "3, V3, 3.to.3, 3",
    })
    void whatOpenhabHoldsForOlderOrTheSameIsOfferedAndInstalled(
            String installed, String pushed, String offered, String shown) throws Exception {
        parameters.put("firmwareVersion", installed);
        Thing thing = startThing();
        awaitOnline();
        long campaign = campaign(pushed);
        offered(offered);
        assertThat(firmware(pushed).getDescription()).isEqualTo(pushed + ", 293.0 KiB");

        updates.updateFirmware(UID, pushed, null);

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        awaitInstalled(thing, shown);
        awaitFirmware(FirmwareStatus.UP_TO_DATE, null);
        assertThat(device().versions()).containsEntry("default", pushed);
        assertThat(results()).hasSize(1);
    }

    @Test
    void aVersionThatIsSetOnARunningThingIsShownReportedAndUpdated() throws Exception {
        parameters.remove("firmwareVersion");
        Thing thing = startThing();
        awaitOnline();
        assertThat(updates.getFirmwareStatusInfo(UID).getFirmwareStatus()).isEqualTo(FirmwareStatus.UNKNOWN);

        change("firmwareVersion", "1.0.0");

        awaitInstalled(thing, "1.0.0");
        awaitReported("1.0.0");
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        awaitJob(campaign, Status.UPDATED);
        awaitInstalled(thing, "2.0.0");

        change("maxImageMegabytes", new BigDecimal(2));
        restartThing();
        awaitOnline();
        awaitReported("2.0.0");
        assertThat(handler.getThing().getProperties()).containsEntry("firmwareVersion", "2.0.0");

        change("firmwareVersion", "2.0.1");

        awaitReported("2.0.1");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(handler.getThing().getProperties()).containsEntry("firmwareVersion", "2.0.1"));
        assertThat(openhab.statuses.stream().filter(info -> info.getStatus() == ThingStatus.UNKNOWN))
                .as("starts, of which no change of a parameter makes another")
                .hasSize(2);
    }

    @Test
    void theOtherParametersOfTheFirmwareCountForTheNextUpdate() throws Exception {
        startThing();
        awaitOnline();
        image = new byte[1_000_001];
        long first = campaign("2.0.0");
        offered("2.0.0");
        change("maxImageMegabytes", BigDecimal.ONE);
        change("installer", "rule");

        updates.updateFirmware(UID, "2.0.0", null);
        awaitResult(FirmwareUpdateResult.ERROR, "larger than allowed");
        awaitJob(first, Status.FAILED);

        change("maxImageMegabytes", BigDecimal.TEN);
        change("installer", "store");
        change("autoUpdate", true);
        image[0]++;
        long second = campaign("2.0.0");
        awaitJob(second, Status.UPDATED);
    }

    @Test
    void whatIsPushedToADeviceOfUnknownVersionIsOfferedAndInstalled() throws Exception {
        parameters.remove("firmwareVersion");
        Thing thing = startThing();
        awaitOnline();
        handler.reportFirmwareVersion("1.0.0");
        awaitReported("1.0.0");
        handler.dispose();
        service.unregister(handler);
        userdata = userdata.resolveSibling("forgotten");
        thing = startThing();
        awaitOnline();

        long campaign = campaign("2.0.0");

        offered("2.0.0");
        awaitInstalled(thing, "(unknown)");
        updates.updateFirmware(UID, "2.0.0", null);
        awaitJob(campaign, Status.UPDATED);
        awaitInstalled(thing, "2.0.0");
    }

    @Test
    void anAutomaticUpdateThatHasFailedWaitsButAPersonNeedNot() throws Exception {
        parameters.put("autoUpdate", true);
        startThing();
        awaitOnline();
        long fault = cloud.faults().add(PRODUCT, DEVICE, Fault.downloadStatus(0, 404));
        long first = campaign("2.0.0");
        awaitJob(first, Status.FAILED);
        awaitResult(FirmwareUpdateResult.ERROR, null);
        cloud.faults().remove(fault);

        long second = campaign("2.0.0");

        offered("2.0.0");
        // What comes after is decided when the job is offered: another question is answered by the same executor.
        assertThat(handler.checkFirmware().toCompletableFuture().get()).contains("2.0.0");
        assertThat(job(second).status()).isEqualTo(Status.PUSHED);
        handler.startFirmwareUpdate();
        awaitJob(second, Status.UPDATED);
        assertThat(results()).hasSize(2);
    }
}
