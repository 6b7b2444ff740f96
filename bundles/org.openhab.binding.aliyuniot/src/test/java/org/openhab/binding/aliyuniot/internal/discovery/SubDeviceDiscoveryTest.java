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
package org.openhab.binding.aliyuniot.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.core.config.discovery.DiscoveryListener;
import org.openhab.core.config.discovery.DiscoveryResult;
import org.openhab.core.config.discovery.DiscoveryService;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.internal.BridgeImpl;

/** What becomes of the names that a gateway hears of; the same over sockets is in the tests of the handlers. */
@NonNullByDefault({})
class SubDeviceDiscoveryTest implements DiscoveryListener {
    private static final ThingUID HOME = new ThingUID(AliyunIotBindingConstants.THING_TYPE_DEVICE, "home");
    private static final String LAMPS = "a2LampLampL";
    private static final DeviceIdentity LAMP = DeviceIdentity.of(LAMPS, "lamp01");
    private static final DeviceIdentity METER = DeviceIdentity.of("a3MeterMete", "lamp01");

    private final List<DiscoveryResult> found = new CopyOnWriteArrayList<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final BridgeImpl gateway =
            (BridgeImpl) BridgeBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, HOME)
                    .build();
    private final KnownDevices devices = new KnownDevices(gateway);
    private final SubDeviceDiscovery discovery = new SubDeviceDiscovery();

    @BeforeEach
    void listen() {
        discovery.addDiscoveryListener(this);
        discovery.setThingHandler(devices);
    }

    @AfterEach
    void stop() {
        discovery.dispose();
    }

    @Override
    public void thingDiscovered(DiscoveryService source, DiscoveryResult result) {
        found.add(result);
    }

    @Override
    public void thingRemoved(DiscoveryService source, ThingUID thing) {
        lost.add(thing.toString());
    }

    private void awaitFound(String... ids) {
        await().untilAsserted(() -> assertThat(found)
                .extracting(result -> result.getThingUID().toString())
                .containsExactly(ids));
    }

    private static String uid(String id) {
        return "aliyuniot:sub-device:home:" + id;
    }

    @Test
    void resultHasNamesAndNothingThatIsSecret() {
        discovery.initialize();
        devices.find(LAMP);

        awaitFound(uid("lamp01"));
        DiscoveryResult result = found.get(0);
        assertThat(result.getThingTypeUID()).isEqualTo(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE);
        assertThat(result.getBridgeUID()).isEqualTo(HOME);
        assertThat(result.getLabel()).isEqualTo("lamp01");
        assertThat(result.getProperties())
                .containsOnly(
                        Map.entry("productKey", LAMPS),
                        Map.entry("deviceName", "lamp01"),
                        Map.entry("deviceId", LAMPS + ".lamp01"));
        assertThat(result.getRepresentationProperty()).isEqualTo("deviceId");
        assertThat(result.getTimeToLive()).isEqualTo(DiscoveryResult.TTL_UNLIMITED);
    }

    @ParameterizedTest
    @CsvSource({
        "lamp01, lamp01",
        "Lamp_1, Lamp_5F1",
        "lamp-01, lamp_2D01",
        "a@b.c:d, a_40b_2Ec_3Ad",
        "_2D01, _5F2D01",
    })
    void everyNameBecomesAnIdOfItsOwn(String deviceName, String id) {
        discovery.initialize();
        devices.find(DeviceIdentity.of(LAMPS, deviceName));

        awaitFound(uid(id));
        assertThat(found.get(0).getProperties()).containsEntry("deviceName", deviceName);
    }

    @Test
    void twoProductsMayHaveADeviceOfOneName() {
        discovery.initialize();
        devices.find(METER, LAMP);
        devices.find(LAMP);

        awaitFound(uid("lamp01"), uid("a3MeterMete-lamp01"), uid("lamp01"));
        assertThat(found)
                .extracting(result -> result.getProperties().get("productKey"))
                .containsExactly(LAMPS, "a3MeterMete", LAMPS);

        devices.lose(METER);
        await().untilAsserted(() -> assertThat(lost).containsExactly(uid("a3MeterMete-lamp01")));
    }

    @Test
    void uidOfAThingIsLeftToIt() {
        devices.withThing.add(LAMP);
        gateway.addThing(
                ThingBuilder.create(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE, new ThingUID(uid("lamp01")))
                        .build());
        discovery.initialize();
        devices.find(LAMP, METER);

        awaitFound(uid("a3MeterMete-lamp01"));
    }

    @Test
    void whatWasToldBeforeIsShown() {
        devices.known.add(LAMP);
        discovery.initialize();

        awaitFound(uid("lamp01"));
    }

    @Test
    void whatGoesLeavesTheInboxEvenIfItIsOfAnEarlierRun() {
        discovery.initialize();
        devices.lose(LAMP);

        await().untilAsserted(() -> assertThat(lost).containsExactly(uid("lamp01")));
    }

    @Test
    void scanShowsAllWithoutThing() {
        discovery.initialize();
        devices.withThing.add(METER);
        discovery.startScan(null);
        devices.scanned.complete(Set.of(METER, LAMP));

        awaitFound(uid("lamp01"));
    }

    @Test
    void scanThatFailsShowsNothingAndTheNextOneWorks() {
        discovery.initialize();
        discovery.startScan(null);
        devices.scanned.completeExceptionally(new NetworkFailure(LinkFailure.Reason.TIMEOUT, "no answer"));
        devices.scanned = new CompletableFuture<>();
        discovery.startScan(null);
        devices.scanned.completeExceptionally(new IllegalStateException("The thing is no gateway"));
        devices.scanned = new CompletableFuture<>();
        discovery.startScan(null);
        devices.scanned.complete(Set.of(LAMP));

        awaitFound(uid("lamp01"));
    }

    @Test
    void nothingIsHeardOutsideOfItsLifeOrWithoutBackground() {
        discovery.initialize();
        assertThat(devices.listeners).hasSize(1);
        discovery.dispose();
        assertThat(devices.listeners).isEmpty();
        discovery.activate(Map.of(DiscoveryService.CONFIG_PROPERTY_BACKGROUND_DISCOVERY, false));
        discovery.initialize();
        assertThat(devices.listeners).isEmpty();
    }

    @Test
    void thingThatIsNoBridgeCannotHaveResults() {
        Thing plain = ThingBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, HOME)
                .build();
        KnownDevices others = new KnownDevices(plain);
        discovery.setThingHandler(others);
        discovery.initialize();
        others.find(LAMP);
        others.lose(LAMP);
        discovery.setThingHandler(devices);
        devices.known.add(METER);
        discovery.initialize();

        awaitFound(uid("lamp01"));
        assertThat(found.get(0).getProperties()).containsEntry("productKey", "a3MeterMete");
        assertThat(lost).isEmpty();
    }
}
