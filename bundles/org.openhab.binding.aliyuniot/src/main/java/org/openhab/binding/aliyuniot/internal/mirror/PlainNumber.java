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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.payload.BoundedNumber;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.library.unit.Units;
import org.openhab.core.types.Type;

/**
 * The number that a value of openHAB stands for, the same on both ways: a truth is 1 or 0, open is true, up is 100, and of
 * a color it is the brightness. Numbers of other bindings may have a million digits; these stand for nothing.
 */
final class PlainNumber {
    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PlainNumber() {}

    /** Of a quantity, the number without its unit; {@code null} if the value stands for no number. */
    static @Nullable BigDecimal of(Type value) {
        BigDecimal number = null;
        if (value instanceof HSBType color) {
            number = color.getBrightness().toBigDecimal();
        } else if (value instanceof DecimalType decimal) {
            number = decimal.toBigDecimal();
        } else if (value instanceof QuantityType<?> quantity) {
            number = quantity.toBigDecimal();
        } else if (value instanceof OnOffType) {
            number = value == OnOffType.ON ? BigDecimal.ONE : BigDecimal.ZERO;
        } else if (value instanceof OpenClosedType) {
            number = value == OpenClosedType.OPEN ? BigDecimal.ONE : BigDecimal.ZERO;
        } else if (value instanceof UpDownType) {
            number = value == UpDownType.UP ? HUNDRED : BigDecimal.ZERO;
        }
        return number != null && BoundedNumber.isBounded(number) ? number : null;
    }

    /** A share of the whole, from 0 to 100; {@code null} if the value is none, and is not made one. */
    static @Nullable PercentType percent(Type value) {
        BigDecimal number = of(value);
        if (number != null && value instanceof QuantityType<?> quantity) {
            QuantityType<?> share = quantity.toUnit(Units.PERCENT);
            number = share == null ? null : share.toBigDecimal();
        } else if (number != null && (value instanceof OnOffType || value instanceof OpenClosedType)) {
            number = number.multiply(HUNDRED);
        }
        return number == null || number.signum() < 0 || number.compareTo(HUNDRED) > 0 ? null : new PercentType(number);
    }

    /** Whether writing the value out is writing out a number without end. */
    static boolean isEndless(Type value) {
        return (value instanceof DecimalType || value instanceof QuantityType) && of(value) == null;
    }
}
