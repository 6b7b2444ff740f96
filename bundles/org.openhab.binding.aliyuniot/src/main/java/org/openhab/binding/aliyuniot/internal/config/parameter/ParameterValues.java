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
package org.openhab.binding.aliyuniot.internal.config.parameter;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * Reads the value of a parameter as what it is meant to be. Left to openHAB, 4.3 fails on a list where one value is asked
 * for, 5.x keeps the default, and both drop a number or a truth value that is meant as text, or a text that is meant as a
 * number. They say so in the log only.
 */
public final class ParameterValues {
    /** More digits are a slip; written out, 1e999999999 would fill the memory. */
    private static final int MAX_DIGITS = 100;

    private static final String QUOTES =
            "\u201C\u201D\u201E\u201F\u2018\u2019\u201A\u201B\u00AB\u00BB\u2039\u203A\u300C\u300D\u300E\u300F\uFF02";

    private ParameterValues() {}

    /** The text without what surrounds a text that was copied: blanks, ends of lines, characters without width. */
    public static String stripped(String text) {
        return stripped(text, ParameterValues::isBlank);
    }

    /** As {@link #stripped}, and without curly quotation marks, as text processors put them around copied values. */
    public static String unquoted(String text) {
        return stripped(text, point -> isBlank(point) || QUOTES.indexOf(point) >= 0);
    }

    /** As {@link #unquoted(String)} for a value that may be missing. */
    public static String unquoted(@Nullable String given, String whenEmpty) {
        String text = given == null ? "" : unquoted(given);
        return text.isEmpty() ? whenEmpty : text;
    }

    private static String stripped(String text, IntPredicate unwanted) {
        int from = 0;
        int to = text.length();
        while (from < to && unwanted.test(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && unwanted.test(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || ForeignText.isUnfit(point);
    }

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
        return bounded(value instanceof BigDecimal given ? given : new BigDecimal(bounded(stripped(text(value)))));
    }

    private static String bounded(String text) {
        if (text.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("has more than " + MAX_DIGITS + " characters");
        }
        return text;
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
                .map(ParameterValues::stripped)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /**
     * @throws IllegalArgumentException if it is neither true nor false
     */
    public static Boolean truth(Object value) {
        return switch (stripped(text(value)).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    /** Whether the user gave nothing; a field that is emptied in the UI may be stored as an empty text. */
    public static boolean isEmpty(Object value) {
        return value instanceof String text && stripped(text).isEmpty();
    }
}
