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

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;

/** What happens beside an update that runs. */
@NonNullByDefault({})
class FirmwareEventsTest extends FirmwareCloud {
    private static final String ORCHARD = "orchard";
    private static final ThingUID SECOND = new ThingUID(AliyunIotBindingConstants.THING_TYPE_DEVICE, ORCHARD);

    @BeforeEach
    void addTrigger() {
        addChannel("firmware", "firmware", Map.of());
    }

    @Test
    void twoThingsAreUpdatedAtOnceEachWithItsOwnImage() throws Exception {
        byte[] other = image.clone();
        other[0]++;
        long second = cloud.firmware()
                .start(FirmwareCampaign.of(
                        PRODUCT,
                        cloud.firmware()
                                .addImage(new ByteArrayInputStream(other))
                                .id(),
                        "2.0.0",
                        ORCHARD));
        RecordingCallback neighbour = new RecordingCallback();
        long first = beginWithARule();
        DeviceHandler orchard = startSecondThing(neighbour);
        try {
            await().atMost(PATIENCE).until(orchard::isUpdateExecutable);
            updates.updateFirmware(SECOND, "2.0.0", null);
            await().atMost(PATIENCE).until(() -> neighbour.events.stream().anyMatch(event -> event.contains("READY")));
            assertThat(job(first).status()).isEqualTo(Status.IN_UPGRADE);
            assertThat(job(second).status()).isEqualTo(Status.IN_UPGRADE);

            orchard.firmwareInstalled("2.0.0");
            awaitJob(second, Status.UPDATED);
            assertThat(job(first).status()).isEqualTo(Status.IN_UPGRADE);
            handler.firmwareInstalled("2.0.0");

            awaitJob(first, Status.UPDATED);
            awaitFirmware(FirmwareStatus.UP_TO_DATE, null);
            assertThat(images()).containsExactlyInAnyOrder(image, other);
        } finally {
            orchard.dispose();
        }
    }

    private DeviceHandler startSecondThing(RecordingCallback callback) {
        Map<String, Object> configuration = new HashMap<>(parameters);
        configuration.put("deviceName", ORCHARD);
        Thing thing = ThingBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, SECOND)
                .withConfiguration(new Configuration(configuration))
                .withChannels(ChannelBuilder.create(new ChannelUID(SECOND, "firmware"))
                        .withType(new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, "firmware"))
                        .withKind(ChannelKind.TRIGGER)
                        .build())
                .build();
        DeviceHandler second = new DeviceHandler(
                thing,
                new DeviceEnvironment(
                        runtime,
                        () -> store,
                        new FirmwareSurroundings(offers, () -> updates, userdata, THREADS),
                        models,
                        MirroredItems.NONE,
                        secrets));
        second.setCallback(callback.asOpenhab());
        service.register(second);
        second.initialize();
        return second;
    }

    private List<byte[]> images() throws Exception {
        try (Stream<Path> files = Files.walk(userdata)) {
            List<byte[]> images = new ArrayList<>();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".bin")).toList()) {
                images.add(Files.readAllBytes(file));
            }
            return images;
        }
    }

    @Test
    void anotherJobWaitsUntilARuleHasInstalledTheFirst() throws Exception {
        long first = beginWithARule();
        image[0]++;
        long second = campaign("3.0.0");

        handler.firmwareInstalled("2.0.0");

        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        offered("3.0.0");
        assertThat(job(first).status()).isEqualTo(Status.CANCELED);
        assertThat(device().versions()).containsEntry("default", "2.0.0");
        updates.updateFirmware(UID, "3.0.0", null);
        awaitEvent("READY", 2);
        handler.firmwareInstalled("3.0.0");
        awaitJob(second, Status.UPDATED);
    }

    private long beginWithARule() throws Exception {
        parameters.put("installer", "rule");
        startThing();
        awaitOnline();
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        updates.updateFirmware(UID, "2.0.0", null);
        awaitEvent("READY");
        return campaign;
    }

    @Test
    void aDeviceThatIsThrownOutWhileARuleInstallsReportsLater() throws Exception {
        long campaign = beginWithARule();

        cloud.device(PRODUCT, DEVICE).disconnect();
        handler.firmwareInstalled("2.0.0");

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        awaitOnline();
        assertThat(results()).hasSize(1);
    }

    @Test
    void aDeviceThatIsThrownOutWhileBlocksComeGoesOn() throws Exception {
        startThing();
        awaitOnline();
        long campaign = cloud.firmware().start(campaignOf("2.0.0", true));
        offered("2.0.0");
        long lost = cloud.faults().add(PRODUCT, DEVICE, Fault.of(Fault.Kind.BLOCK_LOST, 0));
        updates.updateFirmware(UID, "2.0.0", null);
        awaitJob(campaign, Status.IN_UPGRADE);

        cloud.faults().remove(lost);
        cloud.device(PRODUCT, DEVICE).disconnect();

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        assertThat(results()).hasSize(1);
    }

    @Test
    void aDeviceTellsItsVersionOnATopic() throws Exception {
        try (LocalDevice device = new LocalDevice()) {
            parameters.putAll(Map.of(
                    "installer",
                    "http",
                    "installUrl",
                    device.address("/update"),
                    "versionTopic",
                    "user/notice",
                    "versionPattern",
                    "version ([0-9.]+)"));
            startThing();
            awaitOnline();
            long campaign = campaign("2.0.0");
            offered("2.0.0");
            updates.updateFirmware(UID, "2.0.0", null);
            await().atMost(PATIENCE).until(() -> stepsEntered().contains(ProgressStep.REBOOTING));

            await().atMost(PATIENCE).until(() -> send("user/notice", "version 1.0.0") == SendResult.SENT);
            assertThat(results()).isEmpty();
            send("user/notice", "I am version 2.0.0 now");

            awaitJob(campaign, Status.UPDATED);
            awaitResult(FirmwareUpdateResult.SUCCESS, null);
        }
    }
}
