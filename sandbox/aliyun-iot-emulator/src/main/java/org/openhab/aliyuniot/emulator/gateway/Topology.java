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
package org.openhab.aliyuniot.emulator.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;

/**
 * Which sub-device belongs to which gateway. A sub-device belongs to one at most: to add it to another one takes it from the
 * first. Only the emulator's event loop touches it.
 */
final class Topology {
    private final Map<DeviceName, DeviceName> gateways = new HashMap<>();
    private final Map<DeviceName, Set<DeviceName>> subDevices = new HashMap<>();

    void add(DeviceName gateway, DeviceName subDevice) {
        remove(subDevice);
        gateways.put(subDevice, gateway);
        subDevices.computeIfAbsent(gateway, none -> new LinkedHashSet<>()).add(subDevice);
    }

    /** Takes the sub-device from its gateway, if it has one. */
    void remove(DeviceName subDevice) {
        DeviceName gateway = gateways.remove(subDevice);
        if (gateway != null) {
            Set<DeviceName> others = subDevices.getOrDefault(gateway, Set.of());
            others.remove(subDevice);
            if (others.isEmpty()) {
                subDevices.remove(gateway);
            }
        }
    }

    /** To be called when a device is deleted, be it a gateway or a sub-device. */
    void forget(DeviceName device) {
        remove(device);
        of(device).forEach(this::remove);
    }

    Optional<DeviceName> gatewayOf(DeviceName subDevice) {
        return Optional.ofNullable(gateways.get(subDevice));
    }

    boolean has(DeviceName gateway, DeviceName subDevice) {
        return gateway.equals(gateways.get(subDevice));
    }

    /** Those of a gateway, in the order in which they were added. */
    List<DeviceName> of(DeviceName gateway) {
        return new ArrayList<>(subDevices.getOrDefault(gateway, Set.of()));
    }

    int count(DeviceName gateway) {
        return subDevices.getOrDefault(gateway, Set.of()).size();
    }
}
