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
import java.util.Collection;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
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

    /**
     * Creates an object of a configuration class and fills its fields, those of its superclasses included.
     *
     * @param properties the values under the names of the fields
     * @param configurationClass a class with a public constructor without parameters
     * @return the object, or {@code null} if it cannot be created
     */
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

    /**
     * Converts one value.
     *
     * @param value a text, number or boolean
     * @param type the wanted type; primitive types stand for their wrappers
     * @return the converted value; {@code null} for {@code null} and, with a warning, if there is no conversion
     */
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
}
