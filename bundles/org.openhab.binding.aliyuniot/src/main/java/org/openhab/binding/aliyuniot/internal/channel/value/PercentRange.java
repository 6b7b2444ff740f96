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
package org.openhab.binding.aliyuniot.internal.channel.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.openhab.binding.aliyuniot.internal.channel.payload.BoundedNumber;

/**
 * The numbers by which a device says 0 to 100 percent.
 *
 * @param min what 0 percent is
 * @param max what 100 percent is, more than {@code min}
 */
public record PercentRange(BigDecimal min, BigDecimal max) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @throws IllegalArgumentException if the range is empty, or an end has digits without end
     */
    public PercentRange {
        if (!BoundedNumber.isBounded(min) || !BoundedNumber.isBounded(max) || max.compareTo(min) <= 0) {
            throw new IllegalArgumentException("max has to be more than min");
        }
    }

    /** A number of the device in percent, to two places. */
    public BigDecimal toPercent(BigDecimal number) {
        return number.subtract(min)
                .multiply(HUNDRED)
                .divide(width(), MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /** Percent as a number of the device: a whole one if the range is 100 or more wide, else to two places. */
    public String fromPercent(BigDecimal percent) {
        return percent.multiply(width())
                .divide(HUNDRED, MathContext.DECIMAL64)
                .add(min)
                .setScale(width().compareTo(HUNDRED) < 0 ? 2 : 0, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private BigDecimal width() {
        return max.subtract(min);
    }
}
