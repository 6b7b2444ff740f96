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

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;

/**
 * The keys of TLS and DTLS without certificates, which devices make of their secrets as Aliyun's C SDKs do it. Only the
 * emulator's event loop touches it.
 */
public final class PreSharedKeys {
    private static final int PARTS = 4;
    private static final int MAX_IDENTITY_LENGTH = 256;

    private final Devices devices;

    public PreSharedKeys(Devices devices) {
        this.devices = devices;
    }

    /**
     * What a device that calls itself so has for a key.
     *
     * @param device who it says to be
     * @param key 64 upper-case hexadecimal digits, themselves the key
     */
    public record Known(Device device, byte[] key) {}

    /**
     * @param identity {@code devicename|{sign method}|{productKey}&{deviceName}|{timestamp}}
     * @return empty if it is malformed, or the device is unknown or disabled
     */
    public Optional<Known> find(String identity) {
        String[] parts = identity.length() > MAX_IDENTITY_LENGTH ? new String[0] : identity.split("\\|", -1);
        if (parts.length != PARTS || !"devicename".equals(parts[0])) {
            return Optional.empty();
        }
        String name = parts[2];
        int ampersand = name.indexOf('&');
        if (ampersand < 0) {
            return Optional.empty();
        }
        Device device = devices.find(name.substring(0, ampersand), name.substring(ampersand + 1));
        if (device == null || !device.isEnabled()) {
            return Optional.empty();
        }
        return SignMethod.of(parts[1]).map(method -> {
            byte[] signature =
                    method.sign(device.definition().deviceSecret(), "id" + name + "timestamp" + parts[PARTS - 1]);
            String key = HexFormat.of().withUpperCase().formatHex(signature);
            return new Known(device, key.getBytes(StandardCharsets.US_ASCII));
        });
    }
}
