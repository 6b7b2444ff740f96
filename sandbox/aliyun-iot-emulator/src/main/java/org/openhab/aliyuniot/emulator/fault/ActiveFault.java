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
package org.openhab.aliyuniot.emulator.fault;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;

/**
 * A fault that is in force.
 *
 * @param id names it as long as the emulator runs
 * @param productKey product of the device it is for; null when it is for all devices
 * @param deviceName device it is for; null when it is for all devices
 * @param fault what goes wrong; {@code count} says how often it still will
 */
public record ActiveFault(
        long id, @Nullable String productKey, @Nullable String deviceName, Fault fault) {
    public boolean isOnlyFor(DeviceDefinition device) {
        return productKey != null && concerns(device);
    }

    /** Whether it concerns the device; null is one that the platform does not know. */
    public boolean concerns(@Nullable DeviceDefinition device) {
        String key = productKey;
        return key == null
                || device != null
                        && key.equals(device.productKey())
                        && device.deviceName().equals(deviceName);
    }
}
