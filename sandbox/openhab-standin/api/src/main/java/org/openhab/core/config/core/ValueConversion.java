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
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/** Knows which types a configuration value can be turned into, and how. */
final class ValueConversion {
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

    /**
     * Converts a value.
     *
     * @return the converted value, or {@code null} if there is no such conversion
     * @throws IllegalArgumentException if the text does not name a value of the type
     */
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
