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
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.binding.generic.ChannelValueConverterConfig;
import org.openhab.core.thing.internal.binding.generic.converter.AbstractTransformingChannelHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** Percentages, with words for on, off, up and down a step. Out of range is cut to 0 or 100. */
@NonNullByDefault
public class DimmerChannelHandler extends AbstractTransformingChannelHandler {

    private State state = UnDefType.UNDEF;

    public DimmerChannelHandler(
            Consumer<State> updateState,
            Consumer<Command> postCommand,
            @Nullable Consumer<String> sendValue,
            ChannelTransformation stateTransformations,
            ChannelTransformation commandTransformations,
            ChannelValueConverterConfig channelConfig) {
        super(updateState, postCommand, sendValue, stateTransformations, commandTransformations, channelConfig);
    }

    @Override
    public Optional<State> toState(String value) {
        State next = parse(value);
        state = next;
        return Optional.of(next);
    }

    private State parse(String value) {
        if (value.equals(channelConfig.onValue)) {
            return PercentType.HUNDRED;
        }
        if (value.equals(channelConfig.offValue)) {
            return PercentType.ZERO;
        }
        if (state instanceof PercentType brightness) {
            if (value.equals(channelConfig.increaseValue)) {
                return percent(brightness.toBigDecimal().add(channelConfig.step));
            }
            if (value.equals(channelConfig.decreaseValue)) {
                return percent(brightness.toBigDecimal().subtract(channelConfig.step));
            }
        }
        try {
            return percent(new BigDecimal(value));
        } catch (NumberFormatException e) {
            return UnDefType.UNDEF;
        }
    }

    @Override
    public String toString(Command command) {
        String fixed = channelConfig.commandToFixedValue(command);
        if (fixed != null) {
            return fixed;
        }
        if (command instanceof PercentType) {
            return command.toString();
        }
        throw notSupported(command);
    }
}
