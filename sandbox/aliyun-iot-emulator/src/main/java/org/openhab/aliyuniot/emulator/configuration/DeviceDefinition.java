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

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;

/**
 * A device that the emulator knows: the three values that Aliyun's console hands out for it.
 *
 * <p>The limits are those of the chapter "Device identity": a device name has 4 to 32 characters of letters, digits and
 * {@code _ - @ . :}. The emulator also takes shorter names, because Aliyun's own examples have them.
 *
 * @param productKey the key of the product it belongs to
 * @param deviceName its name, unique within the product
 * @param deviceSecret what it signs its credentials with; masked in {@link #toString()}
 */
public record DeviceDefinition(String productKey, String deviceName, String deviceSecret) {
    private static final Pattern DEVICE_NAME = Pattern.compile("[A-Za-z0-9_\\-@.:]{1,32}");
    private static final int MAX_SECRET_LENGTH = 64;
    private static final int RANDOM_SECRET_BYTES = 16;

    public DeviceDefinition {
        ProductDefinition.checkProductKey(productKey);
        if (!DEVICE_NAME.matcher(deviceName).matches()) {
            throw new IllegalArgumentException(
                    "deviceName must have up to 32 characters of letters, digits and _ - @ . : but is '" + deviceName
                            + "'");
        }
        if (deviceSecret.isBlank() || deviceSecret.length() > MAX_SECRET_LENGTH) {
            throw new IllegalArgumentException("deviceSecret must have 1 to " + MAX_SECRET_LENGTH
                    + " characters but has " + deviceSecret.length());
        }
    }

    /** A device that nobody knows the secret of, unless it registers. */
    public static DeviceDefinition withRandomSecret(String productKey, String deviceName) {
        byte[] secret = new byte[RANDOM_SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new DeviceDefinition(productKey, deviceName, HexFormat.of().formatHex(secret));
    }

    /** Without its secret. */
    public DeviceName name() {
        return new DeviceName(productKey, deviceName);
    }

    /** Its topics. */
    public DeviceTopics topics() {
        return new DeviceTopics(productKey, deviceName);
    }

    /** Product key and device name, without the secret. */
    @Override
    public String toString() {
        return productKey + "/" + deviceName;
    }
}
