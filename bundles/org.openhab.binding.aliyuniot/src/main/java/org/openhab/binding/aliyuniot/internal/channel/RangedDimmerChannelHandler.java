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

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.binding.generic.ChannelHandler;
import org.openhab.core.thing.binding.generic.ChannelHandlerContent;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.binding.generic.converter.DimmerChannelHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/**
 * Puts a range of numbers between a device and openHAB's dimmer handler, which knows percent only. It sits on openHAB's
 * side of the transformation; payloads that the user gave for ON, OFF and the like are not numbers of the range.
 */
final class RangedDimmerChannelHandler implements ChannelHandler {
    private final ChannelHandler dimmer;
    private final PercentRange range;
    private final Set<String> fixed;

    RangedDimmerChannelHandler(
            Consumer<State> updateState,
            Consumer<Command> postCommand,
            @Nullable Consumer<String> sendValue,
            @Nullable ChannelTransformation out,
            ChannelConfiguration config) {
        this.range = new PercentRange(config.min, config.max);
        this.fixed = new HashSet<>(config.fixedValues);
        Consumer<String> send = value -> {
            String payload = fixed.contains(value) ? value : range.fromPercent(value);
            Optional<String> text = out == null ? Optional.of(payload) : out.apply(payload);
            if (sendValue != null) {
                text.ifPresent(sendValue);
            }
        };
        this.dimmer = new DimmerChannelHandler(updateState, postCommand, send, null, null, config);
    }

    @Override
    public void process(@Nullable ChannelHandlerContent content) {
        if (content == null) {
            dimmer.process(null);
            return;
        }
        String text = content.getAsString();
        String percent = fixed.contains(text) ? text : range.toPercent(text);
        dimmer.process(new ChannelHandlerContent(
                percent.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name(), null));
    }

    @Override
    public void send(Command command) {
        dimmer.send(command);
    }
}
