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

import java.util.regex.Pattern;

/**
 * The key that all devices of a product sign with when they register. It never leaves the device, and
 * {@link #toString()} does not show it.
 *
 * @param value 1 to 64 visible ASCII characters, 16 of them as a rule
 */
public record ProductSecret(String value) {
    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /**
     * @throws IllegalArgumentException if the value breaks the platform's rule; the message tells its shape only
     */
    public ProductSecret {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "productSecret has 1 to 64 visible ASCII characters without blanks, but this one "
                            + RedactedText.of(value));
        }
    }

    /**
     * Signs a registration (chapter "Dynamic registration").
     *
     * @param random any text that goes with the signature
     * @return in lower-case hexadecimal digits
     */
    public String sign(SignMethod method, DeviceIdentity identity, String random) {
        return method.sign(
                new DeviceSecret(value),
                "deviceName" + identity.deviceName() + "productKey" + identity.productKey() + "random" + random);
    }

    @Override
    public String toString() {
        return "***";
    }
}
