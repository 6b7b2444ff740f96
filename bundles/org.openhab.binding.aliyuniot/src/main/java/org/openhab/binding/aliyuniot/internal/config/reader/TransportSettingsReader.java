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
package org.openhab.binding.aliyuniot.internal.config.reader;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.TransportSettings;
import org.openhab.binding.aliyuniot.internal.config.reader.login.Credentials;

/**
 * Checks what a device needs for one way to the platform.
 */
interface TransportSettingsReader {
    /** Whether the device secret has to be given. */
    default boolean needsSecret() {
        return true;
    }

    /** Whether product key and device name have to be given. */
    default boolean needsNames() {
        return true;
    }

    /**
     * Reads the way to the platform. The way is checked also where the credentials cannot be used.
     *
     * @return {@code null} if a problem was added, here or before
     */
    @Nullable
    TransportSettings read(Credentials credentials);
}
