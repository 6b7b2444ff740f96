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
package org.openhab.binding.aliyuniot.internal.report;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;

/**
 * Hears what happens to a thing while it is served. Its methods are called on any thread, under locks, and must not wait.
 */
public interface ThingFollower {
    /** The status is reported, perhaps once more. */
    void status(ThingStatus status, ThingStatusDetail detail, @Nullable String text);

    /**
     * The platform has refused something of the device, or the device something of the platform.
     *
     * @param module which part of the device it concerns
     * @param code by which a program knows it
     * @param sentence in English, without a secret
     */
    void refused(String module, String code, String sentence);
}
