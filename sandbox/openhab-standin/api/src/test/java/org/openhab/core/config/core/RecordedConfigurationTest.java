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
package org.openhab.core.config.core;

import com.google.gson.JsonElement;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;
import org.openhab.core.config.core.ConfigurationClasses.E;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;
import org.openhab.standin.recordings.Recordings;
import org.openhab.standin.recordings.TypedValues;

/** Configurations behave as the recorded ones of the real API. */
@NonNullByDefault({})
class RecordedConfigurationTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("A", "1", "B", "two", "EMPTY", "", "NESTED", "${ENV:A}");

    private static final Map<String, Class<?>> TARGETS = Map.of(
            "BigDecimal", BigDecimal.class,
            "Boolean", Boolean.class,
            "Double", Double.class,
            "Float", Float.class,
            "Integer", Integer.class,
            "Long", Long.class,
            "String", String.class,
            "enum E", E.class,
            "int", int.class);

    @BeforeEach
    void setRecordedEnvironment() {
        ConfigUtil.setEnvProvider(ENVIRONMENT::get);
    }

    @AfterEach
    void restoreEnvironment() {
        ConfigUtil.setEnvProvider(System::getenv);
    }

    static Stream<RecordedCase> as() {
        return Recordings.of("config/as").stream();
    }

    @ParameterizedTest
    @MethodSource("as")
    void asFillsTheFieldAsRecorded(final RecordedCase recorded) {
        LoggedOutcome.assertSame(recorded, () -> {
            final Configuration configuration = recorded.inputs().has("missing")
                    ? new Configuration()
                    : new Configuration(Map.of("x", value(recorded, "value")));
            final Class<?> type = ConfigurationClasses.declaring(recorded.requiredText("field"));
            final Object filled = configuration.as(type);
            return filled == null ? null : Outcomes.fields(Collections.singletonMap("x", fieldX(filled)));
        });
    }

    private static Object fieldX(final Object filled) throws ReflectiveOperationException {
        Class<?> type = filled.getClass();
        while (Stream.of(type.getDeclaredFields())
                .noneMatch(field -> field.getName().equals("x"))) {
            type = type.getSuperclass();
        }
        final Field field = type.getDeclaredField("x");
        field.setAccessible(true);
        final Object value = field.get(filled);
        return value instanceof Map ? value : outcome(value);
    }

    static Stream<RecordedCase> valueAs() {
        return Recordings.of("config/valueAs").stream();
    }

    @ParameterizedTest
    @MethodSource("valueAs")
    void valueAsConvertsAsRecorded(final RecordedCase recorded) {
        final Class<?> target = TARGETS.get(recorded.requiredText("target"));
        final Object value = value(recorded, "value");
        LoggedOutcome.assertSame(recorded, () -> result(ConfigParser.valueAs(value, target)));
    }

    static Stream<RecordedCase> normalizeType() {
        return Recordings.of("config/normalizeType").stream();
    }

    @ParameterizedTest
    @MethodSource("normalizeType")
    void valuesAreNormalisedAsRecorded(final RecordedCase recorded) {
        final JsonElement parameter = recorded.inputs().get("parameter");
        LoggedOutcome.assertSame(
                recorded,
                () -> result(ConfigUtil.normalizeType(
                        value(recorded, "value"),
                        parameter == null ? null : RecordedParameters.parameter(parameter.getAsJsonObject()))));
    }

    static Stream<RecordedCase> defaultValue() {
        return Recordings.of("config/defaultValue").stream();
    }

    @ParameterizedTest
    @MethodSource("defaultValue")
    void defaultsHaveTheRecordedType(final RecordedCase recorded) {
        LoggedOutcome.assertSame(
                recorded,
                () -> result(ConfigUtil.getDefaultValueAsCorrectType(
                        RecordedParameters.parameter(recorded.inputs().getAsJsonObject("parameter")))));
    }

    static Stream<RecordedCase> applyDefaults() {
        return Recordings.of("config/applyDefaults").stream();
    }

    @ParameterizedTest
    @MethodSource("applyDefaults")
    void defaultsFillOnlyWhatIsMissing(final RecordedCase recorded) {
        LoggedOutcome.assertSame(recorded, () -> {
            final Configuration configuration = new Configuration();
            final Object a = value(recorded, "a");
            if (a != null) {
                configuration.put("a", a);
            }
            final ConfigDescription description = ConfigDescriptionBuilder.create(URI.create("test:t"))
                    .withParameter(ConfigDescriptionParameterBuilder.create("a", Type.INTEGER)
                            .withDefault("5")
                            .build())
                    .withParameter(ConfigDescriptionParameterBuilder.create("b", Type.TEXT)
                            .withDefault("x")
                            .build())
                    .withParameter(ConfigDescriptionParameterBuilder.create("c", Type.TEXT)
                            .build())
                    .build();
            ConfigUtil.applyDefaultConfiguration(configuration, description);
            final Map<String, Object> entries = new HashMap<>();
            configuration.keySet().forEach(key -> entries.put(key, outcome(configuration.get(key))));
            return Outcomes.fields(Map.of("entries", entries));
        });
    }

    static Stream<RecordedCase> resolveVariables() {
        return Recordings.of("config/resolveVariables").stream();
    }

    @ParameterizedTest
    @MethodSource("resolveVariables")
    void variablesAreResolvedAsRecorded(final RecordedCase recorded) {
        LoggedOutcome.assertSame(recorded, () -> result(ConfigUtil.resolveVariables(value(recorded, "value"))));
    }

    static Stream<RecordedCase> object() {
        return Recordings.of("config/object").stream();
    }

    @ParameterizedTest
    @MethodSource("object")
    void theConfigurationObjectBehavesAsRecorded(final RecordedCase recorded) {
        LoggedOutcome.assertSame(recorded, () -> switch (recorded.call()) {
            case "toString of an empty configuration, one with a=5 (Integer), one with n=null" -> texts();
            case "new Configuration((Map) null) and new Configuration((Configuration) null): number of keys" ->
                Outcomes.fields(Map.of(
                        "map",
                                new Configuration((Map<String, Object>) null)
                                        .keySet()
                                        .size(),
                        "configuration",
                                new Configuration((Configuration) null).keySet().size()));
            case "equality: {a=1 Integer} vs {a=1 BigDecimal} vs {a=1.0 BigDecimal} vs {a=\"1\"}" -> equality();
            case "getProperties() is a read-only snapshot: put into it; change configuration afterwards" -> snapshots();
            case "setProperties replaces everything and normalises" -> replacement();
            case "a copied configuration is independent of its source" -> copies();
            case "new Configuration(map with a mixed list [1 Integer, \"x\"])" ->
                new Configuration(Map.of("a", List.of(1, "x")));
            case "new Configuration(map with an unsupported value: a URI)" ->
                new Configuration(Map.of("a", URI.create("a:b")));
            default -> throw new IllegalArgumentException("No replay for " + recorded.call());
        });
    }

    private static Object texts() {
        final Configuration nullValue = new Configuration();
        nullValue.put("n", null);
        return Outcomes.fields(Map.of(
                "empty", new Configuration().toString(),
                "one", of(5).toString(),
                "nullValue", nullValue.toString()));
    }

    private static Object equality() {
        return Outcomes.fields(Map.of(
                "integerVsBigDecimal", of(1).equals(of(BigDecimal.ONE)),
                "integerVsScaled", of(1).equals(of(new BigDecimal("1.0"))),
                "integerVsString", of(1).equals(of("1")),
                "sameHash", of(1).hashCode() == of(BigDecimal.ONE).hashCode()));
    }

    private static Object snapshots() {
        final Configuration configuration = of(1);
        final Map<String, Object> snapshot = configuration.getProperties();
        configuration.put("a", 2);
        return Outcomes.fields(Map.of(
                "putIntoSnapshot", Outcomes.observe(() -> snapshot.put("a", 3)),
                "snapshotA", Outcomes.of(snapshot.get("a")),
                "keySetAdd", Outcomes.observe(() -> configuration.keySet().add("b")),
                "valuesAdd", Outcomes.observe(() -> configuration.values().add("b"))));
    }

    private static Object replacement() {
        final Configuration configuration = of(1);
        configuration.setProperties(Map.of("b", 2));
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", configuration.get("a"));
        fields.put("b", outcome(configuration.get("b")));
        return Outcomes.fields(fields);
    }

    private static Object copies() {
        final Configuration source = of(1);
        final Configuration copy = new Configuration(source);
        copy.put("a", 9);
        return Outcomes.fields(Map.of("source", outcome(source.get("a")), "copy", outcome(copy.get("a"))));
    }

    private static Configuration of(final Object a) {
        return new Configuration(Map.of("a", a));
    }

    private static Object value(final RecordedCase recorded, final String input) {
        return TypedValues.read(recorded.inputs().get(input), E::valueOf);
    }

    private static Object outcome(final Object value) {
        return value == null ? null : Outcomes.of(value);
    }

    private static Object result(final Object value) {
        return Outcomes.fields(Collections.singletonMap("result", outcome(value)));
    }
}
