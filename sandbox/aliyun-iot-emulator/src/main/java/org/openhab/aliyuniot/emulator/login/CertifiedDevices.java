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
package org.openhab.aliyuniot.emulator.login;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.device.Device;

/**
 * Which device a certificate is of (chapter "X.509 certificates"), by its SHA-256. Several may be of one device, so that one
 * can be renewed. Only the emulator's event loop touches it.
 */
public final class CertifiedDevices {
    private final Map<String, Device> devices = new HashMap<>();

    /** Has a certificate be of a device. */
    public void add(String fingerprint, Device device) {
        devices.put(fingerprint, device);
    }

    /** The device of a certificate; null if it is of none. */
    @Nullable
    Device find(String fingerprint) {
        return devices.get(fingerprint);
    }

    /** Has no certificate be of a device any more; to be called when it is deleted, too. Returns how many there were. */
    public int forget(Device device) {
        int before = devices.size();
        devices.values().removeIf(device::equals);
        return before - devices.size();
    }
}
