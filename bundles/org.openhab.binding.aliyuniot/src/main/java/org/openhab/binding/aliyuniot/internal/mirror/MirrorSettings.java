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
package org.openhab.binding.aliyuniot.internal.mirror;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.core.config.core.Configuration;

/**
 * What a link with the profile is set to. The configuration of a link is checked by nobody else, and openHAB has no place
 * to show what is wrong with it.
 *
 * @param direction which way values go
 * @param minInterval between two reports of the item, 0 to {@link #MAX_INTERVAL}
 * @param deadband changes of a number that are smaller are not reported, in the unit of the item; 0 for none
 */
record MirrorSettings(Direction direction, Duration minInterval, BigDecimal deadband) {
    static final String DIRECTION = "direction";
    static final String MIN_INTERVAL = "minInterval";
    static final String DEADBAND = "deadband";

    static final Duration MAX_INTERVAL = Duration.ofDays(1);

    private static final int NANOS = 9;

    /** Which way values go. */
    enum Direction {
        BOTH,
        /** The item reports, and the cloud commands nothing. */
        UP,
        /** The cloud commands, and the item reports nothing. */
        DOWN;

        boolean isUp() {
            return this != DOWN;
        }

        boolean isDown() {
            return this != UP;
        }
    }

    /**
     * @param configuration of a link; what is not the profile's is left alone
     * @throws IllegalArgumentException if a parameter cannot be used; the message names it, and what it may be
     */
    static MirrorSettings read(Configuration configuration) {
        return new MirrorSettings(
                direction(configuration.get(DIRECTION)),
                minInterval(configuration.get(MIN_INTERVAL)),
                deadband(configuration.get(DEADBAND)));
    }

    private static Direction direction(@Nullable Object given) {
        if (given == null || ParameterValues.isEmpty(given)) {
            return Direction.BOTH;
        }
        return switch (ParameterValues.stripped(given.toString()).toLowerCase(Locale.ROOT)) {
            case "both" -> Direction.BOTH;
            case "up" -> Direction.UP;
            case "down" -> Direction.DOWN;
            default -> throw unusable(DIRECTION, given, "write both, up or down");
        };
    }

    private static Duration minInterval(@Nullable Object given) {
        String remedy = "write seconds from 0 to " + MAX_INTERVAL.toSeconds();
        BigDecimal seconds = number(MIN_INTERVAL, given, remedy);
        if (seconds.compareTo(BigDecimal.valueOf(MAX_INTERVAL.toSeconds())) > 0) {
            throw unusable(MIN_INTERVAL, seconds, remedy);
        }
        return Duration.ofNanos(seconds.movePointRight(NANOS).longValue());
    }

    private static BigDecimal deadband(@Nullable Object given) {
        return number(DEADBAND, given, "write a number that is not negative, without a unit");
    }

    private static BigDecimal number(String parameter, @Nullable Object given, String remedy) {
        if (given == null || ParameterValues.isEmpty(given)) {
            return BigDecimal.ZERO;
        }
        BigDecimal number;
        try {
            number = ParameterValues.number(given);
        } catch (IllegalArgumentException e) {
            throw unusable(parameter, given, remedy);
        }
        if (number.signum() < 0) {
            throw unusable(parameter, given, remedy);
        }
        return number;
    }

    private static IllegalArgumentException unusable(String parameter, Object given, String remedy) {
        String shape = given instanceof Number
                ? "is out of range"
                : given instanceof String text
                        ? "cannot be used (" + text.length() + " characters)"
                        : "is no one value";
        return new IllegalArgumentException("the parameter " + parameter + " " + shape + "; " + remedy);
    }
}
