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
package org.openhab.binding.aliyuniot.link.ota.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What part of a file an answer with status 206 has (RFC 9110, section 14.4).
 *
 * @param first offset of the first byte
 * @param last offset of the last byte
 * @param complete length of the file, or {@link #UNKNOWN}
 */
record ContentRange(long first, long last, long complete) {
    static final long UNKNOWN = -1;

    // No more digits than a long surely takes.
    private static final Pattern FORM = Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /** Empty if it is not of the form {@code bytes 0-99/100}, or contradicts itself. */
    static Optional<ContentRange> of(@Nullable String field) {
        Matcher matcher = FORM.matcher(field == null ? "" : field.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String complete = matcher.group(3);
        ContentRange range = new ContentRange(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                "*".equals(complete) ? UNKNOWN : Long.parseLong(complete));
        boolean sound = range.first <= range.last && (range.complete == UNKNOWN || range.last < range.complete);
        return sound ? Optional.of(range) : Optional.empty();
    }

    long length() {
        return last - first + 1;
    }
}
