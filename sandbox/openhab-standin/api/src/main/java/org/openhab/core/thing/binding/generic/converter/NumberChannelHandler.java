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
package org.openhab.core.thing.binding.generic.converter;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.binding.generic.ChannelValueConverterConfig;
import org.openhab.core.thing.internal.binding.generic.converter.AbstractTransformingChannelHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** Numbers, with or without unit. The configured unit is appended to every payload, blindly. */
@NonNullByDefault
public class NumberChannelHandler extends AbstractTransformingChannelHandler {

    public NumberChannelHandler(
            Consumer<State> updateState,
            Consumer<Command> postCommand,
            @Nullable Consumer<String> sendValue,
            ChannelTransformation stateTransformations,
            ChannelTransformation commandTransformations,
            ChannelValueConverterConfig channelConfig) {
        super(updateState, postCommand, sendValue, stateTransformations, commandTransformations, channelConfig);
    }

    @Override
    protected Optional<State> toState(String value) {
        String number = value.trim();
        String unit = channelConfig.unit;
        try {
            return Optional.of(unit == null ? parse(number) : withUnit(number, unit));
        } catch (IllegalArgumentException e) {
            return Optional.of(UnDefType.UNDEF);
        }
    }

    private static State parse(String number) {
        try {
            return new DecimalType(number);
        } catch (IllegalArgumentException e) {
            return new QuantityType<>(number);
        }
    }

    /** An empty unit asks for one in the payload. */
    private static State withUnit(String number, String unit) {
        if (unit.isEmpty() && parse(number) instanceof DecimalType) {
            return UnDefType.UNDEF;
        }
        return new QuantityType<>(number + " " + unit);
    }

    @Override
    protected String toString(Command command) {
        return command.toString();
    }
}
