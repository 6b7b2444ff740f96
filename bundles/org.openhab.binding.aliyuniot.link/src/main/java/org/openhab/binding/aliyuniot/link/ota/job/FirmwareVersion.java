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
package org.openhab.binding.aliyuniot.link.ota.job;

import java.util.regex.Pattern;

/**
 * The version of a module as the platform knows it. Versions are equal or not; the platform does not order them.
 *
 * @param text 1 to 64 characters out of letters, digits and {@code . _ -}
 */
public record FirmwareVersion(String text) {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * @throws IllegalArgumentException if the text breaks the platform's rule
     */
    public FirmwareVersion {
        if (!VALID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "version has 1 to 64 letters, digits or any of . _ - , but " + OtaText.shown(text));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
