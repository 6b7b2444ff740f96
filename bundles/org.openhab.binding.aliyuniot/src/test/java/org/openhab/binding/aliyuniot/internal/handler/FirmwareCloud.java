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
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState;
import org.openhab.core.events.Event;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareStatusInfo;
import org.openhab.core.thing.firmware.FirmwareUpdateProgressInfo;
import org.openhab.core.thing.firmware.FirmwareUpdateProgressInfoEvent;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;
import org.openhab.core.thing.firmware.FirmwareUpdateResultInfoEvent;

/** The emulator's campaigns on one side, openHAB's firmware service on the other. */
@NonNullByDefault({})
abstract class FirmwareCloud extends EmulatedCloud {
    final List<Event> posted = new CopyOnWriteArrayList<>();
    final FirmwareService service = new FirmwareService(offers, posted::add);

    byte[] image;

    @BeforeEach
    void startService() {
        parameters.put("firmwareVersion", "1.0.0");
        updates = service.updates;
        image = new byte[300_000];
        new Random(7).nextBytes(image);
    }

    @Override
    Thing startThing() {
        Thing thing = super.startThing();
        service.register(handler);
        return thing;
    }

    /** Stops the thing as openHAB does, and starts it anew, with what the disk knows. */
    Thing restartThing() {
        handler.dispose();
        service.unregister(handler);
        return startThing();
    }

    long campaign(String version) throws Exception {
        return cloud.firmware().start(campaignOf(version, false));
    }

    FirmwareCampaign campaignOf(String version, boolean mqtt) throws Exception {
        return FirmwareCampaign.builder(
                        PRODUCT,
                        cloud.firmware()
                                .addImage(new ByteArrayInputStream(image))
                                .id(),
                        version)
                .devices(DEVICE)
                .mqtt(mqtt)
                .overwrite(true)
                .tags(Map.of("_package_udi", "{\"ota_notice\":\"Waters better\"}"))
                .build();
    }

    FirmwareJobState job(long campaign) {
        return cloud.firmware().jobs(campaign).get(0);
    }

    void awaitJob(long campaign, FirmwareJobState.Status status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(job(campaign).status()).isEqualTo(status));
    }

    void awaitFirmware(FirmwareStatus status, String version) {
        awaitFirmware(UID, status, version);
    }

    void awaitFirmware(ThingUID thing, FirmwareStatus status, String version) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            FirmwareStatusInfo info = updates.getFirmwareStatusInfo(thing);
            assertThat(info.getFirmwareStatus()).isEqualTo(status);
            assertThat(info.getUpdatableFirmwareVersion()).isEqualTo(version);
        });
    }

    void offered(String version) {
        awaitFirmware(FirmwareStatus.UPDATE_EXECUTABLE, version);
    }

    List<FirmwareUpdateResultInfoEvent> results() {
        return posted.stream()
                .filter(FirmwareUpdateResultInfoEvent.class::isInstance)
                .map(FirmwareUpdateResultInfoEvent.class::cast)
                .toList();
    }

    /** The one result so far. */
    void awaitResult(FirmwareUpdateResult result, String text) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(results()).isNotEmpty());
        FirmwareUpdateResultInfoEvent event = results().get(results().size() - 1);
        assertThat(event.getFirmwareUpdateResultInfo().getResult())
                .as(event.toString())
                .isEqualTo(result);
        if (text != null) {
            assertThat(event.getFirmwareUpdateResultInfo().getErrorMessage()).contains(text);
        }
    }

    List<FirmwareUpdateProgressInfo> progressInfos() {
        return posted.stream()
                .filter(FirmwareUpdateProgressInfoEvent.class::isInstance)
                .map(event -> ((FirmwareUpdateProgressInfoEvent) event).getProgressInfo())
                .toList();
    }

    List<ProgressStep> stepsEntered() {
        return progressInfos().stream()
                .map(FirmwareUpdateProgressInfo::getProgressStep)
                .distinct()
                .toList();
    }

    Firmware firmware(String version) {
        return service.registry.getFirmware(handler.getThing(), version);
    }

    /** Steps that the device has told the platform, in order. */
    List<String> steps(long campaign) {
        return job(campaign).history().stream()
                .map(FirmwareJobState.Event::step)
                .filter(step -> !step.isEmpty())
                .toList();
    }

    /** Events of the rules' channel with a name, oldest first. */
    List<JsonObject> events(String name) {
        String start = "firmware event ";
        return openhab.events.stream()
                .filter(event -> event.startsWith(start))
                .map(event ->
                        JsonParser.parseString(event.substring(start.length())).getAsJsonObject())
                .filter(event -> event.get("event").getAsString().equals(name))
                .toList();
    }

    /** The latest event with a name, when there are so many of them. */
    JsonObject awaitEvent(String name, int count) {
        await().atMost(PATIENCE).until(() -> events(name).size() >= count);
        return events(name).get(count - 1);
    }

    JsonObject awaitEvent(String name) {
        return awaitEvent(name, 1);
    }
}
