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
package org.openhab.aliyuniot.emulator.ota;

import java.util.List;

/**
 * Which devices of the product a campaign updates.
 *
 * @param sourceVersions versions that are updated; none is every other one
 * @param devices names of the devices of a static batch; none is all devices of the product that have a source version
 * @param dynamic whether devices that report a source version later are taken in, too
 */
public record FirmwareTargets(List<String> sourceVersions, List<String> devices, boolean dynamic) {
    private static final int MAX_LIST = 100_000;

    public FirmwareTargets {
        sourceVersions = List.copyOf(sourceVersions);
        devices = List.copyOf(devices);
        Bounds.check("the number of sourceVersions", sourceVersions.size(), 0, MAX_LIST);
        Bounds.check("the number of devices", devices.size(), 0, MAX_LIST);
        if (dynamic && !devices.isEmpty()) {
            throw new IllegalArgumentException("devices do not go with dynamic; leave them out");
        }
    }
}
