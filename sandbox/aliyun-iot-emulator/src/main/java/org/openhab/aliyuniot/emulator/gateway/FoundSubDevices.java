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

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;

/**
 * {@code thing/list/found}: what gateways have found around them, for somebody in the cloud to add. Only the emulator's event
 * loop touches it.
 */
final class FoundSubDevices {
    private static final int MAX_KEPT = 2000;
    private static final Pattern DEVICE_NAME = Pattern.compile("[A-Za-z0-9_\\-@.:]{1,32}");

    private final Devices devices;
    private final Map<Device, Set<DeviceName>> byGateway = new HashMap<>();

    FoundSubDevices(Devices devices) {
        this.devices = devices;
    }

    /** An array of names, whose products have to be known, but not the devices. */
    AlinkResult report(Device gateway, JsonNode params) {
        List<DeviceName> names = SubDeviceJson.read(params, MAX_KEPT);
        if (names == null) {
            return TopologyRequests.parameter("params must be an array of names");
        }
        for (DeviceName name : names) {
            if (!devices.hasProduct(name.productKey())) {
                return AlinkResult.failure(6250, "there is no such product");
            }
            if (!DEVICE_NAME.matcher(name.deviceName()).matches()) {
                return AlinkResult.failure(6280, "deviceName must have up to 32 letters, digits and _ - @ . :");
            }
        }
        Set<DeviceName> own = byGateway.computeIfAbsent(gateway, none -> new LinkedHashSet<>());
        names.forEach(name -> {
            own.remove(name);
            own.add(name);
        });
        Iterator<DeviceName> oldest = own.iterator();
        while (own.size() > MAX_KEPT) {
            oldest.next();
            oldest.remove();
        }
        return AlinkResult.success();
    }

    List<DeviceName> of(Device gateway) {
        return List.copyOf(byGateway.getOrDefault(gateway, Set.of()));
    }

    void forget(Device gateway) {
        byGateway.remove(gateway);
    }
}
