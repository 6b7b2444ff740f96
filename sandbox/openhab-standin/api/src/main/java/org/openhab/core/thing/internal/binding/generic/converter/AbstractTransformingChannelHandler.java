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
package org.openhab.core.thing.internal.binding.generic.converter;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.thing.binding.generic.ChannelHandler;
import org.openhab.core.thing.binding.generic.ChannelHandlerContent;
import org.openhab.core.thing.binding.generic.ChannelMode;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.binding.generic.ChannelValueConverterConfig;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** Base of the handlers of textual payloads: transformation first, then a command if the text is one, else a state. */
@NonNullByDefault
public abstract class AbstractTransformingChannelHandler implements ChannelHandler {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    protected final ChannelValueConverterConfig channelConfig;

    private final Consumer<State> updateState;
    private final Consumer<Command> postCommand;
    private final @Nullable Consumer<String> sendValue;
    private final ChannelTransformation stateTransformations;
    private final ChannelTransformation commandTransformations;

    protected AbstractTransformingChannelHandler(
            Consumer<State> updateState,
            Consumer<Command> postCommand,
            @Nullable Consumer<String> sendValue,
            ChannelTransformation stateTransformations,
            ChannelTransformation commandTransformations,
            ChannelValueConverterConfig channelConfig) {
        this.updateState = updateState;
        this.postCommand = postCommand;
        this.sendValue = sendValue;
        this.stateTransformations = stateTransformations;
        this.commandTransformations = commandTransformations;
        this.channelConfig = channelConfig;
    }

    /** The command that a payload stands for, if it stands for one rather than for a state. */
    protected @Nullable Command toCommand(String value) {
        return null;
    }

    protected abstract Optional<State> toState(String value);

    /** @throws IllegalArgumentException if the command has no payload */
    protected abstract String toString(Command command);

    @Override
    public void process(@Nullable ChannelHandlerContent content) {
        if (content == null) {
            updateState.accept(UnDefType.UNDEF);
            return;
        }
        if (channelConfig.mode == ChannelMode.WRITEONLY) {
            throw new IllegalStateException("Write-only channel");
        }
        stateTransformations.apply(content.getAsString()).ifPresent(this::processText);
    }

    private void processText(String value) {
        Command command = toCommand(value);
        if (command == null) {
            toState(value).ifPresent(updateState);
        } else {
            postCommand.accept(command);
        }
    }

    @Override
    public void send(Command command) {
        Consumer<String> target = sendValue;
        if (target == null || channelConfig.mode == ChannelMode.READONLY) {
            throw new IllegalStateException("Read-only channel");
        }
        commandTransformations.apply(toString(command)).ifPresent(target);
    }

    /** The percentage nearest to the number. */
    protected static PercentType percent(BigDecimal number) {
        return new PercentType(number.max(BigDecimal.ZERO).min(HUNDRED));
    }

    /** The refusal of a command that has no payload. */
    protected static IllegalArgumentException notSupported(Command command) {
        return new IllegalArgumentException("Command type '" + command + "' not supported");
    }
}
