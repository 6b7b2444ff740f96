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
package org.openhab.aliyuniot.emulator.ota;

import java.time.Instant;
import java.util.List;

/**
 * How the update of one device by one campaign is going.
 *
 * @param campaign id of the campaign
 * @param status where it is
 * @param history what happened, oldest first; the newest 1000
 */
public record FirmwareJobState(
        long campaign, String productKey, String deviceName, Status status, List<Event> history) {
    /** Where a job can be; the last three are final. */
    public enum Status {
        TO_BE_CONFIRMED,
        TO_BE_PUSHED,
        PUSHED,
        IN_UPGRADE,
        UPDATED,
        FAILED,
        CANCELED;

        boolean isFinal() {
            return compareTo(UPDATED) >= 0;
        }

        /** Whether the device may fetch its update. */
        boolean isAvailable() {
            return this == TO_BE_PUSHED || this == PUSHED || this == IN_UPGRADE;
        }
    }

    /**
     * Something that happened to a job.
     *
     * @param status where the job was from then on
     * @param step percent or error code that the device sent; empty when it sent none
     * @param reason a sentence
     */
    public record Event(Instant time, Status status, String step, String reason) {}

    public FirmwareJobState {
        history = List.copyOf(history);
    }
}
