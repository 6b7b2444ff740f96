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

import java.math.BigDecimal;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;

/**
 * The numbers that commands mean. openHAB hands an item's command on as it is, so that a channel for numbers gets colors
 * and positions as well.
 */
final class CommandNumbers {
    /** More than a double has, of which the platform's numbers are. */
    private static final int MAX_DIGITS = 400;

    /** Longer texts are none of a double. */
    private static final int MAX_LENGTH = 60;

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private CommandNumbers() {}

    /**
     * The number of a command: of a color its brightness, of a quantity the number before the unit.
     *
     * @param on what ON is, for values in percent 100
     * @throws UnfitValueException if the command means no number, or one of more digits than a double has
     */
    static BigDecimal of(Command command, BigDecimal on) throws UnfitValueException {
        BigDecimal number = find(command, on);
        if (number == null) {
            throw new UnfitValueException("has to be a number");
        }
        if (Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
            throw new UnfitValueException("has to be a number of fewer digits");
        }
        return number;
    }

    private static @Nullable BigDecimal find(Command command, BigDecimal on) {
        if (command instanceof HSBType color) {
            return color.getBrightness().toBigDecimal();
        }
        if (command instanceof DecimalType decimal) {
            return decimal.toBigDecimal();
        }
        if (command instanceof QuantityType<?> quantity) {
            return quantity.toBigDecimal();
        }
        if (command instanceof OnOffType state) {
            return state == OnOffType.ON ? on : BigDecimal.ZERO;
        }
        if (command instanceof OpenClosedType state) {
            return state == OpenClosedType.OPEN ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (command instanceof UpDownType direction) {
            return direction == UpDownType.UP ? ALL : BigDecimal.ZERO;
        }
        return command instanceof StringType text ? ofText(text.toString().strip()) : null;
    }

    private static @Nullable BigDecimal ofText(String text) {
        try {
            return text.length() > MAX_LENGTH ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
