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
package org.openhab.binding.aliyuniot.internal.channel.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.aliyuniot.link.thingmodel.type.ArrayType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.BoolType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DateType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.EnumType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;
import org.openhab.binding.aliyuniot.link.thingmodel.type.NumberType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.StructType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.TextType;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.IncreaseDecreaseType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;

/** Every type of a thing model, with every type of commands that items give, both ways. */
@NonNullByDefault({})
class TslValuesTest {
    private static final DataType INT = number(NumberType.Kind.INT, "-10", "1000", null, "");
    private static final DataType LEVEL = number(NumberType.Kind.INT, "0", "100", "1", "%");
    private static final DataType FLOAT = number(NumberType.Kind.FLOAT, "-40", "100", "0.5", "");
    private static final DataType DOUBLE = number(NumberType.Kind.DOUBLE, null, null, null, "");
    private static final DataType CELSIUS = number(NumberType.Kind.DOUBLE, "-40", "55.5", "0.1", "°C");
    private static final DataType BOOL = new BoolType("off", "on");
    private static final DataType ENUM = new EnumType(new TreeMap<>(Map.of(0, "white", 1, "red", 2, "blue")));
    private static final DataType TEXT = new TextType(40);
    private static final DataType DATE = new DateType();
    private static final DataType STRUCT = new StructType(List.of(new Field("hue", "Hue", INT)));
    private static final DataType ARRAY = new ArrayType(3, INT);

    private static final Command ON = OnOffType.ON;
    private static final Command OPEN = text("OPEN");
    private static final Command UP = UpDownType.UP;
    private static final Command STOP = StopMoveType.STOP;
    private static final Command MORE = IncreaseDecreaseType.INCREASE;
    private static final Command SEVEN = new DecimalType(7);
    private static final Command HALF = new PercentType(50);
    private static final Command GREEN = new HSBType("120,100,30");
    private static final Command WARM = new QuantityType<>("68 °F");
    private static final Command SHARE = new QuantityType<>("25 %");
    private static final Command NOON = new DateTimeType(Instant.parse("2026-11-29T12:00:00.250Z"));
    private static final Command PLACE = new PointType("52.5,13.4");

    private static Command text(String text) {
        return new StringType(text);
    }

    private static DataType number(NumberType.Kind kind, String min, String max, String step, String unit) {
        return new NumberType(kind, decimal(min), decimal(max), decimal(step), unit, "");
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    static Stream<Arguments> sent() {
        return Stream.of(
                row(INT, SEVEN, "7"),
                row(INT, ON, "1"),
                row(INT, OnOffType.OFF, "0"),
                row(INT, UP, "100"),
                row(INT, UpDownType.DOWN, "0"),
                row(INT, HALF, "50"),
                row(INT, GREEN, "30"),
                row(INT, WARM, "68"),
                row(INT, new DecimalType("7.5"), "8"),
                row(INT, text(" 12 "), "12"),
                row(INT, text("dark"), "has to be a number"),
                row(INT, new DecimalType(1001), "has to be at most 1000"),
                row(INT, new DecimalType(-11), "has to be at least -10"),
                row(INT, new DecimalType("1E300"), "has to be at most 1000"),
                row(INT, new DecimalType("1E401"), "has to be a number of fewer digits"),
                row(INT, STOP, "has to be a number"),
                row(INT, MORE, "has to be a number"),
                row(INT, NOON, "has to be a number"),
                row(INT, PLACE, "has to be a number"),
                row(INT, RefreshType.REFRESH, "has to be a number"),
                row(LEVEL, ON, "100"),
                row(LEVEL, OnOffType.OFF, "0"),
                row(LEVEL, SHARE, "25"),
                row(LEVEL, HALF, "50"),
                row(LEVEL, WARM, "has to have a unit that can be converted to %"),
                row(FLOAT, SEVEN, "7"),
                row(FLOAT, new DecimalType("21.3"), "21.5"),
                row(FLOAT, new DecimalType("21.2"), "21"),
                row(FLOAT, new DecimalType("100.2"), "100"),
                row(FLOAT, new DecimalType("100.3"), "has to be at most 100"),
                row(DOUBLE, new DecimalType("0.1"), "0.1"),
                row(DOUBLE, new DecimalType("1E300"), "1E+300"),
                row(CELSIUS, WARM, "20"),
                row(CELSIUS, new QuantityType<>("69 °F"), "20.6"),
                row(CELSIUS, new QuantityType<>("300 K"), "26.9"),
                row(CELSIUS, new QuantityType<>("21.5 °C"), "21.5"),
                row(CELSIUS, SEVEN, "7"),
                row(CELSIUS, new QuantityType<>("140 °F"), "has to be at most 55.5"),
                row(CELSIUS, new QuantityType<>("1 V"), "has to have a unit that can be converted to °C"),
                row(BOOL, ON, "1"),
                row(BOOL, OnOffType.OFF, "0"),
                row(BOOL, OPEN, "1"),
                row(BOOL, text("closed"), "0"),
                row(BOOL, text("true"), "1"),
                row(BOOL, text("maybe"), "has to be ON or OFF"),
                row(BOOL, UP, "1"),
                row(BOOL, UpDownType.DOWN, "0"),
                row(BOOL, HALF, "1"),
                row(BOOL, PercentType.ZERO, "0"),
                row(BOOL, GREEN, "1"),
                row(BOOL, HSBType.BLACK, "0"),
                row(BOOL, new DecimalType(1), "1"),
                row(BOOL, SEVEN, "has to be 0 or 1"),
                row(BOOL, STOP, "has to be a number"),
                row(ENUM, new DecimalType(2), "2"),
                row(ENUM, text("2"), "2"),
                row(ENUM, ON, "1"),
                row(ENUM, SEVEN, "has to be one of 0, 1, 2"),
                row(ENUM, new DecimalType("1.5"), "has to be one of 0, 1, 2"),
                row(ENUM, text("red"), "has to be a number"),
                row(TEXT, text("hello"), "\"hello\""),
                row(TEXT, ON, "\"ON\""),
                row(TEXT, SEVEN, "\"7\""),
                row(TEXT, WARM, "\"68 °F\""),
                row(TEXT, STOP, "\"STOP\""),
                row(TEXT, PLACE, "\"52.5,13.4\""),
                row(TEXT, text("ä".repeat(21)), "has to have at most 40 bytes in UTF-8"),
                row(DATE, NOON, "\"1795953600250\""),
                row(DATE, text("2026-11-29T12:00:00Z"), "\"1795953600000\""),
                row(DATE, text("1795953600000"), "\"1795953600000\""),
                row(DATE, new DecimalType("1795953600000"), "\"1795953600000\""),
                row(DATE, text("at noon"), "has to be a number"),
                row(DATE, text("noT a time"), "has to be a date and time as of ISO 8601"),
                row(DATE, new DecimalType("1.5"), "has to be a time in whole milliseconds since 1970"),
                row(STRUCT, text("{\"hue\":7}"), "{\"hue\":7}"),
                row(STRUCT, text("{\"hue\":\"7\"}"), "{\"hue\":7}"),
                row(STRUCT, text("{\"hue\":7000}"), "is refused: member hue has to be at most 1000"),
                row(STRUCT, text("{}"), "{}"),
                row(STRUCT, text("{"), "has to be in JSON"),
                row(STRUCT, SEVEN, "has to be an object"),
                row(ARRAY, text("[1,2,3]"), "[1,2,3]"),
                row(ARRAY, text("[1,2,3,4]"), "has to have at most 3 elements"),
                row(ARRAY, text("[1,x"), "has to be in JSON"),
                row(ARRAY, text("[1],\"v\":[2]"), "has to be in JSON"),
                row(ARRAY, ON, "has to be in JSON"),
                row(ARRAY, SEVEN, "has to be an array"));
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @MethodSource
    void sent(DataType type, Command command, String expected) throws Exception {
        if (expected.startsWith("has ") || expected.startsWith("is ")) {
            assertThatThrownBy(() -> TslValues.write(type, command))
                    .isInstanceOf(UnfitValueException.class)
                    .hasMessageContaining(expected);
        } else {
            assertThat(TslValues.write(type, command)).hasToString(expected);
        }
    }

    static Stream<Arguments> received() {
        return Stream.of(
                row(INT, "7", new DecimalType(7)),
                row(INT, "\"7\"", new DecimalType(7)),
                row(LEVEL, "25", SHARE),
                row(FLOAT, "21.5", new DecimalType("21.5")),
                row(CELSIUS, "20.5", new QuantityType<>("20.5 °C")),
                row(BOOL, "1", OnOffType.ON),
                row(BOOL, "0", OnOffType.OFF),
                row(BOOL, "true", OnOffType.ON),
                row(ENUM, "2", new DecimalType(2)),
                row(TEXT, "\"hello\"", text("hello")),
                row(DATE, "\"1795953600250\"", NOON),
                row(DATE, "1795953600250", NOON),
                row(STRUCT, "{\"hue\":\"7\"}", text("{\"hue\":7}")),
                row(ARRAY, "[1, 2]", text("[1,2]")));
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @MethodSource
    void received(DataType type, String json, Command expected) throws Exception {
        JsonElement value = JsonParser.parseString(json);

        Command read = TslValues.read(type, value);

        assertThat(read).isEqualTo(expected).isInstanceOf(State.class);
        assertThat(TslValues.write(type, read)).isEqualTo(TslValues.checked(type, value));
    }

    @Test
    void stepsBeginAtTheSmallestValueAndEndBelowTheLargest() throws Exception {
        DataType odd = number(NumberType.Kind.FLOAT, "1.2", "3.9", "1", "");

        assertThat(TslValues.write(odd, new DecimalType("1.2"))).hasToString("1.2");
        assertThat(TslValues.write(odd, new DecimalType("2.8"))).hasToString("3.2");
        assertThat(TslValues.write(odd, new DecimalType("3.9"))).hasToString("3.2");
    }

    private static Arguments row(Object... columns) {
        return Arguments.of(columns);
    }
}
