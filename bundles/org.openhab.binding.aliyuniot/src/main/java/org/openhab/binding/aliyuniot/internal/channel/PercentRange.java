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
package org.openhab.binding.aliyuniot.internal.channel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The numbers by which a device says 0 to 100 percent.
 *
 * @param min what 0 percent is
 * @param max what 100 percent is, more than {@code min}
 */
record PercentRange(BigDecimal min, BigDecimal max) {
    /** Short enough that no exponent makes a number of a million digits. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?([eE][+-]?\\d{1,2})?");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @throws IllegalArgumentException if the range is empty
     */
    PercentRange {
        if (max.compareTo(min) <= 0) {
            throw new IllegalArgumentException("max has to be more than min");
        }
    }

    /** A number of the device in percent, to two places; other texts stay as they are. */
    String toPercent(String text) {
        return converted(
                text, number -> number.subtract(min).multiply(HUNDRED).divide(width(), MathContext.DECIMAL64), 2);
    }

    /** Percent as a number of the device: a whole one if the range is 100 or more wide, else to two places. */
    String fromPercent(String text) {
        return converted(
                text,
                number -> number.multiply(width())
                        .divide(HUNDRED, MathContext.DECIMAL64)
                        .add(min),
                width().compareTo(HUNDRED) < 0 ? 2 : 0);
    }

    private BigDecimal width() {
        return max.subtract(min);
    }

    private static String converted(String text, UnaryOperator<BigDecimal> conversion, int places) {
        String number = text.strip();
        if (!NUMBER.matcher(number).matches()) {
            return text;
        }
        BigDecimal rounded = conversion.apply(new BigDecimal(number)).setScale(places, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
