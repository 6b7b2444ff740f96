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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.payload.BoundedNumber;
import org.openhab.binding.aliyuniot.internal.channel.payload.Padding;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.Command;
import org.openhab.core.types.Type;
import org.openhab.core.types.UnDefType;

/**
 * Numbers. With a unit, the cloud's are plain ones in that unit, which may stand behind them, too.
 */
public final class NumberForm implements ValueForm {
    /** What sensors send that have no value. */
    static final Set<String> NO_NUMBER = Set.of("nan", "-nan", "+nan");

    private static final MathContext CONVERTED = new MathContext(15);

    /** What else there is would send openHAB's reader of units into the depths: parentheses, and powers of powers. */
    private static final Pattern UNIT = Pattern.compile("[^0-9^()]{0,20}(\\^?-?[0-9])?[^0-9^()]{0,11}");

    private final @Nullable ChannelUnit unit;

    public NumberForm(@Nullable ChannelUnit unit) {
        this.unit = unit;
    }

    @Override
    public Type read(String text) {
        String inner = Padding.strip(text);
        if (isNoNumber(inner)) {
            return UnDefType.UNDEF;
        }
        if (inner.contains(",")) {
            throw new UnusablePayloadException(
                    "has a comma; numbers have a point before the decimals and no separators");
        }
        BoundedNumber number = BoundedNumber.startOf(inner);
        if (number == null || !UNIT.matcher(number.rest()).matches()) {
            throw new UnusablePayloadException(expected());
        }
        BigDecimal value = number.value();
        ChannelUnit own = unit;
        if (own == null) {
            return number.rest().isEmpty() ? new DecimalType(value) : quantity(value, number.rest());
        }
        if (!number.rest().isEmpty() && !own.isCalled(number.rest())) {
            throw new UnusablePayloadException(expected());
        }
        return quantity(value, own.text());
    }

    /** Whether a text says that there is no number. */
    static boolean isNoNumber(String text) {
        return text.length() <= 4 && NO_NUMBER.contains(text.toLowerCase(Locale.ROOT));
    }

    private QuantityType<?> quantity(BigDecimal value, String unit) {
        try {
            return new QuantityType<>(value.toPlainString() + " " + unit);
        } catch (RuntimeException e) {
            throw new UnusablePayloadException(expected());
        }
    }

    private String expected() {
        ChannelUnit own = unit;
        return own == null ? "is no number" : "is no plain number, to which the unit " + own.text() + " fits";
    }

    @Override
    public String write(Command command) {
        if (!(CommandNumber.checked(command) instanceof QuantityType<?> quantity)) {
            return plain(CommandNumber.of(command));
        }
        ChannelUnit own = unit;
        if (own == null) {
            return quantity.toString();
        }
        QuantityType<?> converted = quantity.toInvertibleUnit(own.text());
        if (converted == null) {
            throw new IllegalArgumentException("it cannot be converted to " + own.text());
        }
        // 69 °F has endless digits in °C; those beyond what a double holds are noise to whoever reads them.
        return plain(converted.toBigDecimal().round(CONVERTED).stripTrailingZeros());
    }

    private static String plain(BigDecimal number) {
        return new DecimalType(number).toString();
    }
}
