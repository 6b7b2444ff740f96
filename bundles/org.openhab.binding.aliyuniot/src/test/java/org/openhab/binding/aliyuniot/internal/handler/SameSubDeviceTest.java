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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.BridgeBuilder;

/** Several things that are the same sub-device: one serves it, the others wait for it to go. */
@NonNullByDefault({})
class SameSubDeviceTest extends GatewayCloud {
    private static final ThingUID BARN = new ThingUID(AliyunIotBindingConstants.THING_TYPE_DEVICE, "barn");

    private Bridge barn;
    private DeviceHandler barnHandler;

    enum Going {
        DISABLED,
        REMOVED,
        OTHER_DEVICE
    }

    @Override
    Bridge bridgeOf(ThingUID asked) {
        return BARN.equals(asked) ? barn : super.bridgeOf(asked);
    }

    @AfterEach
    void stopBarn() {
        if (barnHandler != null) {
            barnHandler.dispose();
        }
    }

    private SubThing lampThing(String id) {
        return new SubThing(id, LAMP).with("deviceSecret", SECRET);
    }

    private SubThing first() {
        startThing();
        awaitOnline();
        SubThing first = lampThing("first").start();
        first.awaitOnline();
        return first;
    }

    private static void awaitTwice(SubThing sub) {
        sub.awaitOffline(ThingStatusDetail.CONFIGURATION_ERROR, "offline.sub-device-twice", LAMPS + "/" + LAMP);
    }

    private static void go(Going going, SubThing sub) {
        switch (going) {
            case DISABLED -> sub.handler.dispose();
            case REMOVED -> {
                sub.handler.handleRemoval();
                sub.handler.dispose();
            }
            case OTHER_DEVICE -> sub.with("deviceName", "lamp02").handler.thingUpdated(sub.described());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSecondFollowsWhenTheFirstGoes(Going going) {
        SubThing first = first();
        SubThing second = lampThing("second").start();
        awaitTwice(second);
        second.handler.handleCommand(second.power(), OnOffType.ON);

        go(going, first);

        second.awaitOnline();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(second.sent()).hasSize(1));
        if (going == Going.OTHER_DEVICE) {
            first.awaitStatus(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
        }
    }

    @Test
    void editsOfTheFirstChangeNothing() {
        SubThing first = first();
        SubThing second = lampThing("second").start();
        awaitTwice(second);

        first.with("tags", "room=hall").handler.thingUpdated(first.described());
        second.with("tags", "room=hall").handler.thingUpdated(second.described());
        cloud.device(PRODUCT, DEVICE).disconnect();
        await().atMost(PATIENCE)
                .until(() -> first.openhab.statuses.stream()
                        .anyMatch(status -> status.getStatusDetail() == ThingStatusDetail.BRIDGE_OFFLINE));

        first.awaitOnline();
        awaitTwice(second);
        assertThat(second.openhab.statuses)
                .allMatch(status -> status.getStatusDetail() == ThingStatusDetail.CONFIGURATION_ERROR);
    }

    @Test
    void theyFollowInTheirOrderAndOneThatHasGoneFollowsNoMore() {
        SubThing first = first();
        List<SubThing> others = List.of(
                lampThing("second").start(),
                lampThing("third").start(),
                lampThing("fourth").start());
        others.forEach(SameSubDeviceTest::awaitTwice);

        others.get(0).handler.dispose();
        int told = others.get(0).openhab.statuses.size();
        first.handler.dispose();

        others.get(1).awaitOnline();
        awaitTwice(others.get(2));
        first.start();
        awaitTwice(first);
        others.get(1).handler.dispose();
        others.get(2).awaitOnline();
        others.get(2).handler.dispose();
        first.awaitOnline();
        assertThat(others.get(0).openhab.statuses).hasSize(told);
    }

    @Test
    void aSecondBelowAnotherGatewayFollowsToo() {
        SubThing first = first();
        cloud.devices().add(new DeviceDefinition(PRODUCT, "barn", SECRET));
        Map<String, Object> ofBarn = new HashMap<>(parameters);
        ofBarn.put("deviceName", "barn");
        barn = BridgeBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, BARN)
                .withConfiguration(new Configuration(ofBarn))
                .build();
        barnHandler = new DeviceHandler(barn, environment());
        barn.setHandler(barnHandler);
        barnHandler.setCallback(new RecordingCallback().asOpenhab());
        barnHandler.initialize();
        SubThing second = lampThing("second");
        second.gateway = BARN;
        second.gatewayName = "barn";
        second.start();
        awaitTwice(second);
        assertThat(first.isLoggedIn()).isTrue();

        first.handler.dispose();

        second.awaitOnline();
    }

    @Test
    void disposedBothAreSilent() {
        SubThing first = first();
        SubThing second = lampThing("second").start();
        awaitTwice(second);

        second.handler.dispose();
        first.handler.dispose();
        int ofFirst = first.openhab.statuses.size();
        int ofSecond = second.openhab.statuses.size();
        await().atMost(PATIENCE).until(() -> !first.isLoggedIn());
        first.handler.handleCommand(first.power(), OnOffType.ON);
        first.cloud().send("user/get", 0, "ON".getBytes(StandardCharsets.UTF_8));
        cloud.device(PRODUCT, DEVICE).disconnect();

        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> first.openhab.statuses.size() == ofFirst && second.openhab.statuses.size() == ofSecond);
        assertThat(first.sent()).isEmpty();
        assertThat(first.openhab.events).noneMatch(event -> event.endsWith(" ON"));
    }
}
