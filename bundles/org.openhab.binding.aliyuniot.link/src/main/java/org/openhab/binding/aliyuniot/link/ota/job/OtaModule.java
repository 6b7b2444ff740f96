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
 * Names the part of a device that has a version and updates of its own (chapter "OTA updates").
 *
 * @param name 1 to 64 characters out of letters, digits and {@code . _ -}
 */
public record OtaModule(String name) {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The firmware of the device as a whole. */
    public static final OtaModule DEFAULT = new OtaModule("default");

    /**
     * @throws IllegalArgumentException if the name breaks the platform's rule
     */
    public OtaModule {
        if (!VALID.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "module has 1 to 64 letters, digits or any of . _ - , but " + OtaText.shown(name));
        }
    }

    public boolean isDefault() {
        return equals(DEFAULT);
    }

    @Override
    public String toString() {
        return name;
    }
}
