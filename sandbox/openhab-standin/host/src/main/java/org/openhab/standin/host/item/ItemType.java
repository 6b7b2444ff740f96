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
package org.openhab.standin.host.item;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.measure.Unit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.RawType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.library.unit.Units;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;
import org.openhab.core.types.util.UnitUtils;

/** What openHAB's items take as states and as commands, in the order in which it is tried; and groups without a type. */
enum ItemType {
    COLOR(
            "Color",
            List.of(HSBType.class, PercentType.class, OnOffType.class, UnDefType.class),
            List.of(HSBType.class, PercentType.class, OnOffType.class, IncreaseDecreaseType.class, RefreshType.class)),
    CONTACT("Contact", List.of(OpenClosedType.class, UnDefType.class), List.of(RefreshType.class)),
    DATETIME("DateTime", List.of(DateTimeType.class, UnDefType.class), List.of(DateTimeType.class, RefreshType.class)),
    DIMMER(
            "Dimmer",
            List.of(PercentType.class, OnOffType.class, UnDefType.class),
            List.of(PercentType.class, OnOffType.class, IncreaseDecreaseType.class, RefreshType.class)),
    IMAGE("Image", List.of(RawType.class, UnDefType.class), List.of(RefreshType.class)),
    LOCATION("Location", List.of(PointType.class, UnDefType.class), List.of(PointType.class, RefreshType.class)),
    NUMBER(
            "Number",
            List.of(DecimalType.class, QuantityType.class, UnDefType.class),
            List.of(DecimalType.class, QuantityType.class, RefreshType.class)),
    ROLLERSHUTTER(
            "Rollershutter",
            List.of(PercentType.class, UpDownType.class, UnDefType.class),
            List.of(PercentType.class, UpDownType.class, StopMoveType.class, RefreshType.class)),
    STRING(
            "String",
            List.of(UnDefType.class, StringType.class, DateTimeType.class),
            List.of(StringType.class, RefreshType.class)),
    SWITCH("Switch", List.of(OnOffType.class, UnDefType.class), List.of(OnOffType.class, RefreshType.class)),
    GROUP("Group", List.of(UnDefType.class), List.of(RefreshType.class));

    /** Between the type and the dimension, as in {@code Number:Temperature}. */
    private static final String SEPARATOR = ":";

    final String label;
    final List<Class<? extends State>> states;
    final List<Class<? extends Command>> commands;

    ItemType(String label, List<Class<? extends State>> states, List<Class<? extends Command>> commands) {
        this.label = label;
        this.states = states;
        this.commands = commands;
    }

    /** @throws IllegalArgumentException if there is no such type; the message lists all */
    static ItemType of(String type) {
        String label = type.split(SEPARATOR, 2)[0];
        return Arrays.stream(values())
                .filter(one -> one.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("item type '" + type + "' is not known; there are "
                        + Arrays.stream(values()).map(one -> one.label).collect(Collectors.joining(", "))));
    }

    /** The dimension that a type such as {@code Number:Temperature} names; null if it names none. */
    static @Nullable String dimension(@Nullable String type) {
        return type == null || !type.contains(SEPARATOR) ? null : type.split(SEPARATOR, 2)[1];
    }

    boolean takes(State state) {
        return states.stream().anyMatch(type -> type.isInstance(state));
    }

    /** The state itself if it is of an accepted class, else what the first class makes of it that can. */
    Optional<State> converted(State state) {
        if (states.contains(state.getClass())) {
            return Optional.of(state);
        }
        for (Class<? extends State> type : states) {
            State converted = state.as(type);
            if (converted != null) {
                return Optional.of(converted);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a command reaches a handler. A channel of dimmers or of switches takes percentages and colours, too; no
     * other command of a foreign type gets through. The handler gets the command as it was, not what it could become.
     *
     * @param channelType the item type that the channel accepts
     */
    static boolean delivers(@Nullable String channelType, Command command) {
        if (channelType == null || dimension(channelType) != null) {
            return true;
        }
        List<Class<? extends Command>> accepted = of(channelType).commands;
        return accepted.contains(command.getClass())
                || command instanceof PercentType
                        && (accepted.contains(PercentType.class) || accepted.contains(OnOffType.class));
    }

    /** The unit of one item: its own, else openHAB's metric one for its dimension. */
    static final class ItemUnits {
        private static final Map<String, String> METRIC = Map.ofEntries(
                entry("Angle", "°"),
                entry("Area", "m²"),
                entry("DataAmount", "B"),
                entry("DataTransferRate", "Mbit/s"),
                entry("Density", "kg/m³"),
                entry("ElectricCurrent", "A"),
                entry("ElectricPotential", "V"),
                entry("ElectricResistance", "Ω"),
                entry("Energy", "kWh"),
                entry("Force", "N"),
                entry("Frequency", "Hz"),
                entry("Illuminance", "lx"),
                entry("Intensity", "W/m²"),
                entry("Length", "m"),
                entry("LuminousFlux", "lm"),
                entry("Mass", "kg"),
                entry("Power", "W"),
                entry("Pressure", "hPa"),
                entry("Speed", "km/h"),
                entry("Temperature", "°C"),
                entry("Time", "s"),
                entry("Volume", "m³"),
                entry("VolumetricFlowRate", "l/min"));

        private ItemUnits() {}

        /**
         * The unit of an item.
         *
         * @param dimension such as {@code Temperature}
         * @param symbol the item's own; null takes the usual one
         * @throws IllegalArgumentException if there is no such dimension, or the unit is none of it
         */
        static Unit<?> of(String dimension, @Nullable String symbol) {
            UnitUtils.parseDimension(dimension);
            Unit<?> metric = dimension.equals("Dimensionless") ? Units.ONE : UnitUtils.parseUnit(METRIC.get(dimension));
            if (symbol == null && metric == null) {
                throw new IllegalArgumentException(
                        "items of " + dimension + " need a 'unit' here; it has no usual one");
            }
            @Nullable Unit<?> unit = symbol == null ? metric : UnitUtils.parseUnit(symbol);
            if (unit == null || metric != null && !unit.isCompatible(metric)) {
                throw new IllegalArgumentException("unit '" + symbol + "' is none of " + dimension);
            }
            return unit;
        }
    }
}
