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
package org.openhab.binding.aliyuniot.link.identity;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a device and the platform have in common for TLS and DTLS without certificates: made of the device's secret, as
 * Aliyun's C SDKs do it. Who knows the key can pretend to be the device and the platform alike, so {@link #toString()}
 * does not show it.
 *
 * @param identity what the device calls itself in the handshake, in the clear
 * @param key 64 upper-case hexadecimal digits; the characters themselves are the key, not the bytes that they spell
 */
public record PreSharedKey(String identity, String key) {
    /** The platform checks that it is the one that was signed, not the time; the SDKs send this one. */
    private static final String TIMESTAMP = "2524608000000";

    /** The key of a device. */
    public static PreSharedKey of(DeviceIdentity device, DeviceSecret secret) {
        String name = device.productKey() + "&" + device.deviceName();
        SignMethod method = SignMethod.HMACSHA256;
        return new PreSharedKey(
                "devicename|" + method.wireName() + "|" + name + "|" + TIMESTAMP,
                method.sign(secret, "id" + name + "timestamp" + TIMESTAMP).toUpperCase(Locale.ROOT));
    }

    /** The identity as it goes over the line. */
    public byte[] identityBytes() {
        return identity.getBytes(StandardCharsets.UTF_8);
    }

    /** The key as both sides use it: 64 bytes. */
    public byte[] keyBytes() {
        return key.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "PreSharedKey[identity=" + identity + ", key=***]";
    }
}
