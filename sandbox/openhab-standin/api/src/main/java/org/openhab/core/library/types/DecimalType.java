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
package org.openhab.core.library.types;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.Command;
import org.openhab.core.types.PrimitiveType;
import org.openhab.core.types.State;

/** A decimal number of any size and precision. */
public class DecimalType extends Number implements PrimitiveType, State, Command, Comparable<DecimalType> {
    private static final long serialVersionUID = 1L;

    public static final DecimalType ZERO = new DecimalType(0);

    protected static final BigDecimal BIG_DECIMAL_HUNDRED = BigDecimal.valueOf(100);

    private static final int FRACTION_SCALE = 8;

    protected BigDecimal value;

    /** The number itself; of a quantity its value without the unit. */
    public DecimalType(Number number) {
        if (number instanceof QuantityType<?> quantity) {
            value = quantity.toBigDecimal();
        } else if (number instanceof HSBType hsb) {
            value = hsb.toBigDecimal();
        } else {
            value = new BigDecimal(number.toString());
        }
    }

    /** Reads a number as English writes it; the comma groups digits. */
    public DecimalType(String value) {
        this(value, Locale.ENGLISH);
    }

    public DecimalType(String value, Locale locale) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getInstance(locale);
        format.setParseBigDecimal(true);
        // The format knows exponents in upper case only.
        String text = value.toUpperCase(locale);
        ParsePosition position = new ParsePosition(0);
        if (format.parse(text, position) instanceof BigDecimal parsed && position.getIndex() == text.length()) {
            this.value = parsed;
        } else {
            throw new NumberFormatException("Invalid BigDecimal value: " + value);
        }
    }

    public static DecimalType valueOf(String value) {
        return new DecimalType(value);
    }

    @Override
    public String toString() {
        return toFullString();
    }

    @Override
    public String toFullString() {
        return value.toPlainString();
    }

    public BigDecimal toBigDecimal() {
        return value;
    }

    @Override
    public int intValue() {
        return value.intValue();
    }

    @Override
    public long longValue() {
        return value.longValue();
    }

    @Override
    public float floatValue() {
        return value.floatValue();
    }

    @Override
    public double doubleValue() {
        return value.doubleValue();
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecimalType that && value.compareTo(that.value) == 0;
    }

    @Override
    public int compareTo(DecimalType other) {
        return value.compareTo(other.toBigDecimal());
    }

    /** Zero and one are the ends of every other kind of state. */
    @Override
    public <T extends State> @Nullable T as(@Nullable Class<T> target) {
        if (target == OnOffType.class) {
            return target.cast(OnOffType.from(value.signum() != 0));
        }
        if (target == PercentType.class) {
            return target.cast(new PercentType(value.multiply(BIG_DECIMAL_HUNDRED)));
        }
        if (target == UpDownType.class) {
            return target.cast(atEnds(BigDecimal.ONE, UpDownType.UP, UpDownType.DOWN));
        }
        if (target == OpenClosedType.class) {
            return target.cast(atEnds(BigDecimal.ONE, OpenClosedType.CLOSED, OpenClosedType.OPEN));
        }
        if (target == HSBType.class) {
            return target.cast(new HSBType(
                    DecimalType.ZERO, PercentType.ZERO, new PercentType(value.multiply(BIG_DECIMAL_HUNDRED))));
        }
        return defaultConversion(target);
    }

    /** The one state at zero, the other at the upper end, null between. */
    <S extends State> @Nullable S atEnds(BigDecimal upperEnd, S atZero, S atUpperEnd) {
        if (value.signum() == 0) {
            return atZero;
        }
        return value.compareTo(upperEnd) == 0 ? atUpperEnd : null;
    }

    /** A share of hundred as a share of one. */
    static DecimalType fraction(BigDecimal percent) {
        return new DecimalType(percent.divide(BIG_DECIMAL_HUNDRED, FRACTION_SCALE, java.math.RoundingMode.UP));
    }

    protected <T extends State> @Nullable T defaultConversion(@Nullable Class<T> target) {
        return State.super.as(target);
    }
}
