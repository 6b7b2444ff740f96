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
import org.openhab.binding.aliyuniot.internal.channel.payload.BoundedNumber;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/**
 * The number in a command. openHAB passes the item's command on unchanged, so that a channel for percentages gets
 * colors as well.
 */
final class CommandNumber {
    private CommandNumber() {}

    /**
     * The command, if it can be written out.
     *
     * @throws IllegalArgumentException for a number of too many digits
     */
    static Command checked(Command command) {
        BigDecimal number = command instanceof DecimalType decimal
                ? decimal.toBigDecimal()
                : command instanceof QuantityType<?> quantity ? quantity.toBigDecimal() : BigDecimal.ZERO;
        if (!BoundedNumber.isBounded(number)) {
            throw new IllegalArgumentException("it is a number of more than " + BoundedNumber.MAX_DIGITS + " digits");
        }
        return command;
    }

    /**
     * @throws IllegalArgumentException if the command is no number
     */
    static BigDecimal of(Command command) {
        if (!(command instanceof HSBType) && checked(command) instanceof DecimalType decimal) {
            return decimal.toBigDecimal();
        }
        DecimalType number = command instanceof State state ? state.as(DecimalType.class) : null;
        if (number == null) {
            throw ValueForm.notSent(command);
        }
        return number.toBigDecimal();
    }

    /**
     * A share of 0 to 100; of a color, its brightness.
     *
     * @throws IllegalArgumentException if the command is none
     */
    static PercentType percent(Command command) {
        if (command instanceof HSBType color) {
            return color.getBrightness();
        }
        if (command instanceof PercentType percent) {
            return percent;
        }
        if (checked(command) instanceof DecimalType decimal) {
            return new PercentType(decimal.toBigDecimal());
        }
        throw ValueForm.notSent(command);
    }
}
