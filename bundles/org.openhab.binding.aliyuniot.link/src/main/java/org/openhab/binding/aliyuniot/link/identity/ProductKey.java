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
 * Names the product that a device belongs to; the console shows it beside the device's name.
 *
 * @param value 1 to 20 letters and digits, eleven of them as a rule
 */
public record ProductKey(String value) {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9]{1,20}");

    /**
     * @throws IllegalArgumentException if the value breaks the platform's rule
     */
    public ProductKey {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "productKey has 1 to 20 letters and digits, but this one " + RedactedText.of(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
