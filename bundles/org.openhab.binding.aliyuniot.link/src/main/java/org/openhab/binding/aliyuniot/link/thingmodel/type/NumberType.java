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
package org.openhab.binding.aliyuniot.link.thingmodel.type;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/**
 * {@code int}, {@code float} and {@code double}.
 *
 * @param min the smallest value, null if there is no bound but the kind's own
 * @param max the largest value, null if there is no bound but the kind's own
 * @param step between values; not a reason to refuse one
 * @param unit as in the thing model, may be empty: {@code °C}
 * @param unitName for humans, may be empty
 */
public record NumberType(
        Kind kind,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal step,
        String unit,
        String unitName)
        implements DataType {
    private static final int MAX_ZEROS = 20;

    /** How a number is kept. */
    public enum Kind {
        /** Whole, 32 bits. */
        INT(BigDecimal.valueOf(Integer.MIN_VALUE), BigDecimal.valueOf(Integer.MAX_VALUE)),
        /** Single precision. */
        FLOAT(BigDecimal.valueOf(-Float.MAX_VALUE), BigDecimal.valueOf(Float.MAX_VALUE)),
        /** Double precision. */
        DOUBLE(BigDecimal.valueOf(-Double.MAX_VALUE), BigDecimal.valueOf(Double.MAX_VALUE));

        private final BigDecimal lowest;
        private final BigDecimal highest;

        Kind(BigDecimal lowest, BigDecimal highest) {
            this.lowest = lowest;
            this.highest = highest;
        }
    }

    /**
     * @throws IllegalArgumentException if the bounds leave no value; the message is fit for users
     */
    public NumberType {
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new IllegalArgumentException("The smallest value " + min + " is larger than the largest, " + max);
        }
    }

    @Override
    public JsonElement check(JsonElement value) throws ValueRefusedException {
        BigDecimal number = BoundedDecimal.of(value);
        if (number == null) {
            throw new ValueRefusedException("has to be a number");
        }
        BigDecimal least = least();
        BigDecimal most = most();
        if (number.compareTo(least) < 0) {
            throw new ValueRefusedException("has to be at least " + least);
        }
        if (number.compareTo(most) > 0) {
            throw new ValueRefusedException("has to be at most " + most);
        }
        BigDecimal plain = plain(number);
        if (kind != Kind.INT) {
            return new JsonPrimitive(plain);
        }
        if (plain.scale() > 0) {
            throw new ValueRefusedException("has to be a whole number");
        }
        return new JsonPrimitive(plain.intValueExact());
    }

    private BigDecimal least() {
        BigDecimal bound = min;
        return bound == null ? kind.lowest : kind.lowest.max(bound);
    }

    private BigDecimal most() {
        BigDecimal bound = max;
        return bound == null ? kind.highest : kind.highest.min(bound);
    }

    /** 21.5 for 21.50, and 100 for 1E+2, as not every reader expects the latter. */
    private static BigDecimal plain(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() >= -MAX_ZEROS ? stripped.setScale(0) : stripped;
    }

    @Override
    public String code() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
