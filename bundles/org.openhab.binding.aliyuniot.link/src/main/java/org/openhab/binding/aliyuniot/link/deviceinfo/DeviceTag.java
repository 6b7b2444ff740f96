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
package org.openhab.binding.aliyuniot.link.deviceinfo;

import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * A note on a device that the console shows and searches (chapter "Device tags").
 *
 * @param key 1 to 100 letters, digits and underscores that do not begin with a digit
 * @param value 1 to {@value #MAX_VALUE_LENGTH} characters
 */
public record DeviceTag(String key, String value) {
    /** Longest value; the platform names no limit. */
    public static final int MAX_VALUE_LENGTH = 1024;

    private static final int MAX_SHOWN = 40;
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    /**
     * @throws IllegalArgumentException if key or value breaks the rule
     */
    public DeviceTag {
        checkKey(key);
        if (value.isEmpty() || value.length() > MAX_VALUE_LENGTH) {
            throw new IllegalArgumentException("The value of tag " + key + " has 1 to " + MAX_VALUE_LENGTH
                    + " characters, but this one has " + value.length());
        }
    }

    static void checkKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "The key of a tag has 1 to 100 letters, digits and underscores and does not begin with a digit, but it is "
                            + ForeignText.quoted(key, MAX_SHOWN));
        }
    }
}
