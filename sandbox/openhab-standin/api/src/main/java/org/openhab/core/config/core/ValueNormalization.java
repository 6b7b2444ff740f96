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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;

/** Brings configuration values into the few types that a configuration holds. */
final class ValueNormalization {
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
        return "true".equalsIgnoreCase(text) || "false".equalsIgnoreCase(text) ? (Object) Boolean.valueOf(text) : text;
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
                throw new IllegalArgumentException("Invalid configuration property. Heterogeneous collection value!");
            }
            normalized.add(element);
        }
        return normalized;
    }
}
