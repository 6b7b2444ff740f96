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
package org.openhab.binding.aliyuniot.link.thingmodel.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataTypeTest {
    private static final DataType PERCENT = new NumberType(
            NumberType.Kind.INT, BigDecimal.ZERO, BigDecimal.valueOf(100), BigDecimal.TEN, "%", "percent");
    private static final DataType TEMPERATURE = new NumberType(
            NumberType.Kind.DOUBLE, new BigDecimal("-40"), new BigDecimal("55"), new BigDecimal("0.1"), "°C", "");
    private static final DataType SWITCH = new BoolType("off", "on");
    private static final DataType PLACE = new StructType(
            List.of(new Field("x", "X", PERCENT), new Field("deep", "Deep", new ArrayType(2, new DateType()))));
    private static final Map<String, DataType> TYPES = Map.ofEntries(
            Map.entry("percent", PERCENT),
            Map.entry("int", new NumberType(NumberType.Kind.INT, null, null, null, "", "")),
            Map.entry("float", new NumberType(NumberType.Kind.FLOAT, null, null, null, "", "")),
            Map.entry("temperature", TEMPERATURE),
            Map.entry("double", new NumberType(NumberType.Kind.DOUBLE, null, null, null, "", "")),
            Map.entry("bool", SWITCH),
            Map.entry("enum", new EnumType(new TreeMap<>(Map.of(0, "auto", 2, "cool", -1, "odd")))),
            Map.entry("text", new TextType(6)),
            Map.entry("date", new DateType()),
            Map.entry("struct", PLACE),
            Map.entry("array", new ArrayType(2, SWITCH)));

    private static DataType type(String name) {
        DataType type = TYPES.get(name);
        assertThat(type).as(name).isNotNull();
        return type;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "percent | 0 | 0",
                "percent | 100 | 100",
                "percent | 7 | 7",
                "percent | '\"42\"' | 42",
                "percent | 42.0 | 42",
                "percent | 1e2 | 100",
                "int | -2147483648 | -2147483648",
                "int | 2147483647 | 2147483647",
                "temperature | 21.50 | 21.5",
                "temperature | '\"-40\"' | -40",
                "temperature | 55.000 | 55",
                "temperature | 0.0 | 0",
                "temperature | 21.123456 | 21.123456",
                "float | 3.4e38 | 3.4E+38",
                "double | 1.7e308 | 1.7E+308",
                "double | 1E2 | 100",
                "bool | 0 | 0",
                "bool | 1 | 1",
                "bool | true | 1",
                "bool | false | 0",
                "bool | '\"1\"' | 1",
                "bool | 1.0 | 1",
                "enum | 2 | 2",
                "enum | '\"-1\"' | -1",
                "enum | 0.0 | 0",
                "text | '\"\"' | '\"\"'",
                "text | '\"abcdef\"' | '\"abcdef\"'",
                "text | '\"温度\"' | '\"温度\"'",
                "date | '\"1510799670074\"' | '\"1510799670074\"'",
                "date | 1510799670074 | '\"1510799670074\"'",
                "struct | {} | {}",
                "struct | '{\"x\":\"1\",\"deep\":[7]}' | '{\"x\":1,\"deep\":[\"7\"]}'",
                "array | [] | []",
                "array | '[true,\"0\"]' | '[1,0]'"
            })
    void valuesAreSentInOneForm(String type, String value, String sent) throws Exception {
        assertThat(type(type).check(JsonParser.parseString(value))).hasToString(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "percent | -1 | The value has to be at least 0",
                "percent | 101 | The value has to be at most 100",
                "percent | 0.5 | The value has to be a whole number",
                "percent | '\"\"' | The value has to be a number",
                "percent | '\"x\"' | The value has to be a number",
                "percent | true | The value has to be a number",
                "percent | null | The value has to be a number",
                "percent | {} | The value has to be a number",
                "percent | 1e999999999 | The value has to be a number",
                "percent | 1e-999999999 | The value has to be a number",
                "int | 2147483648 | The value has to be at most 2147483647",
                "int | -2147483649 | The value has to be at least -2147483648",
                "temperature | 55.1 | The value has to be at most 55",
                "temperature | '\"NaN\"' | The value has to be a number",
                "float | 3.5e38 | The value has to be at most 3.4028234663852886E+38",
                "double | 1e309 | The value has to be a number",
                "bool | 2 | The value has to be 0 or 1",
                "bool | '\"true\"' | The value has to be 0 or 1",
                "bool | null | The value has to be 0 or 1",
                "enum | 1 | 'The value has to be one of -1, 0, 2'",
                "enum | 0.5 | 'The value has to be one of -1, 0, 2'",
                "enum | 4294967296 | 'The value has to be one of -1, 0, 2'",
                "enum | 1e300 | 'The value has to be one of -1, 0, 2'",
                "text | 1 | The value has to be a text",
                "text | null | The value has to be a text",
                "text | '\"abcdefg\"' | The value has to have at most 6 bytes in UTF-8",
                "text | '\"温度计\"' | The value has to have at most 6 bytes in UTF-8",
                "text | '\"\\ud800\"' | The value has to have whole characters only",
                "date | '\"2020-01-01\"' | The value has to be a time in whole milliseconds since 1970",
                "date | 1.5 | The value has to be a time in whole milliseconds since 1970",
                "date | 1234567890123456789 | The value has to be a time in whole milliseconds since 1970",
                "struct | [] | The value has to be an object",
                "struct | '\"{}\"' | The value has to be an object",
                "struct | '{\"y\":1}' | 'The value has no member \"y\" in the thing model'",
                "struct | '{\"x\":101}' | Member x has to be at most 100",
                "struct | '{\"deep\":[1,{}]}' | Element 2 of member deep has to be a time in whole milliseconds since 1970",
                "array | {} | The value has to be an array",
                "array | '[0,1,0]' | The value has to have at most 2 elements",
                "array | '[0,[]]' | Element 2 has to be 0 or 1"
            })
    void othersAreRefusedWithTheRule(String type, String value, String message) {
        assertThatExceptionOfType(ValueRefusedException.class)
                .isThrownBy(() -> type(type).check(JsonParser.parseString(value)))
                .withMessage(message);
    }

    @Test
    void theRuleGoesBehindAName() {
        assertThatExceptionOfType(ValueRefusedException.class)
                .isThrownBy(() -> PERCENT.check(new JsonPrimitive(101)))
                .satisfies(e -> assertThat(e.rule()).isEqualTo("has to be at most 100"));
        assertThatExceptionOfType(ValueRefusedException.class)
                .isThrownBy(() -> PLACE.check(JsonParser.parseString("{\"x\":101}")))
                .satisfies(e -> assertThat(e.rule()).isEqualTo("is refused: member x has to be at most 100"));
    }

    @Test
    void foreignNamesDoNotBreakOutOfTheSentence() {
        assertThatExceptionOfType(ValueRefusedException.class)
                .isThrownBy(() -> PLACE.check(JsonParser.parseString("{\"" + "a\\n\\u202e".repeat(1000) + "\":1}")))
                .satisfies(e -> assertThat(e.getMessage())
                        .hasSizeLessThan(150)
                        .doesNotContain("\n")
                        .doesNotContain("\u202e"));
    }

    @Test
    void codesAreThoseOfTheThingModel() {
        assertThat(TYPES.values())
                .extracting(DataType::code)
                .containsOnly("int", "float", "double", "bool", "enum", "text", "date", "struct", "array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "+1", "-1.5", ".5", "5.", "1e3", "1E-300", "0000000000000000000000000000000000000001"})
    void numbersHaveADozenForms(String text) {
        assertThat(BoundedDecimal.of(new JsonPrimitive(text))).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " 1",
                "1 ",
                "1,5",
                "0x10",
                "1f",
                "1e1000",
                "٣",
                "Infinity",
                "--1",
                ".",
                "e1",
                "10000000000000000000000000000000000000001"
            })
    void otherTextsAreNone(String text) {
        assertThat(BoundedDecimal.of(new JsonPrimitive(text))).isNull();
    }

    @Test
    void typesThatTakeNothingAreNotMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumberType(NumberType.Kind.INT, BigDecimal.ONE, BigDecimal.ZERO, null, "", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new TextType(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ArrayType(0, SWITCH));
        assertThatIllegalArgumentException().isThrownBy(() -> new EnumType(new TreeMap<>()));
    }

    @Test
    void longListsOfChoicesAreCut() {
        TreeMap<Integer, String> labels = new TreeMap<>();
        IntStream.range(0, 100).forEach(i -> labels.put(i, "x"));

        assertThatExceptionOfType(ValueRefusedException.class)
                .isThrownBy(() -> new EnumType(labels).check(new JsonArray()))
                .withMessageEndingWith("18, 19, …");
    }
}
