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
import java.math.MathContext;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.measure.Quantity;
import javax.measure.Quantity.Scale;
import javax.measure.Unit;
import javax.measure.format.MeasurementParseException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.unit.Units;
import org.openhab.core.types.Command;
import org.openhab.core.types.PrimitiveType;
import org.openhab.core.types.State;
import tech.units.indriya.format.SimpleUnitFormat;
import tech.units.indriya.quantity.Quantities;

/** A number with a unit. */
public class QuantityType<T extends Quantity<T>> extends Number
        implements PrimitiveType, State, Command, Comparable<QuantityType<T>> {
    private static final long serialVersionUID = 1L;

    /** Taken at the start, as it makes the names of all units known before the first one is read. */
    private static final Unit<?> NO_UNIT = Units.ONE;

    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("(-?[\\d.,]+(?:[eE]-?\\d+)?)\\s*([^\\s\\d].*)?", Pattern.DOTALL);
    /** Nobody measures more exactly; the last digits of a conversion are noise. */
    private static final MathContext COMPARED = new MathContext(30);

    private final BigDecimal number;
    private final transient Unit<T> unit;

    /** Reads a number and a unit, with or without a blank between them. */
    public QuantityType(String value) {
        this(value, Locale.ENGLISH);
    }

    @SuppressWarnings("unchecked")
    public QuantityType(String value, Locale locale) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(value);
        if (!matcher.matches()) {
            if (value.contains(" ")) {
                throw new IllegalArgumentException("Invalid Quantity value: " + value);
            }
            number = new DecimalType(value, locale).toBigDecimal();
            unit = (Unit<T>) NO_UNIT;
            return;
        }
        BigDecimal parsed = new DecimalType(matcher.group(1), locale).toBigDecimal();
        String symbol = matcher.group(2);
        number = symbol == null ? parsed : plain(parsed.stripTrailingZeros());
        try {
            unit = symbol == null ? (Unit<T>) NO_UNIT : (Unit<T>) parseUnit(symbol.trim());
        } catch (MeasurementParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException("Invalid Quantity value: " + value, e);
        }
    }

    public QuantityType(Number value, Unit<T> unit) {
        this.number = plain(new BigDecimal(value.toString()));
        this.unit = unit;
    }

    public static QuantityType<? extends Quantity<?>> valueOf(String value) {
        return new QuantityType<>(value);
    }

    private static Unit<?> parseUnit(String symbol) {
        return SimpleUnitFormat.getInstance().parse(symbol);
    }

    /** The number without a negative scale, so that it is written without an exponent. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    public Unit<T> getUnit() {
        return unit;
    }

    public BigDecimal toBigDecimal() {
        return number;
    }

    @Override
    public int intValue() {
        return number.intValue();
    }

    @Override
    public long longValue() {
        return number.longValue();
    }

    @Override
    public float floatValue() {
        return number.floatValue();
    }

    @Override
    public double doubleValue() {
        return number.doubleValue();
    }

    /** The same quantity in another unit; null if the units do not fit. */
    @SuppressWarnings("unchecked")
    public @Nullable QuantityType<T> toUnit(Unit<?> target) {
        if (target.equals(unit)) {
            return this;
        }
        if (!unit.isCompatible(target)) {
            return null;
        }
        Unit<T> same = (Unit<T>) target;
        return of(Quantities.getQuantity(number, unit, Scale.ABSOLUTE).to(same));
    }

    public @Nullable QuantityType<T> toUnit(String symbol) {
        return toUnit(parseUnit(symbol));
    }

    /** The same quantity in another unit, or in its inverse, as with kelvin and mired; null if neither fits. */
    public @Nullable QuantityType<?> toInvertibleUnit(Unit<?> target) {
        return unit.isCompatible(target) ? toUnit(target) : inverse().toUnit(target);
    }

    public @Nullable QuantityType<?> toInvertibleUnit(String symbol) {
        return toInvertibleUnit(parseUnit(symbol));
    }

    private static <Q extends Quantity<Q>> QuantityType<Q> of(Quantity<Q> quantity) {
        Number value = quantity.getValue();
        BigDecimal exact = value instanceof tech.units.indriya.function.RationalNumber rational
                ? rational.bigDecimalValue()
                : new BigDecimal(value.toString());
        return new QuantityType<>(exact.round(MathContext.DECIMAL128), quantity.getUnit());
    }

    private Quantity<T> quantity() {
        return Quantities.getQuantity(number, unit);
    }

    public QuantityType<?> inverse() {
        return erased(quantity().inverse());
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static QuantityType<?> erased(Quantity<?> quantity) {
        return of((Quantity) quantity);
    }

    private String symbol() {
        return unit.equals(Units.ONE) ? "" : SimpleUnitFormat.getInstance().format(unit);
    }

    @Override
    public String toString() {
        return toFullString();
    }

    @Override
    public String toFullString() {
        String symbol = symbol();
        return symbol.isEmpty() ? number.toPlainString() : number.toPlainString() + " " + symbol;
    }

    @Override
    public int compareTo(QuantityType<T> other) {
        return quantityIn(unit.getSystemUnit()).compareTo(other.quantityIn(unit.getSystemUnit()));
    }

    private BigDecimal quantityIn(Unit<T> target) {
        QuantityType<T> same = toUnit(target);
        if (same == null) {
            throw new IllegalArgumentException("Unable to convert to system unit during compare.");
        }
        return same.number.round(COMPARED);
    }

    @Override
    public int hashCode() {
        return unit.equals(Units.ONE) ? number.hashCode() : Objects.hash(number, unit);
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean equals(@Nullable Object other) {
        return other instanceof QuantityType<?> that
                && unit.isCompatible(that.unit)
                && compareTo((QuantityType<T>) that) == 0;
    }

    @Override
    public <U extends State> @Nullable U as(@Nullable Class<U> target) {
        if (target == DecimalType.class) {
            return target.cast(new DecimalType(number));
        }
        if (target == PercentType.class) {
            QuantityType<T> percent = toUnit(Units.PERCENT);
            return percent == null ? null : target.cast(new PercentType(percent.number));
        }
        if (target == OnOffType.class) {
            return unit.isCompatible(Units.ONE) ? target.cast(OnOffType.from(number.signum() != 0)) : null;
        }
        if (target == UpDownType.class || target == OpenClosedType.class || target == HSBType.class) {
            return new DecimalType(number).as(target);
        }
        return State.super.as(target);
    }
}
