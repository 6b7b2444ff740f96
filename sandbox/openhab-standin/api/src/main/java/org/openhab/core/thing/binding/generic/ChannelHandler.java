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
package org.openhab.core.thing.binding.generic;

import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** Translates between the payloads of a device and the states and commands of one channel. */
@NonNullByDefault
public interface ChannelHandler {

    /**
     * Takes a payload; null means that there is none any more.
     *
     * @throws IllegalStateException if the channel is only written
     * @throws RuntimeException if the payload is too odd even for UNDEF; the caller has to expect that
     */
    void process(@Nullable ChannelHandlerContent content);

    /**
     * Sends a command.
     *
     * @throws IllegalArgumentException if it has no representation
     * @throws IllegalStateException if the channel is only read
     */
    void send(Command command);

    /** Makes a handler. */
    @FunctionalInterface
    interface Factory {

        ChannelHandler create(
                Consumer<State> updateState,
                Consumer<Command> postCommand,
                @Nullable Consumer<String> sendValue,
                ChannelTransformation stateTransformations,
                ChannelTransformation commandTransformations,
                ChannelValueConverterConfig channelConfig);
    }
}
