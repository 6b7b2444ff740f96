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
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * A job of one device, as the platform tells it (chapter "Device jobs").
 *
 * @param id 1 to 128 letters, digits and any of {@code _ - . :}
 * @param document what is to be done, by the rules of whoever made the job; {@value #MAX_DOCUMENT} characters at most,
 *     not checked otherwise. Shared, not copied, so nobody changes it. Empty where the platform leaves it out
 * @param file {@code null} for none
 */
public record Job(
        String id,
        JobStatus status,
        JsonObject document,
        @Nullable JobFile file) {
    /** Longest document; the console takes 64 KB. */
    public static final int MAX_DOCUMENT = 65_536;

    private static final int MAX_SHOWN = 40;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    /**
     * @throws IllegalArgumentException if the id is none
     */
    public Job {
        checkId(id);
    }

    static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("The id of a job has 1 to 128 letters, digits and _ - . :, but it is "
                    + ForeignText.quoted(id, MAX_SHOWN));
        }
    }

    /** Without the document. */
    @Override
    public String toString() {
        return "job " + id + ", " + status;
    }
}
