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

import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.binding.generic.ChannelHandler;
import org.openhab.core.thing.binding.generic.converter.ColorChannelHandler;
import org.openhab.core.thing.binding.generic.converter.FixedValueMappingChannelHandler;
import org.openhab.core.thing.binding.generic.converter.GenericChannelHandler;
import org.openhab.core.thing.binding.generic.converter.ImageChannelHandler;
import org.openhab.core.thing.binding.generic.converter.NumberChannelHandler;
import org.openhab.core.thing.binding.generic.converter.RollershutterChannelHandler;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * The channel types of the binding, each with openHAB's own handler behind it and with the values that it takes where
 * the user gives none.
 */
enum TopicChannelType {
    STRING((state, command, value, in, out, config) ->
            new GenericChannelHandler(StringType::new, state, command, value, in, out, config)),
    NUMBER(NumberChannelHandler::new) {
        @Override
        void complete(ChannelConfiguration config) {
            config.unit = given(config.unit, null);
        }

        @Override
        String expected(ChannelConfiguration config) {
            return config.unit == null
                    ? "is no number"
                    : "is no plain number, to which the unit " + config.unit + " fits";
        }
    },
    SWITCH(FixedValueMappingChannelHandler::new) {
        @Override
        void complete(ChannelConfiguration config) {
            config.onValue = given(config.onValue, "ON");
            config.offValue = given(config.offValue, "OFF");
        }

        @Override
        String expected(ChannelConfiguration config) {
            return neither(config.onValue, config.offValue);
        }
    },
    CONTACT(ContactChannelHandler::new) {
        @Override
        void complete(ChannelConfiguration config) {
            config.openValue = given(config.openValue, "OPEN");
            config.closedValue = given(config.closedValue, "CLOSED");
        }

        @Override
        String expected(ChannelConfiguration config) {
            return neither(config.openValue, config.closedValue);
        }
    },
    DIMMER((state, command, value, in, out, config) ->
            new RangedDimmerChannelHandler(state, command, value, out, (ChannelConfiguration) config)) {
        @Override
        void complete(ChannelConfiguration config) {
            Stream.of(config.onValue, config.offValue, config.increaseValue, config.decreaseValue)
                    .forEach(value -> {
                        if (value != null && !value.isEmpty()) {
                            config.fixedValues.add(value);
                        }
                    });
            config.onValue = given(config.onValue, "100");
            config.offValue = given(config.offValue, "0");
            config.increaseValue = given(config.increaseValue, null);
            config.decreaseValue = given(config.decreaseValue, null);
        }

        @Override
        String expected(ChannelConfiguration config) {
            return "is no number and none of the values for ON, OFF and the like";
        }
    },
    ROLLERSHUTTER(RollershutterChannelHandler::new) {
        @Override
        void complete(ChannelConfiguration config) {
            config.upValue = given(config.upValue, "UP");
            config.downValue = given(config.downValue, "DOWN");
            config.stopValue = given(config.stopValue, "STOP");
            config.moveValue = given(config.moveValue, "MOVE");
        }

        @Override
        String expected(ChannelConfiguration config) {
            return "is no number from 0 to 100 and none of the values for UP, DOWN and the like";
        }
    },
    COLOR(ColorChannelHandler::new) {
        @Override
        void complete(ChannelConfiguration config) {
            boolean hsb = config.colorMode == ColorChannelHandler.ColorMode.HSB;
            config.onValue = given(config.onValue, hsb ? "0,0,100" : "255,255,255");
            config.offValue = given(config.offValue, "0,0,0");
            config.increaseValue = given(config.increaseValue, null);
            config.decreaseValue = given(config.decreaseValue, null);
        }

        @Override
        String expected(ChannelConfiguration config) {
            return config.colorMode == ColorChannelHandler.ColorMode.HSB
                    ? "is not hue (0 to 359), saturation and brightness (0 to 100) with commas between them"
                    : "is not three numbers from 0 to 255 with commas between them";
        }
    },
    DATETIME((state, command, value, in, out, config) ->
            new GenericChannelHandler(DateTimeType::new, state, command, value, in, out, config)) {
        @Override
        String expected(ChannelConfiguration config) {
            return "is no date and time as of ISO 8601";
        }
    },
    LOCATION((state, command, value, in, out, config) ->
            new GenericChannelHandler(PointType::new, state, command, value, in, out, config)) {
        @Override
        String expected(ChannelConfiguration config) {
            return "is not latitude and longitude with a comma between them";
        }
    },
    IMAGE((state, command, value, in, out, config) -> new ImageChannelHandler(state)),

    /** The trigger: events are texts, as those of {@link #STRING} are. */
    MESSAGE(STRING.factory),

    /** The other trigger, which has no topics: see {@link RrpcChannel}. */
    RRPC(STRING.factory);

    final ChannelHandler.Factory factory;

    TopicChannelType(ChannelHandler.Factory factory) {
        this.factory = factory;
    }

    /** Fills in what the user left out; channels made in files or in the UI come without defaults. */
    void complete(ChannelConfiguration config) {}

    /** Why a payload makes no state, read after: the payload … */
    String expected(ChannelConfiguration config) {
        return "cannot be converted";
    }

    private static String neither(@Nullable String one, @Nullable String other) {
        return "is neither \"" + one + "\" nor \"" + other + '"';
    }

    /** The type by the channel's type or, for one without a type, by the type of its items; {@code null} if unknown. */
    static @Nullable TopicChannelType of(Channel channel) {
        ChannelTypeUID type = channel.getChannelTypeUID();
        if (type != null) {
            return AliyunIotBindingConstants.BINDING_ID.equals(type.getBindingId()) ? named(type.getId()) : null;
        }
        String itemType = channel.getAcceptedItemType();
        return itemType == null ? MESSAGE : named(itemType.replaceFirst(":.*", ""));
    }

    private static @Nullable TopicChannelType named(String name) {
        for (TopicChannelType type : values()) {
            if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
                return type;
            }
        }
        return null;
    }

    private static @Nullable String given(@Nullable String value, @Nullable String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
