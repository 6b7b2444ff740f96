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
package org.openhab.aliyuniot.emulator.configuration;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Whether devices of a product may learn their secrets, and how they prove that they are of the product.
 *
 * @param enabled the switch in Aliyun's console
 * @param productSecret with which they sign; null when the product has none, so that only gateways may register sub-devices
 */
public record DynamicRegistration(boolean enabled, @Nullable String productSecret) {
    /** Switched off, without a product secret. */
    public static final DynamicRegistration OFF = new DynamicRegistration(false, null);

    private static final int MAX_SECRET_LENGTH = 64;

    public DynamicRegistration {
        if (productSecret != null && (productSecret.isBlank() || productSecret.length() > MAX_SECRET_LENGTH)) {
            throw new IllegalArgumentException("productSecret must have 1 to " + MAX_SECRET_LENGTH
                    + " characters but has " + productSecret.length());
        }
    }

    /** Whether it is switched on, without the secret. */
    @Override
    public String toString() {
        return enabled ? "on" : "off";
    }
}
