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
package org.openhab.binding.aliyuniot.internal.channel.payload;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A number from outside with a bounded number of digits. Short texts can stand for numbers that take minutes and
 * gigabytes to compute with, such as 1e99999999; so the value is out of reach until its digits are checked.
 */
public final class BoundedNumber {
    /** More characters than any number needs, with its unit behind it. */
    public static final int MAX_LENGTH = 400;

    /** Digits before and behind the point that a number may have. */
    public static final int MAX_DIGITS = 100;

    /** Longer texts have more digits than anybody computes with; the exponent has at most what an int surely takes. */
    private static final Pattern START = Pattern.compile(
            "([+-]?(?:\\d{1,150}(?:\\.\\d{0,150})?|\\.\\d{1,150})(?:[eE][+-]?\\d{1,9})?)(?![\\d.,])(.*)",
            Pattern.DOTALL);

    private static final BigDecimal HUGE = BigDecimal.TEN.pow(MAX_DIGITS);

    private final BigDecimal number;
    private final String rest;

    private BoundedNumber(BigDecimal number, String rest) {
        this.number = number;
        this.rest = rest;
    }

    /** The number that the text is, without anything behind; {@code null} if it is none. */
    public static @Nullable BoundedNumber of(String text) {
        BoundedNumber number = startOf(text);
        return number == null || !number.rest.isEmpty() ? null : number;
    }

    /** The number with which the text begins, with {@link #rest} behind it; {@code null} if there is none. */
    public static @Nullable BoundedNumber startOf(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        Matcher matcher = START.matcher(Padding.strip(text));
        return matcher.matches()
                ? new BoundedNumber(new BigDecimal(matcher.group(1)), Padding.strip(matcher.group(2)))
                : null;
    }

    /** Whether a number is one to compute with and to write out. */
    public static boolean isBounded(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS;
    }

    /** What is behind the number, such as its unit; without blanks around it. */
    public String rest() {
        return rest;
    }

    /**
     * @throws UnusablePayloadException if it has more digits than {@link #MAX_DIGITS}
     */
    public BigDecimal value() {
        if (!isBounded(number)) {
            throw new UnusablePayloadException("is a number of more than " + MAX_DIGITS + " digits");
        }
        return number;
    }

    /** The number, or a bounded one on the same side of every usual range. */
    public BigDecimal nearest() {
        if (isBounded(number)) {
            return number;
        }
        long magnitude = (long) number.precision() - number.scale();
        if (number.signum() == 0 || magnitude < 0) {
            return BigDecimal.ZERO;
        }
        if (magnitude > MAX_DIGITS) {
            return number.signum() > 0 ? HUGE : HUGE.negate();
        }
        return number.round(new MathContext(MAX_DIGITS));
    }
}
