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

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.internal.devicelog.AliyunLogActions;
import org.openhab.binding.aliyuniot.internal.remoteconfig.AliyunConfigActions;
import org.openhab.core.events.Event;
import org.openhab.core.thing.Thing;

/** Services of the platform that sub-devices have as all devices do. */
@NonNullByDefault({})
class SubDeviceServicesTest extends GatewayCloud {
    private static final Duration ANSWER = Duration.ofSeconds(8);

    private final List<Event> posted = new CopyOnWriteArrayList<>();
    private final FirmwareService service = new FirmwareService(offers, posted::add);

    @BeforeEach
    void giveTheLampsAThingModel() throws Exception {
        cloud.close();
        try (InputStream tsl = SubDeviceServicesTest.class.getResourceAsStream("/home.tsl.json")) {
            cloud = AliyunIotEmulator.start(cloud.configuration()
                    .withProduct(
                            new ProductDefinition(LAMPS, List.of()).withThingModel(ThingModel.read(tsl.readAllBytes())))
                    .withDevice(LAMPS, LAMP, SECRET));
        }
        updates = service.updates;
    }

    private SubThing start(SubThing lamp) {
        startThing();
        lamp.with("deviceSecret", SECRET).start();
        lamp.awaitOnline();
        return lamp;
    }

    @Test
    void thePlatformSetsItsPropertiesAndCallsItsServices() throws Exception {
        SubThing lamp = lamp();
        lamp.configuration.remove("model");
        start(lamp);
        await().atMost(PATIENCE).until(() -> lamp.handler.getThing().getChannel("Power") != null);

        assertThat(cloud.thing(LAMPS, LAMP).set("{\"Power\":1}", ANSWER).code()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(cloud.thing(LAMPS, LAMP).properties().get("Power"))
                                .isNotNull());
        assertThat(lamp.openhab.events).contains("Power command ON");

        CompletableFuture<ServiceReply> reply = CompletableFuture.supplyAsync(() -> {
            try {
                return cloud.thing(LAMPS, LAMP).call("Blink", "{}", ANSWER);
            } catch (RrpcException e) {
                throw new IllegalStateException(e);
            }
        });
        String start = "service-Blink event ";
        await().atMost(PATIENCE).until(() -> lamp.openhab.events.stream().anyMatch(event -> event.startsWith(start)));
        String event = lamp.openhab.events.stream()
                .filter(one -> one.startsWith(start))
                .findFirst()
                .orElseThrow();
        String id = JsonParser.parseString(event.substring(start.length()))
                .getAsJsonObject()
                .get("id")
                .getAsString();
        lamp.handler.model().answerService(id, 200, "{}");
        assertThat(reply.get(ANSWER.toSeconds() * 2, TimeUnit.SECONDS).code()).isEqualTo(200);
    }

    @Test
    void itsTagsAreWritten() {
        SubThing lamp = start(lamp().with("tags", "room=hall"));

        await().atMost(PATIENCE)
                .until(() -> lamp.cloud().messages(0).stream()
                        .anyMatch(message -> message.topic().endsWith("/thing/deviceinfo/update")
                                && message.text().contains("hall")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lamp.handler.getThing().getProperties())
                        .containsEntry("tags", "{\"room\":\"hall\"}"));
    }

    @Test
    void itsFirmwareIsUpdatedWithWhatTheGatewayTrusts() throws Exception {
        SubThing lamp = start(lamp().with("firmwareVersion", "1.0.0"));
        service.register(lamp.handler);
        byte[] image = "a new lamp".repeat(1000).getBytes(StandardCharsets.UTF_8);
        long campaign = cloud.firmware()
                .start(FirmwareCampaign.builder(
                                LAMPS,
                                cloud.firmware()
                                        .addImage(new ByteArrayInputStream(image))
                                        .id(),
                                "2.0.0")
                        .devices(LAMP)
                        .overwrite(true)
                        .build());
        await().atMost(PATIENCE).until(() -> lamp.handler.firmwareStatus().startsWith("AVAILABLE"));

        lamp.handler.startFirmwareUpdate();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(cloud.firmware().jobs(campaign).get(0).status())
                                .isEqualTo(FirmwareJobState.Status.UPDATED));
        lamp.awaitOnline();
        assertThat(lamp.handler.getThing().getProperties()).containsEntry(Thing.PROPERTY_FIRMWARE_VERSION, "2.0.0");
    }

    @Test
    void itHasItsConfigurationAndItsLog() {
        cloud.remoteConfig(LAMPS).save("{\"lamp\":true}");
        SubThing lamp = start(lamp().with("deviceLog", "events"));
        AliyunConfigActions config = new AliyunConfigActions();
        config.setThingHandler(lamp.handler);
        assertThat(config.getConfig())
                .containsEntry("outcome", "done")
                .hasEntrySatisfying(
                        "path", path -> assertThat(Path.of(path.toString())).hasContent("{\"lamp\":true}"));

        cloud.deviceLog(LAMPS, LAMP).want(true);
        AliyunLogActions log = new AliyunLogActions();
        log.setThingHandler(lamp.handler);
        await().atMost(PATIENCE)
                .until(() -> log.log("INFO", "lamp", "1", "it shines").containsValue("queued"));
        await().atMost(PATIENCE)
                .until(() -> cloud.deviceLog(LAMPS, LAMP).entries(0).stream()
                        .anyMatch(entry -> entry.content().equals("it shines")));
    }
}
