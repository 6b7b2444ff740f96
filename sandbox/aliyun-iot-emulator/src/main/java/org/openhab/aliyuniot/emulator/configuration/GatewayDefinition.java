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
package org.openhab.aliyuniot.emulator.configuration;

import java.util.List;

/**
 * A device that is a gateway from the start.
 *
 * @param gateway the device
 * @param subDevices those that belong to it, as if it had added them; up to {@value #MAX_SUB_DEVICES}
 */
public record GatewayDefinition(DeviceName gateway, List<DeviceName> subDevices) {
    /** The most sub-devices that a gateway may have; limit of the platform. */
    public static final int MAX_SUB_DEVICES = 2000;

    public GatewayDefinition {
        subDevices = List.copyOf(subDevices);
        if (subDevices.size() > MAX_SUB_DEVICES) {
            throw new IllegalArgumentException(
                    "subDevices must be at most " + MAX_SUB_DEVICES + " but are " + subDevices.size());
        }
        if (subDevices.contains(gateway)) {
            throw new IllegalArgumentException("subDevices must not name the gateway itself");
        }
    }
}
