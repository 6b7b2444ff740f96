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
 * The key that a device signs with. It never leaves the device: only signatures made with it do, and
 * {@link #toString()} does not show it.
 *
 * @param value 1 to 64 visible ASCII characters, 32 of them as a rule
 */
public record DeviceSecret(String value) {
    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /**
     * @throws IllegalArgumentException if the value breaks the platform's rule; the message tells its shape only
     */
    public DeviceSecret {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "deviceSecret has 1 to 64 visible ASCII characters without blanks, but this one "
                            + RedactedText.of(value));
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
