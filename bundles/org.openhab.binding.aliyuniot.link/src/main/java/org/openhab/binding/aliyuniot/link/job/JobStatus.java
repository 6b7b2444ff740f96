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
package org.openhab.binding.aliyuniot.link.job;

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/**
 * How far a job is on one device (chapter "Device jobs"). A job runs forward only: it waits, is in progress, and ends; what
 * has ended begins no more.
 */
public enum JobStatus {
    /** By the platform: waits for its turn. */
    QUEUED(Stage.WAITING, false),
    /** By the platform: was sent to the device. */
    SENT(Stage.WAITING, false),
    /** By the device: has begun; the platform's time for it runs from here. */
    IN_PROGRESS(Stage.RUNNING, true),
    /** By the device: is done. */
    SUCCEEDED(Stage.ENDED, true),
    /** By the device: did not work. */
    FAILED(Stage.ENDED, true),
    /** By the device: will not be done. */
    REJECTED(Stage.ENDED, true),
    /** By the platform: somebody has called it off. */
    CANCELLED(Stage.ENDED, false),
    /** By the platform: somebody has deleted it. */
    REMOVED(Stage.ENDED, false),
    /** By the platform: the time for it is over. */
    TIMED_OUT(Stage.ENDED, false);

    private enum Stage {
        WAITING,
        RUNNING,
        ENDED
    }

    private final Stage stage;
    private final boolean byDevice;

    JobStatus(Stage stage, boolean byDevice) {
        this.stage = stage;
        this.byDevice = byDevice;
    }

    /** The one of a name in whatever case; {@code null} if there is none. */
    public static @Nullable JobStatus of(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        for (JobStatus status : values()) {
            if (status.name().equals(upper)) {
                return status;
            }
        }
        return null;
    }

    /** Whether a device may say so. */
    public boolean isByDevice() {
        return byDevice;
    }

    /** Whether nothing comes after it. */
    public boolean isEnd() {
        return stage == Stage.ENDED;
    }

    /** Whether a job that is so far says something new by the other status. */
    boolean isBefore(JobStatus other) {
        return stage.compareTo(other.stage) < 0;
    }

    /**
     * Whether a device may say the other status next: again that it goes on, or the end, but nothing after the end and
     * nothing that is the platform's to say.
     */
    public boolean allows(JobStatus other) {
        return other.byDevice && stage != Stage.ENDED;
    }
}
