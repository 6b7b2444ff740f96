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

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.binding.aliyuniot.link.ota.module.DeviceFirmware;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;
import org.slf4j.LoggerFactory;

/** Named modules of a device, each with a firmware of its own. */
@NonNullByDefault({})
class FirmwareModulesTest extends FirmwareModuleCloud {
    @Test
    void aJobForAModuleIsOfferedToItsThingAloneAndEndsWellOnBothSides() throws Exception {
        Thing device = startThing();
        ModuleThing mcu = mcu().start();
        awaitOnline();
        mcu.awaitOnline();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(device().versions())
                        .containsEntry("default", "1.0.0")
                        .containsEntry(MCU, "1.0.0"));
        long campaign = campaign(MCU, "2.0.0");
        mcu.offered("2.0.0");
        awaitFirmware(FirmwareStatus.UP_TO_DATE, null);

        mcu.update("2.0.0");

        awaitJob(campaign, Status.UPDATED);
        mcu.upToDate();
        mcu.awaitOnline();
        assertThat(mcu.results()).containsExactly(FirmwareUpdateResult.SUCCESS);
        assertThat(resultsOf(UID)).isEmpty();
        assertThat(mcu.thing.getProperties()).containsEntry("firmwareVersion", "2.0.0");
        assertThat(device.getProperties()).containsEntry("firmwareVersion", "1.0.0");
        assertThat(mcu.openhab.events).contains("firmware-state state SUCCEEDED");
        assertThat(device().versions()).containsEntry("default", "1.0.0").containsEntry(MCU, "2.0.0");
    }

    @Test
    void aDeviceAndItsModulesAreUpdatedAtOnceAndEachHasOneEnd() throws Exception {
        startThing();
        ModuleThing mcu = mcu().start();
        ModuleThing display = new ModuleThing("display", "Display-1.0").start();
        awaitOnline();
        long slow = cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 50_000));
        long whole = campaign("2.0.0");
        long first = campaign(MCU, "3.0.0");
        long second = campaign("Display-1.0", "4.0.0");
        offered("2.0.0");
        mcu.offered("3.0.0");
        display.offered("4.0.0");

        updates.updateFirmware(UID, "2.0.0", null);
        mcu.update("3.0.0");
        display.update("4.0.0");
        awaitJob(whole, Status.IN_UPGRADE);
        awaitJob(first, Status.IN_UPGRADE);
        awaitJob(second, Status.IN_UPGRADE);
        cloud.faults().remove(slow);

        awaitJob(whole, Status.UPDATED);
        awaitJob(first, Status.UPDATED);
        awaitJob(second, Status.UPDATED);
        awaitOnline();
        mcu.awaitOnline();
        display.awaitOnline();
        assertThat(resultsOf(UID)).containsExactly(FirmwareUpdateResult.SUCCESS);
        assertThat(mcu.results()).containsExactly(FirmwareUpdateResult.SUCCESS);
        assertThat(display.results()).containsExactly(FirmwareUpdateResult.SUCCESS);
    }

    @Test
    void aModuleWorksWhileItsDeviceIsUpdatedAlthoughThatIsOffline() throws Exception {
        startThing();
        ModuleThing mcu = mcu().start();
        mcu.awaitOnline();
        long slow = cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 20_000));
        long whole = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        await().atMost(PATIENCE).until(() -> lastStatus().getStatusDetail() == ThingStatusDetail.FIRMWARE_UPDATING);

        mcu.handler.bridgeStatusChanged(lastStatus());

        mcu.awaitOnline();
        image[0]++;
        long campaign = campaign(MCU, "3.0.0");
        mcu.offered("3.0.0");
        mcu.update("3.0.0");
        await().atMost(PATIENCE).until(() -> mcu.status().getStatusDetail() == ThingStatusDetail.FIRMWARE_UPDATING);
        cloud.faults().remove(slow);
        awaitJob(campaign, Status.UPDATED);
        awaitJob(whole, Status.UPDATED);
        mcu.awaitOnline();
        assertThat(mcu.openhab.statuses)
                .extracting(ThingStatusInfo::getStatusDetail)
                .doesNotContain(ThingStatusDetail.BRIDGE_OFFLINE);
    }

    @Test
    void aModuleIsOnlineWhenTheSessionOfItsDeviceIs() {
        cloud.faults().add(PRODUCT, DEVICE, Fault.refuseConnect(0, 3));
        ModuleThing early = mcu();
        startThing();
        early.start();
        early.awaitDeviceOffline();
        cloud.faults().removeAll();
        early.awaitOnline();

        ModuleThing late = new ModuleThing("display", "display").start();
        late.awaitOnline();

        long refused = cloud.faults().add(PRODUCT, DEVICE, Fault.refuseConnect(0, 3));
        cloud.device(PRODUCT, DEVICE).disconnect();
        early.awaitDeviceOffline();
        late.awaitDeviceOffline();
        cloud.faults().remove(refused);
        early.awaitOnline();
        late.awaitOnline();
    }

    @Test
    void aModuleFollowsItsDeviceThroughAnErrorInTheConfigurationOfTheDevice() throws Exception {
        startThing();
        ModuleThing mcu = mcu().start();
        mcu.awaitOnline();

        parameters.put("deviceName", "?");
        handler.thingUpdated(describedThing());
        mcu.awaitDeviceOffline();

        parameters.put("deviceName", DEVICE);
        handler.thingUpdated(describedThing());
        mcu.awaitOnline();
        long campaign = campaign(MCU, "2.0.0");
        mcu.offered("2.0.0");
        mcu.update("2.0.0");
        awaitJob(campaign, Status.UPDATED);
    }

    @Test
    void aJobWaitsUntilThereIsAThingForItsModule() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(DeviceFirmware.class);
        logger.addAppender(log);
        startThing();
        awaitOnline();
        long campaign = campaign(MCU, "2.0.0");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.list)
                        .extracting(ILoggingEvent::getFormattedMessage)
                        .anyMatch(line -> line.contains("version 2.0.0 for its module mcu")));
        cloud.device(PRODUCT, DEVICE).disconnect();
        awaitJob(campaign, Status.PUSHED);
        awaitOnline();
        assertThat(steps(campaign)).isEmpty();
        logger.detachAppender(log);

        ModuleThing mcu = mcu().start();

        mcu.offered("2.0.0");
        assertThat(log.list).hasSize(1);
        mcu.update("2.0.0");
        awaitJob(campaign, Status.UPDATED);
    }

    @Test
    void anUpdateGoesOnWhenItsThingStartsAnewOnTheSameSession() throws Exception {
        startThing();
        ModuleThing mcu = mcu().start();
        mcu.awaitOnline();
        long slow = cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 50_000));
        long campaign = campaign(MCU, "2.0.0");
        mcu.offered("2.0.0");
        mcu.update("2.0.0");
        awaitJob(campaign, Status.IN_UPGRADE);

        mcu.stop();
        cloud.faults().remove(slow);
        mcu.start();

        awaitJob(campaign, Status.UPDATED);
        mcu.awaitOnline();
        mcu.upToDate();
        assertThat(mcu.thing.getProperties()).containsEntry("firmwareVersion", "2.0.0");
        assertThat(mcu.results()).containsExactly(FirmwareUpdateResult.ERROR);
        assertThat(device().connects()).isEqualTo(1);
    }

    @Test
    void anUpdateGoesOnWhenItsDeviceStartsAnew() throws Exception {
        startThing();
        ModuleThing mcu = mcu().start();
        mcu.awaitOnline();
        long slow = cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 50_000));
        long campaign = campaign(MCU, "2.0.0");
        mcu.offered("2.0.0");
        mcu.update("2.0.0");
        awaitJob(campaign, Status.IN_UPGRADE);

        parameters.put("keepAlive", 60);
        cloud.faults().remove(slow);
        handler.thingUpdated(describedThing());

        awaitJob(campaign, Status.UPDATED);
        mcu.awaitOnline();
        assertThat(mcu.results()).containsExactly(FirmwareUpdateResult.ERROR);
    }

    @Test
    void anUpdateIsNotDisturbedByOtherSettingsOfItsThing() throws Exception {
        startThing();
        ModuleThing mcu = mcu().start();
        mcu.awaitOnline();
        long slow = cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 50_000));
        long campaign = campaign(MCU, "2.0.0");
        mcu.offered("2.0.0");
        mcu.update("2.0.0");
        awaitJob(campaign, Status.IN_UPGRADE);

        mcu.configuration.put("autoUpdate", true);
        mcu.handler.thingUpdated(mcu.described());
        cloud.faults().remove(slow);

        awaitJob(campaign, Status.UPDATED);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mcu.results()).containsExactly(FirmwareUpdateResult.SUCCESS));
        mcu.awaitOnline();
        long next = campaign(MCU, "3.0.0");
        awaitJob(next, Status.UPDATED);
    }

    @Test
    void aModuleThatIsRemovedFailsItsJobAndLeavesNothing() throws Exception {
        startThing();
        ModuleThing mcu = mcu().start();
        mcu.awaitOnline();
        cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, 20_000));
        long campaign = campaign(MCU, "2.0.0");
        mcu.offered("2.0.0");
        mcu.update("2.0.0");
        awaitJob(campaign, Status.IN_UPGRADE);
        long before = files();

        mcu.handler.handleRemoval();

        awaitJob(campaign, Status.FAILED);
        await().atMost(PATIENCE)
                .until(() -> mcu.openhab.statuses.stream().anyMatch(info -> info.getStatus() == ThingStatus.REMOVED));
        mcu.stop();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(files()).isLessThan(before));
        assertThat(lastStatus().getStatus()).isEqualTo(ThingStatus.ONLINE);
    }

    private long files() throws Exception {
        try (Stream<Path> files = Files.walk(userdata)) {
            return files.filter(file -> file.toString().contains("module"))
                    .filter(Files::isRegularFile)
                    .count();
        }
    }

    @Test
    void aRuleInstallsOnAModuleByTheActionsOfItsThing() throws Exception {
        startThing();
        ModuleThing mcu = mcu();
        mcu.configuration.put("installer", "rule");
        mcu.start().awaitOnline();
        long campaign = campaign(MCU, "2.0.0");
        mcu.offered("2.0.0");
        mcu.update("2.0.0");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mcu.openhab.events)
                        .anyMatch(event -> event.startsWith("firmware event {\"event\":\"READY\",\"module\":\"mcu\"")));

        mcu.handler.firmwareProgress(50);
        mcu.handler.firmwareInstalled("2.0.0");

        awaitJob(campaign, Status.UPDATED);
        mcu.upToDate();
        assertThat(mcu.handler.firmwareStatus()).isEqualTo("IDLE");
        assertThat(mcu.handler.checkFirmware().toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(30))
                .satisfies(version -> assertThat(version).isEmpty());
    }

    @Test
    void aModuleNeedsANameADeviceAndToBeTheOnlyOne() {
        startThing();
        awaitOnline();
        Map<String, String> wrongNames = Map.of(
                "",
                "\"0\", \"-\"",
                "default",
                "\"7\", \"-\"",
                "a b",
                "\"3\", \"2\"",
                "ä",
                "\"1\", \"1: U+00E4\"",
                "x".repeat(65),
                "\"65\", \"-\"");
        for (String name : wrongNames.keySet()) {
            ModuleThing wrong = new ModuleThing("wrong", name).start();
            wrong.awaitStatus(
                    ThingStatus.OFFLINE,
                    ThingStatusDetail.CONFIGURATION_ERROR,
                    "@text/config-status.error.module [" + wrongNames.get(name) + "]");
            assertThat(wrong.handler.getConfigStatus())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.parameterName).isEqualTo("module"));
            assertThat(wrong.handler.isUpdateExecutable()).isFalse();
        }
        ModuleThing first = mcu().start();
        first.awaitOnline();
        new ModuleThing("twin", MCU)
                .start()
                .awaitStatus(
                        ThingStatus.OFFLINE,
                        ThingStatusDetail.CONFIGURATION_ERROR,
                        "@text/offline.module-twice [\"mcu\"]");

        handler.getThing().setHandler(null);
        new ModuleThing("alone", "alone")
                .start()
                .awaitStatus(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, "@text/offline.module-alone");
    }
}
