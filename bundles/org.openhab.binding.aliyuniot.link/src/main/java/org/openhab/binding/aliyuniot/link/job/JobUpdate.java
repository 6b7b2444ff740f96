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

import com.google.gson.JsonObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What a device says of a job (chapter "Device jobs").
 *
 * @param id as in {@link Job}
 * @param status one that is a device's to say
 * @param progress percent, 0 to 100; {@code null} to say nothing of it
 * @param details for those who look at the job in the console, {@value #MAX_DETAILS} characters at most; {@code null} for
 *     none
 */
public record JobUpdate(
        String id,
        JobStatus status,
        @Nullable Integer progress,
        @Nullable JsonObject details) {
    /** Longest details; the platform names no limit of its own. */
    public static final int MAX_DETAILS = 8192;

    private static final int ALL = 100;

    /**
     * @throws IllegalArgumentException with a sentence for the user, if the platform would not take it
     */
    public JobUpdate {
        Job.checkId(id);
        if (!status.isByDevice()) {
            throw new IllegalArgumentException("A device says IN_PROGRESS, SUCCEEDED, FAILED or REJECTED of a job, but "
                    + status + " is the platform's to say");
        }
        Integer percent = progress;
        if (percent != null && (percent < 0 || percent > ALL)) {
            throw new IllegalArgumentException(
                    "The progress of a job is 0 to " + ALL + " percent, but it is " + percent);
        }
        JsonObject told = details;
        int length = told == null ? 0 : told.toString().length();
        if (length > MAX_DETAILS) {
            throw new IllegalArgumentException(
                    "The details of a job have at most " + MAX_DETAILS + " characters, but these have " + length);
        }
    }

    /** As the platform takes it. */
    JsonObject toParams() {
        JsonObject params = new JsonObject();
        params.addProperty("taskId", id);
        params.addProperty("status", status.name());
        Integer percent = progress;
        if (percent != null) {
            params.addProperty("progress", percent);
        }
        JsonObject told = details;
        if (told != null) {
            params.add("statusDetails", told);
        }
        return params;
    }
}
