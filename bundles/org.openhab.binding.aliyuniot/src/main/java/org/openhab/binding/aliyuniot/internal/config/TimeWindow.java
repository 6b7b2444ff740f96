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
package org.openhab.binding.aliyuniot.internal.config;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/**
 * A time of the day, in the zone of the clock that is asked; it may pass midnight.
 *
 * @param from first moment of it
 * @param to first moment after it
 */
public record TimeWindow(LocalTime from, LocalTime to) {
    /** Every time of the day. */
    public static final TimeWindow ALWAYS = new TimeWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /**
     * Reads a window.
     *
     * @param text such as {@code 02:00-04:30}; empty for every time
     * @throws IllegalArgumentException if it is written in another way
     */
    public static TimeWindow of(String text) {
        if (text.isEmpty()) {
            return ALWAYS;
        }
        String[] times = text.split("-", -1);
        if (times.length != 2) {
            throw new IllegalArgumentException("a time window is written like 02:00-04:30");
        }
        try {
            return new TimeWindow(LocalTime.parse(times[0].strip()), LocalTime.parse(times[1].strip()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a time window is written like 02:00-04:30", e);
        }
    }

    public boolean contains(LocalTime time) {
        if (from.equals(to)) {
            return true;
        }
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /** How long it is until the window opens; nothing while it is open. */
    public Duration until(ZonedDateTime now) {
        if (contains(now.toLocalTime())) {
            return Duration.ZERO;
        }
        LocalDateTime today = now.toLocalDate().atTime(from);
        LocalDateTime next = today.isAfter(now.toLocalDateTime()) ? today : today.plusDays(1);
        return Duration.between(now, next.atZone(now.getZone()));
    }
}
