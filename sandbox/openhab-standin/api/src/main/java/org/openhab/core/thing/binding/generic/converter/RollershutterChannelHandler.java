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

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.binding.generic.ChannelValueConverterConfig;
import org.openhab.core.thing.internal.binding.generic.converter.AbstractTransformingChannelHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** Positions in percent (0 is open), with words for up, down, stop and move. */
@NonNullByDefault
public class RollershutterChannelHandler extends AbstractTransformingChannelHandler {

    public RollershutterChannelHandler(
            Consumer<State> updateState,
            Consumer<Command> postCommand,
            @Nullable Consumer<String> sendValue,
            ChannelTransformation stateTransformations,
            ChannelTransformation commandTransformations,
            ChannelValueConverterConfig channelConfig) {
        super(updateState, postCommand, sendValue, stateTransformations, commandTransformations, channelConfig);
    }

    @Override
    protected @Nullable Command toCommand(String value) {
        if (value.equals(channelConfig.upValue)) {
            return UpDownType.UP;
        }
        if (value.equals(channelConfig.downValue)) {
            return UpDownType.DOWN;
        }
        if (value.equals(channelConfig.moveValue)) {
            return StopMoveType.MOVE;
        }
        return value.equals(channelConfig.stopValue) ? StopMoveType.STOP : null;
    }

    @Override
    public Optional<State> toState(String value) {
        try {
            return Optional.of(percent(new BigDecimal(value)));
        } catch (NumberFormatException e) {
            return Optional.of(UnDefType.UNDEF);
        }
    }

    @Override
    public String toString(Command command) {
        String fixed = channelConfig.commandToFixedValue(command);
        if (fixed != null) {
            return fixed;
        }
        if (!(command instanceof PercentType)) {
            throw notSupported(command);
        }
        String up = channelConfig.upValue;
        if (up != null && command.equals(PercentType.ZERO)) {
            return up;
        }
        String down = channelConfig.downValue;
        return down != null && command.equals(PercentType.HUNDRED) ? down : command.toString();
    }
}
