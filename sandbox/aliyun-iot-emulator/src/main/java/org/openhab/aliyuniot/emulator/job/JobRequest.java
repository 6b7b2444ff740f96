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

import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What somebody in the cloud wants a device to do.
 *
 * @param document a JSON object of up to 64 KB
 * @param file a JSON object with {@code signMethod}, {@code sign} and {@code fileUrl}; null for none
 * @param timeoutSeconds for the device, from its first {@code IN_PROGRESS} on; 0 for none. The platform counts minutes
 */
public record JobRequest(String document, @Nullable String file, int timeoutSeconds) {
    public static final int MAX_DOCUMENT_BYTES = 64 * 1024;

    private static final int MAX_TIMEOUT_SECONDS = 10_080 * 60;
    private static final Pattern OBJECT = Pattern.compile("\\s*\\{.*}\\s*", Pattern.DOTALL);

    /** @throws IllegalArgumentException when one of them is none */
    public JobRequest {
        if (!OBJECT.matcher(document).matches() || document.length() > MAX_DOCUMENT_BYTES) {
            throw new IllegalArgumentException("document must be a JSON object of up to 64 KB");
        }
        if (file != null && !OBJECT.matcher(file).matches()) {
            throw new IllegalArgumentException("file must be a JSON object");
        }
        if (timeoutSeconds < 0 || timeoutSeconds > MAX_TIMEOUT_SECONDS) {
            throw new IllegalArgumentException("timeout must be 0 to " + MAX_TIMEOUT_SECONDS + " s");
        }
    }
}
