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

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;

/**
 * The sub-devices of a gateway as a table, with the things that they have.
 */
final class TopologyTable {
    private static final List<String> HEAD = List.of("PRODUCT KEY", "DEVICE NAME", "THING", "STATUS");
    private static final String NONE = "-";

    private TopologyTable() {}

    /**
     * The lines of the table.
     *
     * @param devices that belong to the gateway
     * @param things of the binding
     * @throws IllegalStateException with a sentence for the user, if there are none
     */
    static List<String> of(ThingUID gateway, Collection<DeviceIdentity> devices, List<Thing> things) {
        if (devices.isEmpty()) {
            throw new IllegalStateException(
                    "No sub-devices belong to this gateway. Add them on its page in the console.");
        }
        Stream<List<String>> rows = devices.stream()
                .sorted(Comparator.comparing(DeviceIdentity::toString))
                .map(device -> row(gateway, device, things));
        return TextTable.lines(Stream.concat(Stream.of(HEAD), rows).toList());
    }

    private static List<String> row(ThingUID gateway, DeviceIdentity device, List<Thing> things) {
        String productKey = device.productKey().value();
        String deviceName = device.deviceName().value();
        return things.stream()
                .filter(thing -> gateway.equals(thing.getBridgeUID()))
                .filter(thing -> has(thing, AliyunIotBindingConstants.PROPERTY_PRODUCT_KEY, productKey)
                        && has(thing, AliyunIotBindingConstants.PROPERTY_DEVICE_NAME, deviceName))
                .findFirst()
                .map(thing -> List.of(
                        productKey,
                        deviceName,
                        thing.getUID().getAsString(),
                        thing.getStatus().toString()))
                .orElse(List.of(productKey, deviceName, NONE, NONE));
    }

    /** Parameters have the names of the properties, and are there before the thing is initialized. */
    private static boolean has(Thing thing, String parameter, String value) {
        return value.equals(thing.getConfiguration().get(parameter));
    }
}
