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

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/**
 * Brings the value of a parameter into the one form that every supported openHAB puts into a field of its kind. Left
 * alone, 4.3 fails on a list where one value is asked for, 5.x keeps the default, and both drop a number or a truth value
 * that is meant as text, or a text that is meant as a number. They say so in the log only.
 */
public final class ParameterValues {
    /** More digits are a slip; written out, 1e999999999 would fill the memory. */
    private static final int MAX_DIGITS = 100;

    private ParameterValues() {}

    /**
     * @throws IllegalArgumentException for a list, or a number of too many digits
     */
    public static String text(Object value) {
        if (value instanceof Collection) {
            throw new IllegalArgumentException("is a list");
        }
        return value instanceof BigDecimal number ? bounded(number).toPlainString() : value.toString();
    }

    private static BigDecimal bounded(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException("has more than " + MAX_DIGITS + " digits");
        }
        return number;
    }

    /**
     * @throws IllegalArgumentException if it is no number
     */
    public static BigDecimal number(Object value) {
        return bounded(
                value instanceof BigDecimal given
                        ? given
                        : new BigDecimal(text(value).strip()));
    }

    /**
     * @throws IllegalArgumentException if it is no whole number or one beyond two thousand million
     */
    public static BigDecimal whole(Object value) {
        BigDecimal number = number(value);
        try {
            return BigDecimal.valueOf(number.intValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is no whole number", e);
        }
    }

    /** One text or a list of them; what is empty is left out. */
    public static List<String> texts(Object value) {
        Collection<?> several = value instanceof Collection<?> list ? list : List.of(value);
        return several.stream()
                .map(String::valueOf)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /**
     * @throws IllegalArgumentException if it is neither true nor false
     */
    public static Boolean truth(Object value) {
        return switch (text(value).strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    /** Whether the user gave nothing; a field that is emptied in the UI may be stored as an empty text. */
    public static boolean isEmpty(Object value) {
        return value instanceof String text && text.isBlank();
    }
}
