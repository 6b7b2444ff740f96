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

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.NextPreviousType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PlayPauseType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.RawType;
import org.openhab.core.library.types.RewindFastforwardType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** openHAB's item types: which states and which commands each of them takes, in the order in which a text is tried. */
public enum ItemType {
    COLOR(
            "Color",
            List.of(HSBType.class, PercentType.class, OnOffType.class, UnDefType.class),
            List.of(HSBType.class, PercentType.class, OnOffType.class, IncreaseDecreaseType.class, RefreshType.class)),
    CONTACT("Contact", List.of(OpenClosedType.class, UnDefType.class), List.of(RefreshType.class)),
    DATE_TIME("DateTime", List.of(DateTimeType.class, UnDefType.class), List.of(DateTimeType.class, RefreshType.class)),
    DIMMER(
            "Dimmer",
            List.of(PercentType.class, OnOffType.class, UnDefType.class),
            List.of(PercentType.class, OnOffType.class, IncreaseDecreaseType.class, RefreshType.class)),
    GROUP("Group", List.of(UnDefType.class), List.of(RefreshType.class)),
    IMAGE("Image", List.of(RawType.class, UnDefType.class), List.of(RefreshType.class)),
    LOCATION("Location", List.of(PointType.class, UnDefType.class), List.of(PointType.class, RefreshType.class)),
    NUMBER(
            "Number",
            List.of(DecimalType.class, QuantityType.class, UnDefType.class),
            List.of(DecimalType.class, QuantityType.class, RefreshType.class)),
    PLAYER(
            "Player",
            List.of(PlayPauseType.class, RewindFastforwardType.class, UnDefType.class),
            List.of(PlayPauseType.class, RewindFastforwardType.class, NextPreviousType.class, RefreshType.class)),
    ROLLERSHUTTER(
            "Rollershutter",
            List.of(PercentType.class, UpDownType.class, UnDefType.class),
            List.of(PercentType.class, UpDownType.class, StopMoveType.class, RefreshType.class)),
    STRING(
            "String",
            List.of(UnDefType.class, StringType.class, DateTimeType.class),
            List.of(RefreshType.class, StringType.class)),
    SWITCH("Switch", List.of(OnOffType.class, UnDefType.class), List.of(OnOffType.class, RefreshType.class));

    private final String typeName;
    private final List<Class<? extends State>> states;
    private final List<Class<? extends Command>> commands;

    ItemType(String typeName, List<Class<? extends State>> states, List<Class<? extends Command>> commands) {
        this.typeName = typeName;
        this.states = states;
        this.commands = commands;
    }

    /**
     * Finds a type by its name; what follows a colon (the dimension) does not matter.
     *
     * @throws IllegalArgumentException if there is no such type; the message lists all
     */
    public static ItemType of(String name) {
        String plain = name.split(":", 2)[0];
        return Arrays.stream(values())
                .filter(type -> type.typeName.equals(plain))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("item type '" + name + "' is not known; there are "
                        + Arrays.stream(values()).map(ItemType::typeName).collect(Collectors.joining(", "))));
    }

    /** The name in files, such as {@code Switch}. */
    public String typeName() {
        return typeName;
    }

    /** The name on the console, such as {@code SwitchItem}. */
    public String className() {
        return typeName + "Item";
    }

    public List<Class<? extends State>> states() {
        return states;
    }

    public List<Class<? extends Command>> commands() {
        return commands;
    }
}
