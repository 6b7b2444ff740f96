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
package org.openhab.binding.aliyuniot.internal.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ThingBuilder;

@NonNullByDefault({})
class TopologyTableTest {
    private static final ThingUID HOME = new ThingUID(AliyunIotBindingConstants.THING_TYPE_DEVICE, "home");

    @Test
    void thingsAreBesideTheirDevices() {
        Thing lamp = thing(HOME, "a2LampLampL", "lamp01");
        lamp.setStatusInfo(new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null));
        Thing elsewhere =
                thing(new ThingUID(AliyunIotBindingConstants.THING_TYPE_DEVICE, "other"), "a2LampLampL", "lamp02");

        assertThat(TopologyTable.of(
                        HOME,
                        Set.of(DeviceIdentity.of("a2LampLampL", "lamp02"), DeviceIdentity.of("a2LampLampL", "lamp01")),
                        List.of(elsewhere, lamp)))
                .containsExactly(
                        "PRODUCT KEY  DEVICE NAME  THING                          STATUS",
                        "a2LampLampL  lamp01       aliyuniot:sub-device:home:one  ONLINE",
                        "a2LampLampL  lamp02       -                              -");
    }

    private static Thing thing(ThingUID gateway, String productKey, String deviceName) {
        return ThingBuilder.create(
                        AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE,
                        new ThingUID(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE, gateway, "one"))
                .withBridge(gateway)
                .withConfiguration(new Configuration(Map.of("productKey", productKey, "deviceName", deviceName)))
                .build();
    }

    @Test
    void gatewayWithoutSubDevicesSaysSo() {
        assertThatThrownBy(() -> TopologyTable.of(HOME, Set.of(), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No sub-devices");
    }
}
