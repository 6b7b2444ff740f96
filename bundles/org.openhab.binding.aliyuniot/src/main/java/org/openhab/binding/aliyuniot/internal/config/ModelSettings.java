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
package org.openhab.binding.aliyuniot.internal.config;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Which thing model a device has, and how it reports properties.
 *
 * @param source where the thing model comes from
 * @param file the file of the thing model, below openHAB's folder of configuration; {@code null} unless it comes from one
 * @param reportWindow how long values of properties are gathered for one report, up to ten seconds; zero for not at all
 */
public record ModelSettings(Source source, @Nullable Path file, Duration reportWindow) {
    /** Of a device without a thing model. */
    public static final ModelSettings OFF = new ModelSettings(Source.OFF, null, Duration.ofMillis(250));

    /** Where a thing model comes from. */
    public enum Source {
        /** The device uses none. */
        OFF,
        /** From the platform, which is asked once a start. */
        CLOUD,
        /** From a file of the user's. */
        FILE
    }

    /** Whether the device has a thing model, or will have one as soon as the platform has told it. */
    public boolean isOn() {
        return source != Source.OFF;
    }
}
