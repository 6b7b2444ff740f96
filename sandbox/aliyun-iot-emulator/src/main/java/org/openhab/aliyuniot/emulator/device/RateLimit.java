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
package org.openhab.aliyuniot.emulator.device;

import java.time.Duration;

/** At most so many of something within every span of time. Not safe for use by several threads. */
public final class RateLimit {
    private final int max;
    private final long spanNanos;
    /** When the newest ones were, as a ring; taken when the first one comes, for most devices never are limited. */
    private long[] times = {};

    private long count;

    RateLimit(int max, Duration span) {
        this.max = max;
        spanNanos = span.toNanos();
    }

    public static RateLimit perSecond(int max) {
        return new RateLimit(max, Duration.ofSeconds(1));
    }

    public static RateLimit perMinute(int max) {
        return new RateLimit(max, Duration.ofMinutes(1));
    }

    /** Returns whether one more is within the limit, and counts it then. */
    public boolean admit(long nanoTime) {
        if (waitNanos(nanoTime) > 0) {
            return false;
        }
        if (times.length == 0) {
            times = new long[max];
        }
        times[(int) (count % max)] = nanoTime;
        count++;
        return true;
    }

    /** Nanoseconds until one more is within the limit; 0 when it is so now. */
    long waitNanos(long nanoTime) {
        return count < max ? 0 : Math.max(0, spanNanos - (nanoTime - times[(int) (count % max)]));
    }
}
