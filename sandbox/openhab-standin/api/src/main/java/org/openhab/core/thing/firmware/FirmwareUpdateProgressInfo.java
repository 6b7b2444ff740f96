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
package org.openhab.core.thing.firmware;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.ProgressStep;

/** How far the update of a thing has got. The order of the fields is that of the event's payload. */
public final class FirmwareUpdateProgressInfo {
    private final ThingUID thingUID;
    private final String firmwareVersion;
    private final @Nullable ProgressStep progressStep;
    private final @Nullable Collection<ProgressStep> sequence;
    private final boolean pending;
    private final @Nullable Integer progress;

    private FirmwareUpdateProgressInfo(
            ThingUID thingUID,
            String firmwareVersion,
            @Nullable ProgressStep progressStep,
            @Nullable Collection<ProgressStep> sequence,
            boolean pending,
            @Nullable Integer progress) {
        this.thingUID = Objects.requireNonNull(thingUID, "Thing UID must not be null.");
        this.firmwareVersion = firmwareVersion;
        this.progressStep = progressStep;
        this.sequence = sequence == null ? null : List.copyOf(sequence);
        this.pending = pending;
        this.progress = progress;
    }

    /**
     * Progress in percent, with or without steps.
     *
     * @throws IllegalArgumentException unless the progress is 0 to 100
     */
    public static FirmwareUpdateProgressInfo createFirmwareUpdateProgressInfo(
            ThingUID thingUID,
            String firmwareVersion,
            @Nullable ProgressStep progressStep,
            @Nullable Collection<ProgressStep> sequence,
            boolean pending,
            int progress) {
        if (progress < 0 || progress > 100) {
            throw new IllegalArgumentException("The progress must be between 0 and 100.");
        }
        return new FirmwareUpdateProgressInfo(thingUID, firmwareVersion, progressStep, sequence, pending, progress);
    }

    /**
     * Progress in steps alone.
     *
     * @throws IllegalArgumentException if there are no steps
     */
    public static FirmwareUpdateProgressInfo createFirmwareUpdateProgressInfo(
            ThingUID thingUID,
            ThingTypeUID thingTypeUID,
            String firmwareVersion,
            @Nullable ProgressStep progressStep,
            @Nullable Collection<ProgressStep> sequence,
            boolean pending) {
        if (sequence == null || sequence.isEmpty()) {
            throw new IllegalArgumentException("Sequence must not be null or empty.");
        }
        return new FirmwareUpdateProgressInfo(thingUID, firmwareVersion, progressStep, sequence, pending, null);
    }

    public ThingUID getThingUID() {
        return thingUID;
    }

    public @Nullable ProgressStep getProgressStep() {
        return progressStep;
    }

    public @Nullable Integer getProgress() {
        return progress;
    }

    @Override
    public String toString() {
        return "FirmwareUpdateProgressInfo [thingUID=" + thingUID + ", firmwareVersion=" + firmwareVersion
                + ", progressStep=" + progressStep + ", sequence=" + sequence + ", pending=" + pending + ", progress="
                + progress + "]";
    }
}
