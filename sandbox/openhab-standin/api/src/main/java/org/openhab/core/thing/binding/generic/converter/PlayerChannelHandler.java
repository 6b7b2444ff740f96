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
import org.openhab.core.library.types.NextPreviousType;
import org.openhab.core.library.types.PlayPauseType;
import org.openhab.core.library.types.RewindFastforwardType;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.binding.generic.ChannelValueConverterConfig;
import org.openhab.core.thing.internal.binding.generic.converter.AbstractTransformingChannelHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** Words for what a player does. The same word again is not sent on until another one has come. */
@NonNullByDefault
public class PlayerChannelHandler extends AbstractTransformingChannelHandler {

    private @Nullable String lastValue;

    public PlayerChannelHandler(
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
        if (value.equals(lastValue)) {
            return null;
        }
        lastValue = value;
        if (value.equals(channelConfig.playValue)) {
            return PlayPauseType.PLAY;
        }
        if (value.equals(channelConfig.pauseValue)) {
            return PlayPauseType.PAUSE;
        }
        if (value.equals(channelConfig.nextValue)) {
            return NextPreviousType.NEXT;
        }
        if (value.equals(channelConfig.previousValue)) {
            return NextPreviousType.PREVIOUS;
        }
        if (value.equals(channelConfig.rewindValue)) {
            return RewindFastforwardType.REWIND;
        }
        return value.equals(channelConfig.fastforwardValue) ? RewindFastforwardType.FASTFORWARD : null;
    }

    @Override
    public Optional<State> toState(String value) {
        return Optional.empty();
    }

    @Override
    public String toString(Command command) {
        String fixed = channelConfig.commandToFixedValue(command);
        if (fixed == null) {
            throw notSupported(command);
        }
        return fixed;
    }
}
