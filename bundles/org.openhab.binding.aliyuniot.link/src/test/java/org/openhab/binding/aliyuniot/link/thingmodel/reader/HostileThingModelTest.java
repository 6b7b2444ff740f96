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
package org.openhab.binding.aliyuniot.link.thingmodel.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;

/** Thing models of somebody who means no good. */
class HostileThingModelTest {
    private static final int CASES = 1_000;
    private static final long SEED = 13;
    /** What a slow machine needs a hundredth of. */
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static final String[] MEMBERS = {
        "identifier", "name", "accessMode", "required", "dataType", "type", "specs", "item", "size", "length", "min",
        "max", "step", "unit", "0", "1", "-1", "properties", "events", "services", "inputData", "outputData",
        "callType", "functionBlockId", "functionBlocks"
    };
    private static final String[] VALUES = {
        "\"int\"",
        "\"float\"",
        "\"double\"",
        "\"bool\"",
        "\"enum\"",
        "\"text\"",
        "\"date\"",
        "\"struct\"",
        "\"array\"",
        "\"r\"",
        "\"rw\"",
        "\"info\"",
        "\"sync\"",
        "\"Temp\"",
        "\"a:b\"",
        "\"::\"",
        "\"1e999999999\"",
        "1e999999999",
        "-1e-999999999",
        "1e308",
        "99999999999999999999999999999999999999999999999",
        "2147483648",
        "-1",
        "0",
        "\"0\"",
        "\"\"",
        "null",
        "true",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"post\"",
        "\"get\""
    };

    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 2);
        if (kind == 0) {
            return '"' + Fuzz.text(random, 10).replace("\\", "").replace("\"", "") + '"';
        }
        if (kind <= 2) {
            return Fuzz.oneOf(random, VALUES);
        }
        if (kind <= 4) {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value(random, depth - 1))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return kind == 5 ? feature(random, depth - 1) : members(random, depth - 1);
    }

    private static String members(Random random, int depth, String... first) {
        Stream<String> others = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> '"' + Fuzz.oneOf(random, MEMBERS) + "\":" + value(random, depth - 1));
        return Stream.concat(Stream.of(first), others).collect(Collectors.joining(",", "{", "}"));
    }

    /** What goes far before something is wrong. */
    private static String feature(Random random, int depth) {
        String specs = switch (random.nextInt(4)) {
            case 0 -> value(random, depth);
            case 1 -> features(random, depth);
            case 2 -> "{\"0\":\"off\",\"1\":" + Fuzz.oneOf(random, VALUES) + "}";
            default -> members(random, depth, "\"size\":1", "\"item\":{\"type\":" + dataType(random) + "}");
        };
        String output = random.nextInt(4) == 0 ? value(random, depth) : features(random, depth);
        return "{\"identifier\":\"f" + random.nextInt(100) + "\",\"accessMode\":\"r\",\"type\":\"info\","
                + "\"callType\":\"sync\",\"dataType\":{\"type\":" + dataType(random) + ",\"specs\":" + specs
                + "},\"outputData\":" + output + "}";
    }

    private static String dataType(Random random) {
        return VALUES[random.nextInt(9)];
    }

    private static String features(Random random, int depth) {
        return IntStream.range(0, depth > 0 ? random.nextInt(3) : 0)
                .mapToObj(i -> feature(random, depth - 2))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String model(Random random) {
        String lists = Stream.of("properties", "events", "services")
                .map(list -> '"' + list + "\":" + features(random, 5))
                .collect(Collectors.joining(",", "{", ""));
        return lists + (random.nextInt(8) == 0 ? ",\"functionBlocks\":" + value(random, 4) : "") + "}";
    }

    private static void readOrRefuse(byte[] tsl) {
        try {
            ThingModel model = ThingModelReader.read(tsl);
            assertThat(model.leftOut())
                    .allSatisfy(sentence ->
                            assertThat(sentence).hasSizeLessThan(500).doesNotContainPattern("\\p{Cntrl}"));
        } catch (ThingModelException e) {
            assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(300).doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Test
    void aThousandOfThemAreReadOrRefused() {
        assertTimeoutPreemptively(BOUND, () -> {
            Random random = new Random(SEED);
            for (int i = 0; i < CASES; i++) {
                String tsl = model(random);
                readOrRefuse(tsl.getBytes(StandardCharsets.UTF_8));
                readOrRefuse(Fuzz.broken(random, tsl));
            }
        });
    }

    private static String nested(int depth) {
        return "{\"properties\":[{\"identifier\":\"P\",\"accessMode\":\"r\",\"dataType\":"
                + "{\"type\":\"array\",\"specs\":{\"size\":1,\"item\":".repeat(depth) + "{\"type\":\"int\"}"
                + "}}".repeat(depth) + "}]}";
    }

    @Test
    void depthHasABound() throws Exception {
        assertThat(ThingModelReader.read(nested(30).getBytes(StandardCharsets.UTF_8))
                        .properties())
                .hasSize(1);
        assertTimeoutPreemptively(
                BOUND,
                () -> assertThatExceptionOfType(ThingModelException.class)
                        .isThrownBy(() -> ThingModelReader.read(nested(10_000).getBytes(StandardCharsets.UTF_8)))
                        .withMessageContaining("nested too deeply"));
    }

    @ParameterizedTest
    @CsvSource({"[, ]", "'{\"properties\":', }"})
    void bracketsDoNotOverflowTheStack(String begin, String end) {
        byte[] tsl = (begin.repeat(50_000) + end.repeat(50_000)).getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(BOUND, () -> readOrRefuse(tsl));
    }

    @Test
    void sizeHasABound() {
        byte[] large = new byte[ThingModelReader.MAX_BYTES + 1];
        assertThatExceptionOfType(ThingModelException.class)
                .isThrownBy(() -> ThingModelReader.read(large))
                .withMessage("The thing model is larger than 1024 KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "1", "[]", "{\"identifier\":\"post\"}"})
    void featuresHaveABound(String feature) throws Exception {
        String list = (feature + ",").repeat(ThingModelReader.MAX_FEATURES - 1) + feature;
        ThingModelReader.read(("{\"events\":[" + list + "]}").getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(ThingModelException.class)
                .isThrownBy(() -> ThingModelReader.read(
                        ("{\"services\":[1],\"events\":[" + list + "]}").getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("more than 1000 features");
    }

    @Test
    void aLargeOneIsReadInTime() {
        String choices = IntStream.range(0, DataTypeReader.MAX_MEMBERS)
                .mapToObj(i -> "\"" + i + "\":\"x\"")
                .collect(Collectors.joining(",", "{", "}"));
        String properties = IntStream.range(0, 180)
                .mapToObj(i -> "{\"identifier\":\"P" + i
                        + "\",\"accessMode\":\"r\",\"dataType\":{\"type\":\"enum\",\"specs\":" + choices + "}}")
                .collect(Collectors.joining(",", "{\"properties\":[", "]}"));
        byte[] tsl = properties.getBytes(StandardCharsets.UTF_8);
        assertThat(tsl.length).isBetween(ThingModelReader.MAX_BYTES / 2, ThingModelReader.MAX_BYTES);

        assertTimeoutPreemptively(
                BOUND, () -> assertThat(ThingModelReader.read(tsl).properties()).hasSize(180));
    }

    @Test
    void membersHaveABound() throws Exception {
        String choices = IntStream.rangeClosed(0, DataTypeReader.MAX_MEMBERS)
                .mapToObj(i -> "\"" + i + "\":\"x\"")
                .collect(Collectors.joining(",", "{", "}"));
        String members = IntStream.rangeClosed(0, DataTypeReader.MAX_MEMBERS)
                .mapToObj(i -> "{\"identifier\":\"m" + i + "\",\"dataType\":{\"type\":\"date\"}}")
                .collect(Collectors.joining(",", "[", "]"));
        ThingModel model = ThingModelReader.read(("{\"properties\":["
                        + "{\"identifier\":\"E\",\"accessMode\":\"r\",\"dataType\":{\"type\":\"enum\",\"specs\":"
                        + choices
                        + "}},{\"identifier\":\"S\",\"accessMode\":\"r\",\"dataType\":{\"type\":\"struct\",\"specs\":"
                        + members + "}}]}")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(model.leftOut())
                .containsExactly(
                        "Property \"E\" is left out: The enum has more than 500 values",
                        "Property \"S\" is left out: specs has more than 500 elements");
    }
}
