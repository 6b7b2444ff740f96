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
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.OpenClosedType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.RawType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

@NonNullByDefault({})
class StateToCloudTest {
    private static final DateTimeType TIME = new DateTimeType("2026-11-29T12:00:00.000+0000");
    private static final PointType PLACE = new PointType(new DecimalType("52.5"), new DecimalType("13.4"));
    private static final HSBType RED = new HSBType(DecimalType.ZERO, PercentType.HUNDRED, new PercentType(40));
    private static final HSBType DARK = new HSBType(DecimalType.ZERO, PercentType.HUNDRED, PercentType.ZERO);
    private static final RawType PICTURE = new RawType(new byte[] {1, 2}, "image/png");
    private static final QuantityType<?> HOT = new QuantityType<>("86 °F");

    /** Each state that an item can have. */
    private static final List<State> STATES = List.of(
            OnOffType.ON,
            OnOffType.OFF,
            OpenClosedType.OPEN,
            OpenClosedType.CLOSED,
            UpDownType.UP,
            UpDownType.DOWN,
            new PercentType(40),
            RED,
            new DecimalType("21.5"),
            new DecimalType(-3),
            HOT,
            new QuantityType<>("40 %"),
            new StringType("warm"),
            TIME,
            PLACE,
            PICTURE,
            UnDefType.NULL,
            UnDefType.UNDEF);

    static Stream<Arguments> truths() {
        return Stream.of(
                arguments(OnOffType.ON, OnOffType.ON),
                arguments(OnOffType.OFF, OnOffType.OFF),
                arguments(OpenClosedType.OPEN, OnOffType.ON),
                arguments(OpenClosedType.CLOSED, OnOffType.OFF),
                arguments(UpDownType.UP, OnOffType.ON),
                arguments(UpDownType.DOWN, OnOffType.OFF),
                arguments(new PercentType(1), OnOffType.ON),
                arguments(PercentType.ZERO, OnOffType.OFF),
                arguments(RED, OnOffType.ON),
                arguments(DARK, OnOffType.OFF),
                arguments(new DecimalType(-1), OnOffType.ON),
                arguments(DecimalType.ZERO, OnOffType.OFF),
                arguments(new QuantityType<>("0 W"), OnOffType.OFF),
                arguments(new QuantityType<>("3 W"), OnOffType.ON),
                arguments(new StringType("on"), OnOffType.ON),
                arguments(new StringType("CLOSED"), OnOffType.OFF),
                arguments(new StringType("true"), OnOffType.ON),
                arguments(new StringType("0"), OnOffType.OFF),
                arguments(new StringType("warm"), null),
                arguments(new StringType("x".repeat(100_000)), null),
                arguments(TIME, null),
                arguments(PLACE, null),
                arguments(PICTURE, null));
    }

    @ParameterizedTest
    @MethodSource("truths")
    void aSwitchChannelAsksForTruth(State state, Command expected) {
        assertThat(StateToCloud.of(state, "Switch")).isEqualTo(expected);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                arguments(OnOffType.ON, "Number", new DecimalType(1)),
                arguments(OnOffType.OFF, "Number:Temperature", new DecimalType(0)),
                arguments(OpenClosedType.OPEN, "Number", new DecimalType(1)),
                arguments(OpenClosedType.CLOSED, "Number", new DecimalType(0)),
                arguments(UpDownType.UP, "Number", new DecimalType(100)),
                arguments(UpDownType.DOWN, "Number", new DecimalType(0)),
                arguments(new PercentType(40), "Number", new DecimalType(40)),
                arguments(new PercentType(40), "Number:Dimensionless", new QuantityType<>("40 %")),
                arguments(RED, "Number", new DecimalType(40)),
                arguments(RED, "Number:Dimensionless", new QuantityType<>("40 %")),
                arguments(new DecimalType("21.5"), "Number", new DecimalType("21.5")),
                arguments(new DecimalType("21.5"), "Number:Temperature", new DecimalType("21.5")),
                arguments(HOT, "Number:Temperature", HOT),
                arguments(HOT, "Number", new DecimalType(86)),
                arguments(new StringType("21.5"), "Number", new DecimalType("21.5")),
                arguments(new StringType("86 °F"), "Number", new DecimalType(86)),
                arguments(new StringType("86 °F"), "Number:Temperature", HOT),
                arguments(new StringType("warm"), "Number", null),
                arguments(new StringType("1e999999999"), "Number", null),
                arguments(new StringType("NaN"), "Number", null),
                arguments(TIME, "Number", null),
                arguments(PLACE, "Number", null),
                arguments(PICTURE, "Number", null));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberChannelAsksForNumbersAndKeepsUnitsWhereItHasADimension(State state, String itemType, Command expected) {
        Command command = StateToCloud.of(state, itemType);

        assertThat(command).isEqualTo(expected);
        // A percentage equals the number that it is, and would be another type to whoever takes numbers.
        assertThat(command instanceof PercentType).isFalse();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(OnOffType.ON, "ON"),
                arguments(OpenClosedType.OPEN, "OPEN"),
                arguments(UpDownType.UP, "UP"),
                arguments(new PercentType(40), "40"),
                arguments(RED, "0,100,40"),
                arguments(new DecimalType("21.50"), "21.50"),
                arguments(new QuantityType<>("21.5 °C"), "21.5 °C"),
                arguments(new StringType(""), ""),
                arguments(new StringType("warm"), "warm"),
                arguments(PLACE, "52.5,13.4"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aStringChannelTakesEachStateAsItIsWritten(State state, String expected) {
        assertThat(StateToCloud.of(state, "String")).isEqualTo(new StringType(expected));
    }

    @Test
    void aTimeIsWrittenInFullAndAPictureNotAtAll() {
        assertThat(StateToCloud.of(TIME, "String"))
                .isEqualTo(new StringType(TIME.toFullString()))
                .hasToString(TIME.toFullString());
        assertThat(StateToCloud.of(PICTURE, "String")).isNull();
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(TIME, "DateTime", TIME),
                arguments(new StringType(TIME.toFullString()), "DateTime", TIME),
                arguments(new StringType("soon"), "DateTime", null),
                arguments(new StringType("52.5,13.4"), "Location", PLACE),
                arguments(new StringType("0,100,40"), "Color", RED),
                arguments(new StringType("40"), "Dimmer", new PercentType(40)),
                arguments(new StringType("400"), "Dimmer", null),
                arguments(new StringType("STOP"), "Rollershutter", StopMoveType.STOP),
                arguments(new StringType("OPEN"), "Contact", null),
                arguments(PLACE, "Location", PLACE),
                arguments(OnOffType.ON, "Location", null),
                arguments(OnOffType.ON, "Dimmer", OnOffType.ON),
                arguments(OpenClosedType.OPEN, "Dimmer", PercentType.HUNDRED),
                arguments(UpDownType.UP, "Dimmer", PercentType.HUNDRED),
                arguments(RED, "Dimmer", new PercentType(40)),
                arguments(new DecimalType(40), "Dimmer", new PercentType(40)),
                arguments(new DecimalType(101), "Dimmer", null),
                arguments(new DecimalType(-1), "Dimmer", null),
                arguments(new QuantityType<>("0.4"), "Dimmer", new PercentType(40)),
                arguments(HOT, "Dimmer", null),
                arguments(OnOffType.ON, "Rollershutter", PercentType.HUNDRED),
                arguments(UpDownType.UP, "Rollershutter", UpDownType.UP),
                arguments(new PercentType(40), "Rollershutter", new PercentType(40)),
                arguments(RED, "Color", RED),
                arguments(OnOffType.OFF, "Color", OnOffType.OFF),
                arguments(new PercentType(40), "Color", new PercentType(40)),
                arguments(OpenClosedType.OPEN, "Contact", null),
                arguments(PICTURE, "Image", null),
                arguments(new StringType("warm"), null, new StringType("warm")),
                arguments(OpenClosedType.OPEN, "Player", OpenClosedType.OPEN),
                arguments(PICTURE, null, null));
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherChannelsTakeWhatOpenhabLetsThrough(State state, String itemType, Command expected) {
        assertThat(StateToCloud.of(state, itemType)).isEqualTo(expected);
    }

    @ParameterizedTest
    @FieldSource("org.openhab.binding.aliyuniot.internal.mirror.ItemTypes#NAMES")
    void whatGoesUpIsOfATypeThatTheChannelTakesAndNullIsNever(String itemType) {
        for (State state : STATES) {
            Command command = StateToCloud.of(state, itemType);
            if (command != null) {
                assertThat(ItemTypes.commands(itemType)).as(state.toString()).contains(command.getClass());
            }
        }
        assertThat(StateToCloud.of(UnDefType.NULL, itemType)).isNull();
        assertThat(StateToCloud.of(UnDefType.UNDEF, itemType)).isNull();
    }

    @ParameterizedTest
    @FieldSource("org.openhab.binding.aliyuniot.internal.mirror.ItemTypes#NAMES")
    void aNumberOfAMillionDigitsOrMoreGoesNowhere(String itemType) {
        DecimalType huge = new DecimalType(new BigDecimal("1e999999999"));
        assertThat(StateToCloud.of(huge, itemType)).isNull();
        assertThat(StateToCloud.of(new DecimalType(new BigDecimal("1e-999999999")), itemType))
                .isNull();
    }
}
