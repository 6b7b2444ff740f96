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
package org.openhab.aliyuniot.emulator.job;

import java.util.Set;

/** How far a job is on a device. */
public enum JobState {
    QUEUED,
    SENT,
    IN_PROGRESS,
    SUCCEEDED,
    FAILED,
    REJECTED,
    CANCELLED,
    REMOVED,
    TIMED_OUT;

    private static final Set<JobState> OPEN = Set.of(QUEUED, SENT, IN_PROGRESS);
    private static final Set<JobState> BY_DEVICE = Set.of(IN_PROGRESS, SUCCEEDED, FAILED, REJECTED);

    boolean isOpen() {
        return OPEN.contains(this);
    }

    boolean isByDevice() {
        return BY_DEVICE.contains(this);
    }
}
