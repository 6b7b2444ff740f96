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

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.channel.payload.Picture;
import org.openhab.binding.aliyuniot.internal.channel.value.ChannelUnit;
import org.openhab.binding.aliyuniot.internal.channel.value.ColorForm;
import org.openhab.binding.aliyuniot.internal.channel.value.CommandTexts;
import org.openhab.binding.aliyuniot.internal.channel.value.DateTimeForm;
import org.openhab.binding.aliyuniot.internal.channel.value.DimmerForm;
import org.openhab.binding.aliyuniot.internal.channel.value.LocationForm;
import org.openhab.binding.aliyuniot.internal.channel.value.NumberForm;
import org.openhab.binding.aliyuniot.internal.channel.value.PercentRange;
import org.openhab.binding.aliyuniot.internal.channel.value.RollershutterForm;
import org.openhab.binding.aliyuniot.internal.channel.value.StringForm;
import org.openhab.binding.aliyuniot.internal.channel.value.TwoStateForm;
import org.openhab.binding.aliyuniot.internal.channel.value.ValueForm;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * The channel types of the binding, each with the form of its values and with what it takes where the user gives
 * nothing.
 */
enum TopicChannelType {
    STRING,
    NUMBER {
        @Override
        ValueForm form(ChannelConfiguration config) {
            String unit = orDefault(config.unit, "");
            return new NumberForm(unit.isEmpty() ? null : ChannelUnit.of(unit));
        }
    },
    SWITCH {
        @Override
        ValueForm form(ChannelConfiguration config) {
            return new TwoStateForm(
                    OnOffType.ON, orDefault(config.onValue, "ON"), OnOffType.OFF, orDefault(config.offValue, "OFF"));
        }
    },

    /** Nothing is sent: openHAB has no command for contacts. */
    CONTACT {
        @Override
        ValueForm form(ChannelConfiguration config) {
            return new TwoStateForm(
                    OpenClosedType.OPEN,
                    orDefault(config.openValue, "OPEN"),
                    OpenClosedType.CLOSED,
                    orDefault(config.closedValue, "CLOSED"));
        }
    },
    DIMMER {
        @Override
        ValueForm form(ChannelConfiguration config) {
            return new DimmerForm(new PercentRange(config.min, config.max), brightnessTexts(config), config.step);
        }
    },
    ROLLERSHUTTER {
        @Override
        ValueForm form(ChannelConfiguration config) {
            return new RollershutterForm(new CommandTexts.Builder()
                    .add(UpDownType.UP, orDefault(config.upValue, "UP"))
                    .add(UpDownType.DOWN, orDefault(config.downValue, "DOWN"))
                    .add(StopMoveType.STOP, orDefault(config.stopValue, "STOP"))
                    .add(StopMoveType.MOVE, orDefault(config.moveValue, "MOVE"))
                    .build());
        }
    },
    COLOR {
        @Override
        ValueForm form(ChannelConfiguration config) {
            return new ColorForm(config.colorMode, brightnessTexts(config), config.step);
        }
    },
    DATETIME {
        @Override
        ValueForm form(ChannelConfiguration config) {
            return new DateTimeForm();
        }
    },
    LOCATION {
        @Override
        ValueForm form(ChannelConfiguration config) {
            return new LocationForm();
        }
    },

    /** Pictures are bytes, see {@link Picture}; a transformation may make one of text. */
    IMAGE,

    /** The trigger: events are texts, as those of {@link #STRING} are. */
    MESSAGE;

    /**
     * How values are written, as texts where the type has nothing of its own.
     *
     * @throws IllegalArgumentException if the configuration contradicts itself
     */
    ValueForm form(ChannelConfiguration config) {
        return new StringForm();
    }

    /** Whether items send through it. */
    boolean sends() {
        return this != CONTACT && this != IMAGE && this != MESSAGE;
    }

    private static CommandTexts brightnessTexts(ChannelConfiguration config) {
        return new CommandTexts.Builder()
                .add(OnOffType.ON, config.onValue)
                .add(OnOffType.OFF, config.offValue)
                .add(IncreaseDecreaseType.INCREASE, config.increaseValue)
                .add(IncreaseDecreaseType.DECREASE, config.decreaseValue)
                .build();
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

    private static String orDefault(@Nullable String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
