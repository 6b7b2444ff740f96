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
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.cloud.CloudGateway;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.discovery.SubDeviceDiscovery;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.gateway.SubDeviceTurns;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.registration.LearntSecret;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.config.discovery.DiscoveryListener;
import org.openhab.core.config.discovery.DiscoveryResult;
import org.openhab.core.config.discovery.DiscoveryService;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.internal.BridgeImpl;

/** From what somebody does in the cloud to a thing that is online: a gateway over sockets, with its own discovery. */
@NonNullByDefault({})
class DiscoveredSubDeviceTest extends EmulatedCloud implements DiscoveryListener {
    private static final DeviceName ORCHARD = new DeviceName(PRODUCT, "orchard");
    private static final ThingUID ORCHARD_UID =
            new ThingUID(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE, UID, "orchard");

    /** What openHAB's inbox has. */
    private final Map<ThingUID, DiscoveryResult> inbox = new ConcurrentHashMap<>();

    private final RecordingCallback childOpenhab = new RecordingCallback() {
        @Override
        public Bridge getBridge(ThingUID asked) {
            return UID.equals(asked) ? bridge : null;
        }
    };
    private final SubDeviceDiscovery discovery = new SubDeviceDiscovery();
    private BridgeImpl bridge;
    private SubDeviceHandler child;

    @Override
    ProductDefinition product(ProductDefinition usual) throws IOException {
        try (InputStream tsl = DiscoveredSubDeviceTest.class.getResourceAsStream("/home.tsl.json")) {
            return usual.withThingModel(ThingModel.read(tsl.readAllBytes()))
                    .withRegistration(new DynamicRegistration(true, null));
        }
    }

    @Override
    Thing describedThing() {
        bridge = (BridgeImpl) BridgeBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, UID)
                .withConfiguration(new Configuration(new HashMap<>(parameters)))
                .withChannels(List.copyOf(channels))
                .build();
        return bridge;
    }

    private void startGateway() {
        parameters.put("gateway", true);
        startThing();
        bridge.setHandler(handler);
        discovery.addDiscoveryListener(this);
        discovery.setThingHandler(handler);
        discovery.initialize();
        awaitOnline();
    }

    @AfterEach
    void stopChild() {
        if (discovery.getThingHandler() != null) {
            discovery.dispose();
        }
        if (child != null) {
            child.dispose();
        }
    }

    @Override
    public void thingDiscovered(DiscoveryService source, DiscoveryResult result) {
        inbox.put(result.getThingUID(), result);
    }

    @Override
    public void thingRemoved(DiscoveryService source, ThingUID thing) {
        inbox.remove(thing);
    }

    private CloudGateway gateway() {
        return cloud.gateway(PRODUCT, DEVICE);
    }

    private DiscoveryResult awaitResult(ThingUID uid) {
        await().atMost(PATIENCE).until(() -> inbox.containsKey(uid));
        return inbox.get(uid);
    }

    /** Does what openHAB's inbox does: what the type has as parameters becomes configuration, the rest properties. */
    private Thing approve(DiscoveryResult result) {
        Map<String, Object> configuration = new HashMap<>(result.getProperties());
        Object deviceId = configuration.remove("deviceId");
        Thing thing = ThingBuilder.create(result.getThingTypeUID(), result.getThingUID())
                .withBridge(result.getBridgeUID())
                .withConfiguration(new Configuration(configuration))
                .withProperties(Map.of("deviceId", deviceId.toString()))
                .build();
        inbox.remove(result.getThingUID());
        bridge.addThing(thing);
        child = new SubDeviceHandler(
                thing,
                new DeviceEnvironment(
                        runtime,
                        () -> store,
                        new FirmwareSurroundings(offers, () -> updates, userdata, THREADS, bounds),
                        models,
                        mirrors,
                        secrets),
                new SubDeviceTurns());
        child.setCallback(childOpenhab.asOpenhab());
        child.initialize();
        return thing;
    }

    private void awaitChild(ThingStatusInfo status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(childOpenhab.statuses).last().isEqualTo(status));
    }

    private static ThingStatusInfo online() {
        return new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
    }

    @Test
    void announcedDeviceIsApprovedRegisteredAddedAndOnline() throws Exception {
        startGateway();
        assertThat(gateway().tellToAdd(Duration.ofSeconds(8), ORCHARD).code()).isEqualTo(200);

        DiscoveryResult result = awaitResult(ORCHARD_UID);
        assertThat(result.getLabel()).isEqualTo("orchard");
        assertThat(result.getProperties()).containsOnlyKeys("productKey", "deviceName", "deviceId");
        assertThat(gateway().subDevices()).isEmpty();

        Thing thing = approve(result);
        awaitChild(online());
        assertThat(cloud.device(PRODUCT, "orchard").state().online()).isTrue();
        assertThat(gateway().subDevices())
                .extracting(device -> device.deviceName())
                .containsExactly("orchard");
        assertThat(secrets.secrets().find(DeviceIdentity.of(PRODUCT, "orchard")))
                .isInstanceOfSatisfying(
                        LearntSecret.OfDevice.class,
                        learnt -> assertThat(learnt.secret().value()).isEqualTo(SECRET));
        assertThat(Files.readString(userdata.resolve("secrets.json"))).contains("orchard", SECRET);
        assertThat(thing.getConfiguration().getProperties()).containsOnlyKeys("productKey", "deviceName");
        assertThat(child.getThing().getProperties()).containsEntry("deviceId", PRODUCT + ".orchard");
        assertThat(child.getThing().getProperties().toString() + childOpenhab.statuses + result.getProperties())
                .doesNotContain(SECRET);
    }

    @Test
    void whatIsAddedAndTakenInTheCloudComesAndGoes() {
        startGateway();
        gateway().add(ORCHARD);
        awaitResult(ORCHARD_UID);

        assertThat(gateway().remove(ORCHARD)).isTrue();
        await().atMost(PATIENCE).until(inbox::isEmpty);
    }

    @Test
    void scanAsksThePlatformAndKeepsWhatIsOnlyAnnounced() throws Exception {
        cloud.devices().add(DeviceDefinition.withRandomSecret(PRODUCT, "Lamp-2@a.b"));
        startGateway();
        gateway().tellToAdd(Duration.ofSeconds(8), ORCHARD);
        awaitResult(ORCHARD_UID);
        gateway().add(new DeviceName(PRODUCT, "Lamp-2@a.b"));
        ThingUID lamp = new ThingUID(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE, UID, "Lamp_2D2_40a_2Eb");
        awaitResult(lamp);
        inbox.remove(lamp);

        discovery.startScan(null);
        assertThat(awaitResult(lamp).getProperties()).containsEntry("deviceName", "Lamp-2@a.b");
        assertThat(inbox).containsKey(ORCHARD_UID);
        assertThat(handler.subDevices().known()).hasSize(2);

        gateway().remove(new DeviceName(PRODUCT, "Lamp-2@a.b"));
        await().atMost(PATIENCE).until(() -> !inbox.containsKey(lamp));
        discovery.startScan(null);
        handler.subDevices().scan().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(inbox).containsOnlyKeys(ORCHARD_UID);
    }

    @Test
    void deviceWithAThingIsNotShownAgain() throws Exception {
        startGateway();
        gateway().add(ORCHARD);
        approve(awaitResult(ORCHARD_UID));
        awaitChild(online());

        cloud.devices().add(DeviceDefinition.withRandomSecret(PRODUCT, "meadow"));
        gateway().add(ORCHARD, new DeviceName(PRODUCT, "meadow"));
        ThingUID meadow = new ThingUID(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE, UID, "meadow");
        awaitResult(meadow);
        assertThat(inbox).containsOnlyKeys(meadow);
    }

    @Test
    void onlyDevicesOverMqttLookForSubDevices() {
        List<ThingTypeUID> without = new ArrayList<>(List.of(
                AliyunIotBindingConstants.THING_TYPE_COAP_DEVICE, AliyunIotBindingConstants.THING_TYPE_HTTP_DEVICE));
        DeviceEnvironment environment = new DeviceEnvironment(
                runtime,
                () -> store,
                new FirmwareSurroundings(offers, () -> updates, userdata, THREADS, bounds),
                models,
                mirrors,
                secrets);
        without.forEach(type -> assertThat(new DeviceHandler(
                                ThingBuilder.create(type, new ThingUID(type, "test"))
                                        .build(),
                                environment)
                        .getServices())
                .doesNotContain(SubDeviceDiscovery.class));
        assertThat(new DeviceHandler(describedThing(), environment).getServices())
                .contains(SubDeviceDiscovery.class);
    }

    @Test
    void deviceThatIsNoGatewayFindsNothingByAScan() {
        startThing();
        discovery.addDiscoveryListener(this);
        discovery.setThingHandler(handler);
        discovery.initialize();
        awaitOnline();
        discovery.startScan(null);

        assertThat(handler.subDevices().scan()).isCompletedExceptionally();
        assertThat(inbox).isEmpty();
    }
}
