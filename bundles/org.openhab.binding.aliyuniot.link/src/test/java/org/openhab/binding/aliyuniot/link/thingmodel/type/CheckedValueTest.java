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
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;

/** What holds for all types and values. */
class CheckedValueTest {
    private static final String SEED = "20261129";
    private static final String MEMBER = "v";

    /** A type and something that it allows, written in one of the forms that others use. */
    record Allowed(DataType type, JsonElement value) {}

    @Property(tries = 2_000, seed = SEED)
    void whatATypeAllowsSurvivesTheWayUpAndDown(@ForAll("allowed") Allowed allowed) {
        JsonElement sent = checked(allowed.type(), allowed.value());

        assertThat(checked(allowed.type(), sent)).hasToString(sent.toString());
        assertThat(checked(allowed.type(), overTheLine(sent))).hasToString(sent.toString());
    }

    @Property(tries = 2_000, seed = SEED)
    void whateverElseComesIsRefusedOrSurvivesToo(
            @ForAll("allowed") Allowed one, @ForAll("anything") JsonElement value) {
        JsonElement sent;
        try {
            sent = one.type().check(value);
        } catch (ValueRefusedException e) {
            assertThat(e).hasMessageMatching("[A-Z].*");
            return;
        }
        assertThat(checked(one.type(), overTheLine(sent))).hasToString(sent.toString());
    }

    private static JsonElement checked(DataType type, JsonElement value) {
        try {
            return type.check(value);
        } catch (ValueRefusedException e) {
            return fail(value + " was refused by " + type, e);
        }
    }

    private static JsonElement overTheLine(JsonElement value) {
        JsonObject message = new JsonObject();
        message.add(MEMBER, value);
        JsonObject read = AlinkJson.object(message.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(read).isNotNull();
        return read == null ? JsonNull.INSTANCE : read.get(MEMBER);
    }

    @Provide
    Arbitrary<Allowed> allowed() {
        return allowed(2);
    }

    @Provide
    Arbitrary<JsonElement> anything() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.of(true, false).map(JsonPrimitive::new),
                () -> Arbitraries.just(JsonNull.INSTANCE),
                () -> Arbitraries.strings().ofMaxLength(8).map(JsonPrimitive::new),
                () -> Arbitraries.bigDecimals().ofScale(3).map(JsonPrimitive::new),
                () -> Arbitraries.integers().map(JsonPrimitive::new),
                () -> anything().list().ofMaxSize(3).map(CheckedValueTest::array),
                () -> anything().map(value -> object(Map.of("m0", value))));
    }

    private static Arbitrary<Allowed> allowed(int depth) {
        Arbitrary<Allowed> plain = Arbitraries.oneOf(numbers(), bools(), enums(), texts(), dates());
        return depth == 0
                ? plain
                : Arbitraries.frequencyOf(
                        Tuple.of(3, plain), Tuple.of(1, structs(depth - 1)), Tuple.of(1, arrays(depth - 1)));
    }

    private static Arbitrary<Allowed> numbers() {
        Arbitrary<BigDecimal> whole = Arbitraries.integers().map(BigDecimal::valueOf);
        Arbitrary<BigDecimal> broken = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e15"), new BigDecimal("1e15"))
                .ofScale(9);
        return Arbitraries.oneOf(
                Combinators.combine(whole, Arbitraries.of(true, false))
                        .as((value, asText) -> number(NumberType.Kind.INT, value, asText)),
                Combinators.combine(
                                Arbitraries.of(NumberType.Kind.FLOAT, NumberType.Kind.DOUBLE),
                                broken,
                                Arbitraries.of(true, false))
                        .as(CheckedValueTest::number));
    }

    private static Allowed number(NumberType.Kind kind, BigDecimal value, boolean asText) {
        return new Allowed(
                new NumberType(kind, value, value.add(BigDecimal.ONE), null, "", ""),
                asText ? new JsonPrimitive(value.toString()) : new JsonPrimitive(value));
    }

    private static Arbitrary<Allowed> bools() {
        return Arbitraries.of(
                        new JsonPrimitive(0),
                        new JsonPrimitive(1),
                        new JsonPrimitive("0"),
                        new JsonPrimitive("1"),
                        new JsonPrimitive(true))
                .map(value -> new Allowed(new BoolType("off", "on"), value));
    }

    private static Arbitrary<Allowed> enums() {
        return Arbitraries.integers()
                .map(key ->
                        new Allowed(new EnumType(new TreeMap<>(Map.of(key, "a", ~key, "b"))), new JsonPrimitive(key)));
    }

    private static Arbitrary<Allowed> texts() {
        return Arbitraries.strings()
                .ofMaxLength(20)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .map(text -> new Allowed(
                        new TextType(Math.max(1, text.getBytes(StandardCharsets.UTF_8).length)),
                        new JsonPrimitive(text)));
    }

    private static Arbitrary<Allowed> dates() {
        return Combinators.combine(Arbitraries.longs().between(0, 9_999_999_999_999L), Arbitraries.of(true, false))
                .as((millis, asText) -> new Allowed(
                        new DateType(), asText ? new JsonPrimitive(millis.toString()) : new JsonPrimitive(millis)));
    }

    private static Arbitrary<Allowed> structs(int depth) {
        return allowed(depth).list().ofMaxSize(4).map(members -> {
            Map<String, JsonElement> values = new TreeMap<>();
            List<Field> fields = members.stream()
                    .map(member -> {
                        String identifier = "m" + values.size();
                        values.put(identifier, member.value());
                        return new Field(identifier, identifier, member.type());
                    })
                    .toList();
            return new Allowed(new StructType(fields), object(values));
        });
    }

    private static Arbitrary<Allowed> arrays(int depth) {
        return Combinators.combine(allowed(depth), Arbitraries.integers().between(0, 4))
                .as((item, count) ->
                        new Allowed(new ArrayType(4, item.type()), array(Collections.nCopies(count, item.value()))));
    }

    private static JsonElement array(List<? extends JsonElement> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    private static JsonElement object(Map<String, JsonElement> values) {
        JsonObject object = new JsonObject();
        values.forEach(object::add);
        return object;
    }
}
