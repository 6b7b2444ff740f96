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
package org.openhab.core.common;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/** A name made of segments, joined by colons. */
public abstract class AbstractUID {
    public static final String SEPARATOR = ":";

    private static final Pattern SEGMENT = Pattern.compile("[\\w-]*");

    private final List<String> segments;
    private final String uid;

    /** For gson, which fills the fields itself. */
    protected AbstractUID() {
        segments = Collections.emptyList();
        uid = "";
    }

    protected AbstractUID(String uid) {
        this(Arrays.asList(uid.split(SEPARATOR)), uid);
    }

    protected AbstractUID(String... segments) {
        this(Arrays.asList(segments));
    }

    protected AbstractUID(List<String> segments) {
        this(segments, null);
    }

    /** A text keeps separators at its end, although no segment follows them. */
    private AbstractUID(List<String> segments, @Nullable String text) {
        int least = getMinimalNumberOfSegments();
        int count = segments.size();
        if (count < least) {
            throw new IllegalArgumentException("UID must have at least " + least + " segments: " + segments);
        }
        for (int i = 0; i < count; i++) {
            validateSegment(segments.get(i), i, count);
        }
        if (segments.get(count - 1).isBlank()) {
            throw new IllegalArgumentException("Last segment must not be blank: " + segments);
        }
        this.segments = List.copyOf(segments);
        this.uid = text == null ? String.join(SEPARATOR, segments) : text;
    }

    /** Whether the text may be a segment. */
    public static boolean isValid(@Nullable String segment) {
        return segment != null && SEGMENT.matcher(segment).matches();
    }

    /** How many segments the name has at least. */
    protected abstract int getMinimalNumberOfSegments();

    protected List<String> getAllSegments() {
        return segments;
    }

    protected String getSegment(int index) {
        return segments.get(index);
    }

    protected void validateSegment(String segment, int index, int length) {
        if (!isValid(segment)) {
            throw new IllegalArgumentException("ID segment '" + segment
                    + "' contains invalid characters. Each segment of the ID must match the pattern [\\w-]*.");
        }
    }

    public String getAsString() {
        return uid;
    }

    @Override
    public String toString() {
        return getAsString();
    }

    @Override
    public int hashCode() {
        return uid.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && segments.equals(((AbstractUID) other).segments);
    }
}
