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
package org.openhab.binding.aliyuniot.link.session.outgoing;

import java.util.Arrays;

/**
 * Allows a number of events in any span of time, however it is laid over them. Remembers when the latest of them
 * happened, as many as count. Not for more than one thread.
 */
public final class SlidingWindow {
    private static final int FIRST_CAPACITY = 8;

    private final int limit;
    private final long span;
    /** A ring: {@link #size} times from {@link #first} on, oldest first. */
    private long[] times = new long[0];

    private int first;
    private int size;

    /**
     * @param limit most events in a span, at least one
     * @param span in nanoseconds
     */
    public SlidingWindow(int limit, long span) {
        this.limit = limit;
        this.span = span;
    }

    /**
     * Nanoseconds to wait until one more event is allowed; 0 for none.
     *
     * @param now as {@link System#nanoTime()}
     */
    public long untilAllowed(long now) {
        forgetBefore(now);
        return size < limit ? 0 : span - (now - times[first]);
    }

    /** Counts an event. */
    public void happened(long now) {
        forgetBefore(now);
        if (size == limit) {
            forgetFirst();
        }
        if (size == times.length) {
            grow();
        }
        times[(first + size) % times.length] = now;
        size++;
    }

    private void forgetBefore(long now) {
        while (size > 0 && now - times[first] >= span) {
            forgetFirst();
        }
    }

    private void forgetFirst() {
        first = (first + 1) % times.length;
        size--;
    }

    private void grow() {
        int capacity = Math.min(limit, Math.max(FIRST_CAPACITY, 2 * size));
        long[] larger = Arrays.copyOf(times, capacity);
        for (int i = 0; i < size; i++) {
            larger[i] = times[(first + i) % times.length];
        }
        times = larger;
        first = 0;
    }
}
