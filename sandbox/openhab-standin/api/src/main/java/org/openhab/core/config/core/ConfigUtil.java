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

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Normalises configuration values, applies defaults and resolves references to the environment. */
public class ConfigUtil {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConfigUtil.class);

    // A comma separates the default values of a parameter with several values; "\," is part of one.
    private static final String SEPARATOR = "(?<!\\\\),";

    private static volatile EnvProvider envProvider = System::getenv;

    /** Gives the values of environment variables, so that tests can set them. */
    protected interface EnvProvider {
        @Nullable
        String get(String name);
    }

    protected static void setEnvProvider(final EnvProvider provider) {
        envProvider = provider;
    }

    /** The default as the type of the entry; {@code null} if there is none or, with a warning, if it does not fit. */
    public static @Nullable Object getDefaultValueAsCorrectType(final ConfigDescriptionParameter parameter) {
        final String text = parameter.getDefault();
        if (text == null) {
            return null;
        }
        if (!parameter.isMultiple()) {
            return defaultAs(parameter, text);
        }
        return Arrays.stream(text.split(SEPARATOR))
                .map(element -> element.replace("\\,", ",").trim())
                .filter(element -> !element.isEmpty())
                .map(element -> defaultAs(parameter, element))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Object defaultAs(final ConfigDescriptionParameter parameter, final String text) {
        try {
            return switch (parameter.getType()) {
                case TEXT -> text;
                case BOOLEAN -> Boolean.valueOf(text);
                case DECIMAL -> new BigDecimal(text);
                case INTEGER -> integerDefault(parameter, new BigDecimal(text));
            };
        } catch (NumberFormatException e) {
            LOGGER.warn(
                    "Could not parse default value '{}' as type '{}' for parameter '{}': {}",
                    text,
                    parameter.getType(),
                    parameter.getName(),
                    e.getMessage(),
                    e);
            return null;
        }
    }

    private static BigDecimal integerDefault(final ConfigDescriptionParameter parameter, final BigDecimal value) {
        if (value.stripTrailingZeros().scale() <= 0) {
            return value;
        }
        LOGGER.warn(
                "Default value for parameter '{}' of type 'INTEGER' seems not to be an integer value: {}",
                parameter.getName(),
                parameter.getDefault());
        return value.setScale(0, RoundingMode.DOWN);
    }

    /** Puts the defaults of a description into a configuration where it has no value. */
    public static void applyDefaultConfiguration(
            final Configuration configuration, final @Nullable ConfigDescription configDescription) {
        if (configDescription != null) {
            defaultsFor(configuration.getProperties(), configDescription).forEach(configuration::put);
        }
    }

    private static Map<String, Object> defaultsFor(
            final Map<String, Object> properties, final ConfigDescription configDescription) {
        final Map<String, Object> defaults = new LinkedHashMap<>();
        for (final ConfigDescriptionParameter parameter : configDescription.getParameters()) {
            final Object present = ConfigParser.find(properties, parameter.getName());
            final Object value = present != null ? null : getDefaultValueAsCorrectType(parameter);
            if (value != null) {
                defaults.put(parameter.getName(), value);
            }
        }
        return defaults;
    }

    /** Normalises all values without a description, see {@link #normalizeType(Object)}. */
    public static Map<String, Object> normalizeTypes(final Map<String, Object> configuration) {
        return normalizeTypes(configuration, List.of());
    }

    /** Normalises all values; for a parameter in several descriptions, the first one counts. */
    public static Map<String, Object> normalizeTypes(
            final Map<String, Object> configuration, final List<ConfigDescription> configDescriptions) {
        final Map<String, ConfigDescriptionParameter> parameters = new LinkedHashMap<>();
        for (final ConfigDescription description : configDescriptions) {
            description.getParameters().forEach(parameter -> parameters.putIfAbsent(parameter.getName(), parameter));
        }
        final Map<String, Object> normalized = new LinkedHashMap<>();
        for (final Entry<String, Object> entry : configuration.entrySet()) {
            final Object value = normalizeNullable(entry.getValue(), parameters.get(entry.getKey()));
            normalized.put(entry.getKey(), ConfigParser.presumeNonNull(value));
        }
        return normalized;
    }

    // An entry may be null, although the signatures say otherwise.
    private static @Nullable Object normalizeNullable(
            final @Nullable Object value, final @Nullable ConfigDescriptionParameter parameter) {
        return value == null ? null : normalizeType(value, parameter);
    }

    /**
     * Normalises a value by its own type: numbers become {@link BigDecimal}, elements of a collection likewise.
     *
     * @throws IllegalArgumentException if a configuration cannot hold such a value
     */
    public static Object normalizeType(final Object value) {
        return normalizeType(value, null);
    }

    /**
     * Normalises a value to the type of its parameter, if it can be read as such.
     *
     * @param parameter {@code null} if there is no description
     * @throws IllegalArgumentException if a configuration cannot hold such a value
     */
    public static Object normalizeType(final Object value, final @Nullable ConfigDescriptionParameter parameter) {
        if (parameter == null || "".equals(value)) {
            return ConfigParser.ValueNormalization.byValue(value);
        }
        if (!parameter.isMultiple()) {
            return ConfigParser.ValueNormalization.byType(value, parameter.getType());
        }
        final Type type = parameter.getType();
        final Collection<Object> values = value instanceof Collection<?> collection
                ? ConfigParser.ValueNormalization.nonNull(collection)
                : List.of(value);
        final List<Object> normalized = new ArrayList<>();
        values.forEach(element -> normalized.add(ConfigParser.ValueNormalization.byType(element, type)));
        return normalized;
    }

    /**
     * Replaces {@code ${ENV:NAME}} in texts and lists of texts by the environment's value, once, without nesting.
     *
     * @throws IllegalArgumentException if the environment has no such variable
     */
    public static @Nullable Object resolveVariables(final @Nullable Object value) throws IllegalArgumentException {
        return EnvironmentReference.resolve(value, envProvider);
    }

    /** Resolves all values of a map, see {@link #resolveVariables(Object)}. */
    public static Map<String, Object> resolveVariables(final Map<String, Object> properties)
            throws IllegalArgumentException {
        final Map<String, Object> resolved = new LinkedHashMap<>(properties);
        resolved.replaceAll((name, value) -> {
            final Object replacement = resolveVariables(value);
            return replacement == null ? value : replacement;
        });
        return resolved;
    }

    /** Gives a copy of a configuration with all values resolved, see {@link #resolveVariables(Object)}. */
    public static Configuration resolveVariables(final Configuration configuration) throws IllegalArgumentException {
        return new Configuration(resolveVariables(configuration.getProperties()));
    }

    /** The notation {@code ${ENV:NAME}} in configuration values. */
    static final class EnvironmentReference {
        private static final Pattern REFERENCE = Pattern.compile("\\$\\{ENV:([^}]+)}");

        private EnvironmentReference() {}

        static @Nullable Object resolve(final @Nullable Object value, final ConfigUtil.EnvProvider environment) {
            if (value instanceof String text) {
                return REFERENCE
                        .matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(lookUp(match, environment)));
            }
            if (value instanceof Collection<?> collection) {
                final List<@Nullable Object> resolved = new ArrayList<>();
                collection.forEach(element -> resolved.add(resolve(element, environment)));
                return resolved;
            }
            return value;
        }

        private static String lookUp(final MatchResult match, final ConfigUtil.EnvProvider environment) {
            final String name = match.group(1);
            final String value = environment.get(name);
            if (value == null) {
                throw new IllegalArgumentException("Environment variable '" + name
                        + "' is referenced by the configuration but not set; set it before openHAB starts");
            }
            return value;
        }
    }
}
