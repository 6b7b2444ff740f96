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
package org.openhab.binding.aliyuniot.link.devicelog;

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/** How grave an entry is; the names are those on the wire. */
public enum LogLevel {
    FATAL,
    ERROR,
    WARN,
    INFO,
    DEBUG;

    /** By its name, in upper or lower case; null if there is no such level. */
    public static @Nullable LogLevel of(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        for (LogLevel level : values()) {
            if (level.name().equals(upper)) {
                return level;
            }
        }
        return null;
    }
}
