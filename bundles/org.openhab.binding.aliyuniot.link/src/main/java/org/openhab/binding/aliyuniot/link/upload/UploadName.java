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
package org.openhab.binding.aliyuniot.link.upload;

import java.util.regex.Pattern;

/**
 * What a file is called on the platform (chapter "Upload files over MQTT").
 *
 * @param value up to 100 of the characters {@code A-Z a-z 0-9 _ .}, of which the first is a letter or digit
 */
public record UploadName(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.]{0,99}");

    /** @throws IllegalArgumentException with a sentence for the user */
    public UploadName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The name on the platform has 1 to 100 of the characters A-Z a-z 0-9 _ . and begins with a letter or"
                            + " digit; this one of " + value.length() + " characters does not. Choose another one.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
