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
package org.openhab.binding.aliyuniot.internal.channel;

import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.thing.binding.generic.ChannelHandler;
import org.openhab.core.thing.binding.generic.ChannelHandlerContent;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.binding.generic.ChannelValueConverterConfig;
import org.openhab.core.thing.binding.generic.converter.FixedValueMappingChannelHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/**
 * Adds sending to openHAB's handler of fixed values, which knows open and closed only as states: through the profile
 * {@code system:follow} a contact's state is sent like a command.
 */
final class ContactChannelHandler implements ChannelHandler {
    private final ChannelHandler fixedValues;
    private final @Nullable Consumer<String> sendValue;
    private final @Nullable ChannelTransformation out;
    private final ChannelValueConverterConfig config;

    ContactChannelHandler(
            Consumer<State> updateState,
            Consumer<Command> postCommand,
            @Nullable Consumer<String> sendValue,
            @Nullable ChannelTransformation in,
            @Nullable ChannelTransformation out,
            ChannelValueConverterConfig config) {
        this.fixedValues = new FixedValueMappingChannelHandler(updateState, postCommand, sendValue, in, out, config);
        this.sendValue = sendValue;
        this.out = out;
        this.config = config;
    }

    @Override
    public void process(@Nullable ChannelHandlerContent content) {
        fixedValues.process(content);
    }

    @Override
    public void send(Command command) {
        String value = command == OpenClosedType.OPEN
                ? config.openValue
                : command == OpenClosedType.CLOSED ? config.closedValue : null;
        Consumer<String> sender = sendValue;
        if (value == null || sender == null) {
            throw new IllegalArgumentException("a contact sends OPEN and CLOSED only");
        }
        ChannelTransformation steps = out;
        if (steps == null) {
            sender.accept(value);
        } else {
            steps.apply(value).ifPresent(sender);
        }
    }
}
