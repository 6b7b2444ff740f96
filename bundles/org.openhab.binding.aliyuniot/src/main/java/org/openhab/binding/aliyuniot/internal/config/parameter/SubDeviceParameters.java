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
package org.openhab.binding.aliyuniot.internal.config.parameter;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The parameters of a device that a gateway connects, beside those of all devices, as users write them.
 */
public class SubDeviceParameters {
    public @Nullable String productSecret;

    /** {@code off}, or {@code events} of the thing. */
    public @Nullable String deviceLog = "off";

    /** Whether the gateway takes it in by itself. */
    public boolean autoTopology = true;
}
