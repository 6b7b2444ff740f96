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
package org.openhab.binding.aliyuniot.internal.channel.model.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.thingmodel.type.NumberType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.unit.Units;
import org.openhab.core.types.Command;

/**
 * {@code int}, {@code float} and {@code double}: quantities if openHAB knows the unit, else plain numbers. On the way to
 * the platform they are rounded to the step of the type, or to whole numbers.
 *
 * @param unit in which the platform has them; {@code null} for none that openHAB knows
 */
record NumberForm(NumberType type, @Nullable Unit<?> unit) implements TslForm {
    /** 69 °F has endless digits in °C; those beyond what a double holds are noise to whoever reads them. */
    private static final MathContext CONVERTED = new MathContext(15);

    /** Enough to tell every double from its neighbors. */
    private static final MathContext DOUBLE = new MathContext(17);

    /** A number this large is whole anyway, as a double. */
    private static final int WHOLE_DIGITS = 20;

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    @Override
    public JsonElement write(Command command) throws UnfitValueException {
        return new JsonPrimitive(rounded(number(command)));
    }

    private BigDecimal number(Command command) throws UnfitValueException {
        Unit<?> own = unit;
        BigDecimal number = CommandNumbers.of(command, Units.PERCENT.equals(own) ? ALL : BigDecimal.ONE);
        if (own == null
                || !(command instanceof QuantityType<?> quantity)
                || quantity.getUnit().equals(own)) {
            return number.round(DOUBLE);
        }
        QuantityType<?> converted = quantity.toInvertibleUnit(own);
        if (converted == null) {
            throw new UnfitValueException("has to have a unit that can be converted to " + type.unit());
        }
        return converted.toBigDecimal().round(CONVERTED);
    }

    private BigDecimal rounded(BigDecimal number) {
        if (type.kind() == NumberType.Kind.INT) {
            return number.precision() - number.scale() > WHOLE_DIGITS
                    ? number
                    : number.setScale(0, RoundingMode.HALF_UP);
        }
        BigDecimal step = type.step();
        return step == null || step.signum() <= 0
                ? number
                : toStep(number, step).round(DOUBLE);
    }

    /** Steps begin at the smallest value. One beyond the largest value is none, if the number is not beyond as well. */
    private BigDecimal toStep(BigDecimal number, BigDecimal step) {
        BigDecimal least = type.min();
        BigDecimal from = least == null ? BigDecimal.ZERO : least;
        BigDecimal most = type.max();
        BigDecimal nearest = from.add(step.multiply(number.subtract(from).divide(step, 0, RoundingMode.HALF_UP)));
        return most != null && nearest.compareTo(most) > 0 && number.compareTo(most) <= 0
                ? nearest.subtract(step)
                : nearest;
    }

    @Override
    public Command read(JsonElement checked) {
        BigDecimal number = checked.getAsBigDecimal();
        Unit<?> own = unit;
        return own == null ? new DecimalType(number) : quantity(number, own);
    }

    private static <Q extends Quantity<Q>> QuantityType<Q> quantity(BigDecimal number, Unit<Q> unit) {
        return new QuantityType<>(number, unit);
    }
}
