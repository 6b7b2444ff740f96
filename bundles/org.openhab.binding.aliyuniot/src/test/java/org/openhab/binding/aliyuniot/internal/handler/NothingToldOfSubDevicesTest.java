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
import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.registration.LearntSecret;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;

/**
 * All that a gateway and its sub-device leave to be read, with every logger at its lowest level, while the sub-device learns
 * its secret in each way, joins, logs in, obeys, is refused, registers anew and is there twice: no secret is in it, and
 * nothing that steers a reader.
 */
@NonNullByDefault({})
class NothingToldOfSubDevicesTest extends GatewayCloud {
    private static final String OLD = "fedcba9876543210fedcba9876543210";

    private final ToldLines told = new ToldLines();

    enum Way {
        GIVEN,
        REGISTERED,
        REGISTERED_WITH_PRODUCT_SECRET,
        REFUSED_AND_REGISTERED_ANEW,
        REFUSED_AND_NOT_REGISTERED
    }

    @AfterEach
    void listenNoMore() {
        told.close();
    }

    private SubThing described(Way way) throws Exception {
        SubThing lamp = lamp();
        switch (way) {
            case GIVEN -> lamp.with("deviceSecret", SECRET);
            case REGISTERED_WITH_PRODUCT_SECRET -> lamp.with("productSecret", PRODUCT_SECRET);
            case REFUSED_AND_REGISTERED_ANEW, REFUSED_AND_NOT_REGISTERED ->
                secrets.secrets()
                        .keep(Map.of(DeviceIdentity.of(LAMPS, LAMP), new LearntSecret.OfDevice(new DeviceSecret(OLD))));
            default -> {}
        }
        return lamp;
    }

    @ParameterizedTest
    @EnumSource
    void aSubDeviceTellsNoSecretAndNothingThatSteersAReader(Way way) throws Exception {
        allowRegistration();
        if (way == Way.REFUSED_AND_NOT_REGISTERED) {
            cloud.faults().add(PRODUCT, DEVICE, Fault.refuseAlink(1000, "thing/sub/register", 6289));
        }
        startThing();
        awaitOnline();
        SubThing lamp = described(way).start();
        if (way == Way.REFUSED_AND_NOT_REGISTERED) {
            lamp.awaitOffline(ThingStatusDetail.CONFIGURATION_ERROR, "offline.already-activated", LAMPS + "/" + LAMP);
        } else {
            lamp.awaitOnline();
            lamp.handler.handleCommand(lamp.power(), OnOffType.ON);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lamp.sent()).hasSize(1));
            lamp.cloud().send("user/get", 0, ToldLines.STEERING.getBytes(StandardCharsets.UTF_8));
            SubThing twin =
                    new SubThing("twin", LAMP).with("deviceSecret", SECRET).start();
            twin.awaitOffline(ThingStatusDetail.CONFIGURATION_ERROR, "offline.sub-device-twice", LAMPS + "/" + LAMP);
            lamp.handler.leaveGateway().toCompletableFuture().join();
            lamp.awaitOffline(ThingStatusDetail.GONE, "offline.device-deleted", LAMPS + "/" + LAMP);
            lamp.handler.dispose();
            twin.awaitStatus(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
        }
        SubThing wrong =
                new SubThing("wrong", "lamp02").with("deviceSecret", OLD).start();
        wrong.awaitOffline(ThingStatusDetail.CONFIGURATION_ERROR, "offline.not-authorized", LAMPS + "/lamp02");
        send(
                "/ext/error/" + PRODUCT + "/" + DEVICE,
                "{\"id\":\"1\",\"code\":520,\"message\":\"" + ToldLines.STEERING.replace("\u001B", "")
                        + "\",\"data\":{\"productKey\":\"" + LAMPS + "\",\"deviceName\":\"" + LAMP + "\"}}");
        subThings.forEach(sub -> {
            sub.handler.dispose();
            sub.openhab.statuses.forEach(status -> told.add("status: " + status));
            sub.openhab.events.forEach(event -> told.add("event: " + event));
            sub.handler.getThing().getProperties().forEach((name, value) -> told.add(name + "=" + value));
        });
        openhab.statuses.forEach(status -> told.add("status: " + status));

        assertThat(told.all()).hasSizeGreaterThan(20);
        assertThat(told.unfit(SECRET, OLD, PRODUCT_SECRET.toLowerCase(Locale.ROOT)))
                .isEmpty();
    }
}
