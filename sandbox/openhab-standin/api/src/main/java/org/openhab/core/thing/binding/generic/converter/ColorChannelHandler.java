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
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.binding.generic.ChannelValueConverterConfig;
import org.openhab.core.thing.internal.binding.generic.converter.AbstractTransformingChannelHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** Colours as three numbers, with words for on, off, up and down a step of brightness. */
@NonNullByDefault
public class ColorChannelHandler extends AbstractTransformingChannelHandler {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal BYTE_RANGE = BigDecimal.valueOf(255);
    private static final Pattern THREE_NUMBERS = Pattern.compile("(\\d+),(\\d+),(\\d+)");

    private State state = UnDefType.UNDEF;

    public ColorChannelHandler(
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
            return state instanceof HSBType color ? color(color, HUNDRED) : HSBType.WHITE;
        }
        if (value.equals(channelConfig.offValue)) {
            return state instanceof HSBType color ? color(color, BigDecimal.ZERO) : HSBType.BLACK;
        }
        if (state instanceof HSBType color) {
            if (value.equals(channelConfig.increaseValue)) {
                return color(color, brightness(color).add(channelConfig.step));
            }
            if (value.equals(channelConfig.decreaseValue)) {
                return color(color, brightness(color).subtract(channelConfig.step));
            }
        }
        Matcher numbers = THREE_NUMBERS.matcher(value);
        if (!numbers.matches()) {
            return UnDefType.UNDEF;
        }
        if (channelConfig.colorMode == ColorMode.HSB) {
            return new HSBType(value);
        }
        return HSBType.fromRGB(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
    }

    private static BigDecimal brightness(HSBType color) {
        return color.getBrightness().toBigDecimal();
    }

    private static HSBType color(HSBType color, BigDecimal brightness) {
        return new HSBType(color.getHue(), color.getSaturation(), percent(brightness));
    }

    @Override
    public String toString(Command command) {
        String fixed = channelConfig.commandToFixedValue(command);
        if (fixed != null) {
            return fixed;
        }
        if (command instanceof HSBType color) {
            return remembered(color);
        }
        if (command instanceof PercentType percent && state instanceof HSBType color) {
            return remembered(new HSBType(color.getHue(), color.getSaturation(), percent));
        }
        throw notSupported(command);
    }

    private String remembered(HSBType color) {
        state = color;
        if (channelConfig.colorMode == ColorMode.HSB) {
            return color.toString();
        }
        return Arrays.stream(color.toRGB())
                .map(part -> part.toBigDecimal().multiply(BYTE_RANGE).divide(HUNDRED))
                .map(part -> String.valueOf(part.intValue()))
                .collect(Collectors.joining(","));
    }

    /** What the three numbers are. */
    public enum ColorMode {
        RGB,
        HSB
    }
}
