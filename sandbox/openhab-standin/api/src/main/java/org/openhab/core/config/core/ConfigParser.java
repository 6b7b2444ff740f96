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

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns configuration values into the fields of a configuration class.
 *
 * <p>What cannot be converted is logged as a warning and leaves the field at its default.
 */
public final class ConfigParser {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConfigParser.class);

    private ConfigParser() {}

    /** Makes an object and fills its fields, those of superclasses included; {@code null} if it cannot be made. */
    public static <T> @Nullable T configurationAs(
            final Map<String, Object> properties, final Class<T> configurationClass) {
        try {
            final T configuration = configurationClass.getConstructor().newInstance();
            for (Class<?> type = configurationClass;
                    type != null && type != Object.class;
                    type = type.getSuperclass()) {
                for (final Field field : type.getDeclaredFields()) {
                    fill(configuration, field, find(properties, field.getName()));
                }
            }
            return configuration;
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            LOGGER.warn(
                    "Could not create configuration instance of '{}' with properties keys {}: {}",
                    configurationClass.getName(),
                    properties.keySet(),
                    e.getMessage());
            return null;
        }
    }

    private static <T> void fill(final T configuration, final Field field, final @Nullable Object value)
            throws IllegalAccessException {
        final int modifiers = field.getModifiers();
        if (value == null || Modifier.isTransient(modifiers) || Modifier.isFinal(modifiers) || field.isSynthetic()) {
            return;
        }
        final Object converted = convert(field.getName(), value, field.getType());
        if (converted != null) {
            field.setAccessible(true);
            field.set(configuration, converted);
        }
    }

    private static @Nullable Object convert(final String name, final Object value, final Class<?> type) {
        if (value instanceof Collection<?> && type != Object.class) {
            LOGGER.warn("Skipping field '{}', only List and Set are supported as target collection types", name);
            return null;
        }
        final Object converted = valueAs(value, type);
        if (converted == null) {
            LOGGER.warn(
                    "Could not set value for field '{}' because conversion failed. Check your configuration value.",
                    name);
        }
        return converted;
    }

    /** Converts a text, number or boolean; gives {@code null}, with a warning, if there is no conversion. */
    @SuppressWarnings("unchecked")
    public static <T> @Nullable T valueAs(final @Nullable Object value, final Class<T> type) {
        if (value == null) {
            return null;
        }
        String reason = "";
        try {
            final Object converted = ValueConversion.convert(value, type);
            if (converted != null) {
                return (T) converted;
            }
        } catch (IllegalArgumentException e) {
            reason = ": " + e.getMessage();
        }
        LOGGER.warn(
                "Conversion of value '{}' with type '{}' to '{}' failed{}. Returning null",
                value,
                value.getClass(),
                type,
                reason);
        return null;
    }

    static <V> @Nullable V find(final Map<?, V> map, final Object key) {
        return map.get(key);
    }

    // openHAB's annotation of Configuration.as hides that creating the object may fail.
    @SuppressWarnings("null")
    static <T> T presumeNonNull(final @Nullable T value) {
        return (T) value;
    }

    /** Knows which types a configuration value can be turned into, and how. */
    static final class ValueConversion {
        private static final Map<Class<?>, Class<?>> WRAPPERS = Map.of(
                boolean.class, Boolean.class,
                int.class, Integer.class,
                long.class, Long.class);

        /** Narrowing truncates, as a cast in Java does. */
        private static final Map<Class<?>, Function<Number, Object>> FROM_NUMBER = Map.of(
                Integer.class, Number::intValue,
                Long.class, Number::longValue,
                BigDecimal.class, number -> new BigDecimal(number.toString()));

        private static final Map<Class<?>, Function<String, Object>> FROM_TEXT = Map.of(
                Boolean.class, Boolean::valueOf,
                Integer.class, Integer::valueOf,
                Long.class, Long::valueOf,
                BigDecimal.class, BigDecimal::new);

        private ValueConversion() {}

        /** @throws IllegalArgumentException if the text does not name a value of the type */
        static @Nullable Object convert(final Object value, final Class<?> type) {
            final Class<?> target = WRAPPERS.getOrDefault(type, type);
            if (target.isInstance(value)) {
                return value;
            }
            if (value instanceof Number number) {
                final Function<Number, Object> conversion = ConfigParser.find(FROM_NUMBER, target);
                return conversion == null ? null : conversion.apply(number);
            }
            if (value instanceof String text) {
                if (target.isEnum()) {
                    return constant(target, text);
                }
                final Function<String, Object> conversion = ConfigParser.find(FROM_TEXT, target);
                return conversion == null ? null : conversion.apply(text);
            }
            return null;
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static Object constant(final Class<?> type, final String name) {
            return Enum.valueOf((Class<? extends Enum>) type, name);
        }
    }

    /** Brings configuration values into the few types that a configuration holds. */
    static final class ValueNormalization {
        private ValueNormalization() {}

        static Object byType(final Object value, final Type type) {
            if (type == Type.TEXT) {
                return value.toString();
            }
            if (!(value instanceof String text)) {
                return byValue(value);
            }
            try {
                return switch (type) {
                    case BOOLEAN -> truth(text);
                    case INTEGER -> new BigDecimal(new BigInteger(text));
                    case DECIMAL -> shortened(new BigDecimal(text));
                    default -> text;
                };
            } catch (NumberFormatException e) {
                // Left as it is: validation tells the user.
                return text;
            }
        }

        static Object byValue(final Object value) {
            if (value.getClass() == String.class || value.getClass() == Boolean.class) {
                return value;
            }
            if (value instanceof BigDecimal number) {
                return shortened(number);
            }
            if (value instanceof Number number) {
                try {
                    return new BigDecimal(number.toString());
                } catch (NumberFormatException e) {
                    // NaN and the infinities
                    return number;
                }
            }
            if (value instanceof Collection<?> collection) {
                return elements(nonNull(collection));
            }
            throw new IllegalArgumentException(
                    "Invalid type '{" + value.getClass().getCanonicalName() + "}' of configuration value!");
        }

        private static Object truth(final String text) {
            return "true".equalsIgnoreCase(text) || "false".equalsIgnoreCase(text)
                    ? (Object) Boolean.valueOf(text)
                    : text;
        }

        /** 5.00 becomes 5.0: surplus zeros go, but a number with decimals keeps one. */
        private static BigDecimal shortened(final BigDecimal number) {
            if (number.scale() <= 1) {
                return number;
            }
            final BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
        }

        @SuppressWarnings("unchecked")
        static Collection<Object> nonNull(final Collection<?> values) {
            return (Collection<Object>) values;
        }

        private static List<Object> elements(final Collection<Object> values) {
            final List<Object> normalized = new ArrayList<>(values.size());
            for (final Object value : values) {
                final Object element = byValue(value);
                if (!normalized.isEmpty() && normalized.get(0).getClass() != element.getClass()) {
                    throw new IllegalArgumentException(
                            "Invalid configuration property. Heterogeneous collection value!");
                }
                normalized.add(element);
            }
            return normalized;
        }
    }
}
