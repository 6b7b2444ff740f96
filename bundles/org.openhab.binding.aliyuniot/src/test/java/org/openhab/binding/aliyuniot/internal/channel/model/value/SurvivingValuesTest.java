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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.thingmodel.type.ArrayType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.BoolType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DateType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.EnumType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;
import org.openhab.binding.aliyuniot.link.thingmodel.type.NumberType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.StructType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.TextType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** Whatever a thing model allows survives the way down to an item and up again. */
@NonNullByDefault({})
class SurvivingValuesTest {
    private static final String SEED = "20261129";
    private static final int STEPS = 1_000;

    /** A type and something that it allows. */
    record Allowed(DataType type, JsonElement value) {}

    @Property(tries = 2_000, seed = SEED)
    void whatATypeAllowsIsTheSameAfterTheWayDownAndUp(@ForAll("allowed") Allowed allowed) throws Exception {
        JsonElement wanted = TslValues.checked(allowed.type(), allowed.value());

        Command command = TslValues.read(allowed.type(), allowed.value());

        assertThat(command).isInstanceOf(State.class);
        assertThat(TslValues.write(allowed.type(), command)).isEqualTo(wanted);
    }

    @Property(tries = 2_000, seed = SEED)
    void whatIsBetweenTwoStepsIsSentAsTheNearest(@ForAll("steps") BigDecimal step, @ForAll("shares") BigDecimal share)
            throws Exception {
        NumberType type = new NumberType(
                NumberType.Kind.DOUBLE, BigDecimal.ZERO, step.multiply(BigDecimal.valueOf(STEPS)), step, "", "");
        BigDecimal value = type.max().multiply(share);

        BigDecimal sent = TslValues.write(type, new DecimalType(value)).getAsBigDecimal();

        assertThat(sent.subtract(value).abs()).isLessThanOrEqualTo(step);
        assertThat(sent.divide(step, 9, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .scale())
                .isLessThanOrEqualTo(0);
    }

    @Provide
    Arbitrary<BigDecimal> steps() {
        return Arbitraries.of("0.001", "0.01", "0.05", "0.1", "0.5", "1", "2.5", "10")
                .map(BigDecimal::new);
    }

    @Provide
    Arbitrary<BigDecimal> shares() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.ONE)
                .ofScale(6);
    }

    @Provide
    Arbitrary<Allowed> allowed() {
        return allowed(2);
    }

    private static Arbitrary<Allowed> allowed(int depth) {
        Arbitrary<Allowed> plain = Arbitraries.oneOf(whole(), broken(), doubles(), bools(), enums(), texts(), dates());
        return depth == 0
                ? plain
                : Arbitraries.frequencyOf(
                        Tuple.of(3, plain), Tuple.of(1, structs(depth - 1)), Tuple.of(1, arrays(depth - 1)));
    }

    /** Some with a unit that openHAB has, some with one that it has not. */
    private static Arbitrary<String> units() {
        return Arbitraries.of("", "°C", "℉", "%", "kW·h", "Lux", "μg/m³", "只", "r/min");
    }

    private static Arbitrary<Allowed> whole() {
        return Combinators.combine(Arbitraries.integers(), units())
                .as((value, unit) -> new Allowed(
                        new NumberType(NumberType.Kind.INT, null, null, BigDecimal.ONE, unit, ""),
                        new JsonPrimitive(value)));
    }

    /** On a step, as others are rounded on their way up. */
    private static Arbitrary<Allowed> broken() {
        Arbitrary<BigDecimal> counts = Arbitraries.integers().between(0, STEPS).map(BigDecimal::valueOf);
        Arbitrary<BigDecimal> steps = Arbitraries.of("0.01", "0.5", "1", "0.3").map(BigDecimal::new);
        return Combinators.combine(
                        Arbitraries.of(NumberType.Kind.FLOAT, NumberType.Kind.DOUBLE),
                        counts,
                        steps,
                        Arbitraries.integers().between(-500, 500).map(BigDecimal::valueOf),
                        units())
                .as((kind, count, step, least, unit) -> new Allowed(
                        new NumberType(
                                kind, least, least.add(step.multiply(BigDecimal.valueOf(STEPS))), step, unit, ""),
                        new JsonPrimitive(least.add(step.multiply(count)))));
    }

    private static Arbitrary<Allowed> doubles() {
        return Combinators.combine(Arbitraries.doubles(), units())
                .as((value, unit) -> new Allowed(
                        new NumberType(NumberType.Kind.DOUBLE, null, null, null, unit, ""),
                        new JsonPrimitive(BigDecimal.valueOf(value))));
    }

    private static Arbitrary<Allowed> bools() {
        return Arbitraries.of(new JsonPrimitive(0), new JsonPrimitive(1), new JsonPrimitive(true))
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
        return Arbitraries.longs()
                .between(-9_999_999_999_999L, 253_402_300_799_999L)
                .map(millis -> new Allowed(new DateType(), new JsonPrimitive(millis)));
    }

    private static Arbitrary<Allowed> structs(int depth) {
        return allowed(depth).list().ofMaxSize(4).map(members -> {
            JsonObject values = new JsonObject();
            List<Field> fields = members.stream()
                    .map(member -> {
                        String identifier = "m" + values.size();
                        values.add(identifier, member.value());
                        return new Field(identifier, identifier, member.type());
                    })
                    .toList();
            return new Allowed(new StructType(fields), values);
        });
    }

    private static Arbitrary<Allowed> arrays(int depth) {
        return Combinators.combine(allowed(depth), Arbitraries.integers().between(0, 4))
                .as((item, count) -> {
                    JsonArray values = new JsonArray();
                    Collections.nCopies(count, item.value()).forEach(values::add);
                    return new Allowed(new ArrayType(4, item.type()), values);
                });
    }
}
