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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.value.ColorForm;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;

/**
 * The parameters of a channel as users write them: topics, and how values are written.
 *
 * <p>The transformations are read by {@link #steps}, because they may be one text or a list of texts.
 */
public class ChannelConfiguration {
    static final String STATE_TRANSFORMATION = "stateTransformation";
    static final String COMMAND_TRANSFORMATION = "commandTransformation";

    private static final List<String> RETAIN = List.of("retain", "retained");

    public @Nullable String subscribeTopic;
    public @Nullable String publishTopic;
    public int qos = 1;

    /** Whether what is received is a command for the items instead of their state. */
    public boolean postCommand;

    /** Whose remote calls the state answers: {@code system}, or a topic. */
    public @Nullable String rrpcTopic;

    /** Remote calls: the device's own topic; empty for the system's. */
    public @Nullable String topic;

    /** Remote calls: seconds that rules have to answer. */
    public BigDecimal timeout = BigDecimal.valueOf(5);

    /** Remote calls: what is answered when no rule has. */
    public @Nullable String answer;

    /** Dimmers: what 0 and 100 percent are. */
    public BigDecimal min = BigDecimal.ZERO;

    public BigDecimal max = BigDecimal.valueOf(100);

    /** Numbers: the unit that they are in. */
    public @Nullable String unit;

    public @Nullable String onValue;
    public @Nullable String offValue;
    public @Nullable String openValue;
    public @Nullable String closedValue;
    public @Nullable String upValue;
    public @Nullable String downValue;
    public @Nullable String stopValue;
    public @Nullable String moveValue;
    public @Nullable String increaseValue;
    public @Nullable String decreaseValue;

    /** By how many percent a text for increase or decrease changes the state. */
    public BigDecimal step = BigDecimal.ONE;

    public ColorForm.Mode colorMode = ColorForm.Mode.RGB;

    /**
     * Reads the parameters of a channel.
     *
     * @throws ChannelException if a value is of another kind, or asks for messages that the platform keeps
     */
    static ChannelConfiguration of(Channel channel) throws ChannelException {
        for (String parameter : RETAIN) {
            if ("true".equals(String.valueOf(channel.getConfiguration().get(parameter)))) {
                throw new ChannelException(channel.getUID(), "offline.channel-retain");
            }
        }
        try {
            return of(channel.getConfiguration());
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-value");
        }
    }

    /**
     * Reads parameters.
     *
     * @throws IllegalArgumentException if a value is of another kind
     */
    static ChannelConfiguration of(Configuration configuration) {
        Map<String, Object> values = new HashMap<>();
        configuration.getProperties().forEach((name, value) -> {
            if (value != null && !(value.equals("") || isTransformation(name))) {
                values.put(name, ofItsKind(name, value));
            }
        });
        return new Configuration(values).as(ChannelConfiguration.class);
    }

    private static boolean isTransformation(String name) {
        return name.equals(STATE_TRANSFORMATION) || name.equals(COMMAND_TRANSFORMATION);
    }

    private static Object ofItsKind(String name, Object value) {
        return switch (name) {
            case "qos", "step", "min", "max", "timeout" -> ParameterValues.number(value);
            case "colorMode" -> {
                String mode = ParameterValues.text(value).strip().toUpperCase(Locale.ROOT);
                yield ColorForm.Mode.valueOf(mode).name();
            }
            case "postCommand" -> ParameterValues.truth(value);
            case "unit" -> ParameterValues.text(value).strip();
            default -> ParameterValues.text(value);
        };
    }

    /** The steps of a transformation, one text or a list of texts; comments and what is empty left out. */
    static List<String> steps(Configuration configuration, String parameter) {
        Object value = configuration.get(parameter);
        Collection<?> several = value instanceof Collection<?> list ? list : value == null ? List.of() : List.of(value);
        return several.stream()
                .map(step -> String.valueOf(step).strip())
                .filter(step -> !(step.isEmpty() || step.startsWith("#")))
                .toList();
    }
}
