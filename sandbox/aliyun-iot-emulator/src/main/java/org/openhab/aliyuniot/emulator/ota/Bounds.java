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

import java.util.regex.Pattern;

/** Checks the values of a campaign; the sentences name the field and what it may be. */
final class Bounds {
    static final int DAY_SECONDS = 86_400;

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Bounds() {}

    static void check(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " must be " + min + " to " + max + " but is " + value);
        }
    }

    /** Checks the text of a version or of the name of a module. */
    static void checkVersion(String field, String value) {
        if (!VERSION.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    field + " must have 1 to 64 characters of letters, digits and . _ - but is '" + value + "'");
        }
    }
}
