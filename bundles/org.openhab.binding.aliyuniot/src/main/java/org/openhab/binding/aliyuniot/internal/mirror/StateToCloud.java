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
package org.openhab.binding.aliyuniot.internal.mirror;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.RawType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.library.unit.Units;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/**
 * The state of an item as a command that its channel takes. openHAB itself converts nothing on the way from a profile to
 * a handler, and drops what is of a type that the channel does not take.
 *
 * <p>Numbers are those of {@link PlainNumber}, and whatever is not 0 is true. A quantity keeps its unit where the channel
 * has a dimension, and loses it otherwise, as openHAB does with it. {@link UpDownType} counts as 100 and 0, while an item
 * of a roller shutter has a percentage, which stays what it is.
 */
final class StateToCloud {
    /** What texts may mean to channels of other types. */
    private static final Map<String, List<Class<? extends Command>>> MEANT = Map.of(
            "Switch", List.of(OnOffType.class),
            "Number", List.of(DecimalType.class, QuantityType.class),
            "DateTime", List.of(DateTimeType.class),
            "Location", List.of(PointType.class),
            "Dimmer", List.of(PercentType.class, OnOffType.class),
            "Color", List.of(HSBType.class, PercentType.class, OnOffType.class),
            "Rollershutter", List.of(PercentType.class, UpDownType.class, StopMoveType.class));

    private StateToCloud() {}

    /**
     * @param itemType what the channel takes, such as {@code Number:Temperature}; {@code null} if that is not known
     * @return {@code null} if nothing goes up: NULL and UNDEF never do, nor what means nothing to the channel
     */
    static @Nullable Command of(State state, @Nullable String itemType) {
        String type = itemType == null ? "" : itemType.split(":", 2)[0];
        if (state instanceof UnDefType) {
            return null;
        }
        if (state instanceof StringType text && MEANT.containsKey(type)) {
            Command meant = TextCommand.of(text.toString(), MEANT.getOrDefault(type, List.of()));
            // A number is not yet as the channel takes it.
            return meant instanceof State value ? of(value, itemType) : meant;
        }
        return switch (type) {
            case "Switch" -> truth(state);
            case "Number" -> number(state, itemType == null ? "" : itemType);
            case "String" -> text(state);
            case "DateTime" -> state instanceof DateTimeType time ? time : null;
            case "Location" -> state instanceof PointType place ? place : null;
            case "Dimmer" -> state instanceof OnOffType onOff ? onOff : PlainNumber.percent(state);
            case "Color" ->
                state instanceof HSBType || state instanceof OnOffType ? (Command) state : PlainNumber.percent(state);
            case "Rollershutter" -> state instanceof UpDownType upDown ? upDown : PlainNumber.percent(state);
            // There is no command that such a channel takes.
            case "Contact", "Image" -> null;
            default -> state instanceof Command command ? command : null;
        };
    }

    private static @Nullable Command truth(State state) {
        BigDecimal number = PlainNumber.of(state);
        return number == null ? null : OnOffType.from(number.signum() != 0);
    }

    private static @Nullable Command number(State state, String itemType) {
        BigDecimal number = PlainNumber.of(state);
        if (number == null) {
            return null;
        }
        boolean plain = !itemType.contains(":");
        if (state instanceof QuantityType<?> quantity && !plain) {
            return quantity;
        }
        return state instanceof PercentType && itemType.endsWith(":Dimensionless")
                ? new QuantityType<>(number, Units.PERCENT)
                : new DecimalType(number);
    }

    private static @Nullable Command text(State state) {
        if (state instanceof StringType text) {
            return text;
        }
        return state instanceof RawType || PlainNumber.isEndless(state) ? null : new StringType(state.toFullString());
    }
}
