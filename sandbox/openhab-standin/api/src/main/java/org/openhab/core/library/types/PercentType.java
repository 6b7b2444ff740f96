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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.unit.Units;
import org.openhab.core.types.State;

/** A number from 0 to 100. */
public class PercentType extends DecimalType {
    private static final long serialVersionUID = 1L;

    public static final PercentType ZERO = new PercentType(0);
    public static final PercentType HUNDRED = new PercentType(100);

    public PercentType(int value) {
        super(value);
        validate();
    }

    public PercentType(String value) {
        super(value);
        validate();
    }

    public PercentType(BigDecimal value) {
        super(value);
        validate();
    }

    public static PercentType valueOf(String value) {
        return new PercentType(value);
    }

    private void validate() {
        if (value.signum() < 0 || value.compareTo(BIG_DECIMAL_HUNDRED) > 0) {
            throw new IllegalArgumentException("Value must be between 0 and 100");
        }
    }

    @Override
    public <T extends State> @Nullable T as(@Nullable Class<T> target) {
        if (target == OnOffType.class) {
            return target.cast(OnOffType.from(value.signum() != 0));
        }
        if (target == DecimalType.class) {
            return target.cast(fraction(value));
        }
        if (target == UpDownType.class) {
            return target.cast(atEnds(BIG_DECIMAL_HUNDRED, UpDownType.UP, UpDownType.DOWN));
        }
        if (target == OpenClosedType.class) {
            return target.cast(atEnds(BIG_DECIMAL_HUNDRED, OpenClosedType.CLOSED, OpenClosedType.OPEN));
        }
        if (target == HSBType.class) {
            return target.cast(new HSBType(DecimalType.ZERO, PercentType.ZERO, this));
        }
        if (target == QuantityType.class) {
            return target.cast(new QuantityType<>(value, Units.PERCENT));
        }
        return defaultConversion(target);
    }
}
