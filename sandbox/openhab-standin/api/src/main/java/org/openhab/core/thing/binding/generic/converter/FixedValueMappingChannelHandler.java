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
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.binding.generic.ChannelValueConverterConfig;
import org.openhab.core.thing.internal.binding.generic.converter.AbstractTransformingChannelHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** Payloads that are compared as they are, for switches, contacts and their like. */
@NonNullByDefault
public class FixedValueMappingChannelHandler extends AbstractTransformingChannelHandler {

    public FixedValueMappingChannelHandler(
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
        State state = channelConfig.fixedValueToState(value);
        return Optional.of(state == null ? UnDefType.UNDEF : state);
    }

    @Override
    public String toString(Command command) {
        String fixed = channelConfig.commandToFixedValue(command);
        if (fixed == null) {
            throw new IllegalArgumentException("Command type '" + command + "' not supported or mapping not defined.");
        }
        return fixed;
    }
}
