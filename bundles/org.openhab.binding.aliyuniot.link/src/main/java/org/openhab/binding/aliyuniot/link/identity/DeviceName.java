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
 * Names a device within its product.
 *
 * @param value 4 to 32 characters out of letters, digits and {@code _ - @ . :}
 */
public record DeviceName(String value) {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_\\-@.:]{4,32}");

    /**
     * @throws IllegalArgumentException if the value breaks the platform's rule
     */
    public DeviceName {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "deviceName has 4 to 32 letters, digits or any of _ - @ . : , but this one "
                            + RedactedText.of(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
