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

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;

@NonNullByDefault({})
class CommandToItemTest {
    private static final DateTimeType TIME = new DateTimeType("2026-11-29T12:00:00.000+0000");
    private static final PointType PLACE = new PointType(new DecimalType("52.5"), new DecimalType("13.4"));
    private static final HSBType RED = new HSBType(DecimalType.ZERO, PercentType.HUNDRED, new PercentType(40));
    private static final QuantityType<?> HOT = new QuantityType<>("86 °F");

    /** Each command that a channel of ours can give. */
    private static final List<Command> COMMANDS = List.of(
            OnOffType.ON,
            OpenClosedType.CLOSED,
            UpDownType.UP,
            StopMoveType.STOP,
            IncreaseDecreaseType.INCREASE,
            RefreshType.REFRESH,
            new PercentType(40),
            RED,
            new DecimalType("21.5"),
            HOT,
            new StringType("warm"),
            new StringType("1e999999999"),
            TIME,
            PLACE);

    static Stream<Arguments> commands() {
        return Stream.of(
                arguments(OnOffType.ON, "Switch", OnOffType.ON),
                arguments(OnOffType.ON, "Dimmer", OnOffType.ON),
                arguments(OnOffType.ON, "Color", OnOffType.ON),
                arguments(OnOffType.ON, "Rollershutter", PercentType.HUNDRED),
                arguments(OnOffType.OFF, "Rollershutter", PercentType.ZERO),
                arguments(OnOffType.ON, "Number", new DecimalType(1)),
                arguments(OnOffType.ON, "String", new StringType("ON")),
                arguments(OnOffType.ON, "DateTime", null),
                arguments(new DecimalType(0), "Switch", OnOffType.OFF),
                arguments(new DecimalType(1), "Switch", OnOffType.ON),
                arguments(new DecimalType(40), "Dimmer", new PercentType(40)),
                arguments(new DecimalType(255), "Dimmer", null),
                arguments(new DecimalType(-1), "Rollershutter", null),
                arguments(new DecimalType(40), "Rollershutter", new PercentType(40)),
                arguments(new DecimalType("2.5"), "Number", new DecimalType("2.5")),
                arguments(new DecimalType("2.5"), "String", new StringType("2.5")),
                arguments(new PercentType(40), "Number", new DecimalType(40)),
                arguments(new PercentType(40), "Switch", OnOffType.ON),
                arguments(HOT, "Number:Temperature", HOT),
                arguments(HOT, "Number", HOT),
                arguments(HOT, "Dimmer", null),
                arguments(HOT, "String", new StringType("86 °F")),
                arguments(new QuantityType<>("40 %"), "Dimmer", new PercentType(40)),
                arguments(new QuantityType<>("0 W"), "Switch", OnOffType.OFF),
                arguments(RED, "Color", RED),
                arguments(RED, "Dimmer", new PercentType(40)),
                arguments(RED, "Switch", OnOffType.ON),
                arguments(RED, "Number", new DecimalType(40)),
                arguments(RED, "String", new StringType("0,100,40")),
                arguments(UpDownType.UP, "Rollershutter", UpDownType.UP),
                arguments(UpDownType.UP, "Dimmer", PercentType.HUNDRED),
                arguments(UpDownType.DOWN, "Switch", OnOffType.OFF),
                arguments(UpDownType.UP, "Number", new DecimalType(100)),
                arguments(StopMoveType.STOP, "Rollershutter", StopMoveType.STOP),
                arguments(StopMoveType.STOP, "Dimmer", null),
                arguments(StopMoveType.STOP, "String", new StringType("STOP")),
                arguments(OpenClosedType.OPEN, "Switch", OnOffType.ON),
                arguments(new StringType("on"), "Switch", OnOffType.ON),
                arguments(new StringType(" STOP "), "Rollershutter", StopMoveType.STOP),
                arguments(new StringType("up"), "Rollershutter", UpDownType.UP),
                arguments(new StringType("40"), "Rollershutter", new PercentType(40)),
                arguments(new StringType("REFRESH"), "Switch", null),
                arguments(new StringType("warm"), "Switch", null),
                arguments(new StringType("warm"), "Number", null),
                arguments(new StringType("21.5"), "Number", new DecimalType("21.5")),
                arguments(new StringType("86 °F"), "Number:Temperature", HOT),
                arguments(new StringType("true"), "Switch", OnOffType.ON),
                arguments(new StringType("1e999999999"), "Number", null),
                arguments(new StringType("9".repeat(101)), "Number", null),
                arguments(new StringType("0,100,40"), "Color", RED),
                arguments(new StringType("0,100"), "Color", null),
                arguments(new StringType("52.5,13.4"), "Location", PLACE),
                arguments(new StringType("here"), "Location", null),
                arguments(new StringType(",".repeat(1000)), "Location", null),
                arguments(new StringType(TIME.toFullString()), "DateTime", TIME),
                arguments(new StringType("soon"), "DateTime", null),
                arguments(new StringType("warm"), "String", new StringType("warm")),
                arguments(TIME, "DateTime", TIME),
                arguments(TIME, "String", new StringType(TIME.toFullString())),
                arguments(TIME, "Number", null),
                arguments(PLACE, "Location", PLACE),
                arguments(RefreshType.REFRESH, "Switch", null),
                arguments(OnOffType.ON, "Group", null));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theItemGetsWhatItTakes(Command command, String itemType, Command expected) {
        Command taken = CommandToItem.of(command, new LocalItem("it", itemType).item());

        assertThat(taken).isEqualTo(expected);
        assertThat(taken instanceof PercentType).isEqualTo(expected instanceof PercentType);
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void aContactTakesNothingAndNoItemGetsWhatItDoesNotTake(Command command) {
        assertThat(CommandToItem.of(command, new LocalItem("door", "Contact").item()))
                .isNull();
        for (String type : ItemTypes.NAMES) {
            Command taken = CommandToItem.of(command, new LocalItem("it", type).item());
            if (taken != null) {
                assertThat(ItemTypes.commands(type)).as(type).contains(taken.getClass());
            }
        }
    }

    @Test
    void whatIsTakenIsAskedEachTime() {
        LocalItem group = new LocalItem("lamps", "Group");
        assertThat(CommandToItem.of(OnOffType.ON, group.item())).isNull();

        group.commands = ItemTypes.commands("Switch");
        assertThat(CommandToItem.of(OnOffType.ON, group.item())).isEqualTo(OnOffType.ON);
        group.commands = ItemTypes.commands("Rollershutter");
        assertThat(CommandToItem.of(OnOffType.ON, group.item())).isEqualTo(PercentType.HUNDRED);
    }

    @Test
    void aQuantityOfAnotherKindIsRefusedByAnItemThatHasOne() {
        LocalItem item = new LocalItem("length", "Number:Length").with(new QuantityType<>("3 m"));

        assertThat(CommandToItem.of(HOT, item.item())).isNull();
        assertThat(CommandToItem.of(new QuantityType<>("5 cm"), item.item())).isEqualTo(new QuantityType<>("5 cm"));
    }

    static Stream<Arguments> roundTrips() {
        return Stream.of(
                arguments("Switch", OnOffType.ON, List.of("Switch", "Number", "String", "Dimmer", "Color")),
                arguments("Dimmer", new PercentType(40), List.of("Number", "Number:Dimensionless", "String", "Dimmer")),
                arguments("Rollershutter", new PercentType(40), List.of("Number", "String", "Dimmer", "Rollershutter")),
                arguments("Color", RED, List.of("String", "Color")),
                arguments("Number", new DecimalType("-2.5"), List.of("Number", "Number:Temperature", "String")),
                arguments("Number:Temperature", HOT, List.of("Number:Temperature", "String")),
                arguments("DateTime", TIME, List.of("DateTime", "String")),
                arguments("Location", PLACE, List.of("Location", "String")),
                arguments("String", new StringType("warm"), List.of("String")));
    }

    /** A set of what was reported changes nothing. */
    @ParameterizedTest
    @MethodSource("roundTrips")
    void whatGoesUpComesDownAsACommandToBecomeTheSame(String itemType, State state, List<String> channels) {
        for (String channel : channels) {
            Command up = StateToCloud.of(state, channel);
            Command down = CommandToItem.of(
                    up, new LocalItem("it", itemType).with(state).item());

            BigDecimal number = PlainNumber.of(down);
            BigDecimal before = PlainNumber.of(state);
            if (before == null) {
                assertThat(down).as(channel).isEqualTo(state);
            } else {
                assertThat(number).as(channel).isEqualByComparingTo(before);
            }
        }
    }
}
