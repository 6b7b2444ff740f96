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
package org.openhab.binding.aliyuniot.internal.config.reader.login;

import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.parameter.CommonParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceName;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

/**
 * What a device logs in with. What cannot be used is missing, as it is told already.
 *
 * @param secretGiven whether the user has written a device secret, fit or not
 */
public record Credentials(
        @Nullable ProductKey productKey,
        @Nullable DeviceIdentity identity,
        @Nullable DeviceSecret secret,
        boolean secretGiven) {
    /** What every DeviceSecret looks like that the platform makes. */
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{32}");

    /**
     * @param namesNeeded whether names that are missing are a problem
     * @param secretNeeded whether a secret that is missing is a problem
     */
    public static Credentials read(
            CommonParameters given, boolean namesNeeded, boolean secretNeeded, Problems problems) {
        String keyText = ParameterValues.unquoted(given.productKey, "");
        String nameText = ParameterValues.unquoted(given.deviceName, "");
        String secretText = ParameterValues.unquoted(given.deviceSecret, "");
        if (!namesNeeded && keyText.isEmpty() && nameText.isEmpty()) {
            return new Credentials(null, null, null, !secretText.isEmpty());
        }
        ProductKey key =
                problems.read("productKey", "product-key", keyText, "[A-Za-z0-9]", () -> new ProductKey(keyText));
        DeviceName name = problems.read(
                "deviceName", "device-name", nameText, "[A-Za-z0-9_@.:-]", () -> new DeviceName(nameText));
        DeviceSecret secret = secretText.isEmpty() && !secretNeeded
                ? null
                : problems.read(
                        "deviceSecret", "device-secret", secretText, "[!-~]", () -> new DeviceSecret(secretText));
        if (isLikeSecret(nameText) && !isLikeSecret(secretText)) {
            problems.add("deviceName", "swapped");
        }
        return new Credentials(
                key, key == null || name == null ? null : new DeviceIdentity(key, name), secret, !secretText.isEmpty());
    }

    /** The secret of the device's product; {@code null} if there is none, or none that can be used. */
    public static @Nullable ProductSecret productSecret(@Nullable String given, Problems problems) {
        String text = ParameterValues.unquoted(given, "");
        return text.isEmpty()
                ? null
                : problems.read("productSecret", "product-secret", text, "[!-~]", () -> new ProductSecret(text));
    }

    /** How the login is signed; {@code null} if it cannot be used, which is added to the problems. */
    public static @Nullable SignMethod signMethod(@Nullable String given, Problems problems) {
        String name = ParameterValues.unquoted(given, SignMethod.HMACSHA256.wireName());
        return problems.read(
                "signMethod",
                "sign-method",
                name,
                "[A-Za-z0-9]",
                () -> SignMethod.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    public static boolean isLikeSecret(String text) {
        return SECRET.matcher(text).matches();
    }
}
