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
package org.openhab.core.types.util;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.format.MeasurementParseException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.unit.ImperialUnits;
import org.openhab.core.library.unit.SIUnits;
import org.openhab.core.library.unit.Units;
import tech.units.indriya.format.SimpleUnitFormat;

/** Finds units and dimensions by their names. */
public class UnitUtils {
    public static final String UNIT_PLACEHOLDER = "%unit%";
    public static final String UNIT_PERCENT_FORMAT_STRING = "%%";

    private static final List<String> PACKAGES =
            List.of("org.openhab.core.library.dimension.", "javax.measure.quantity.");
    private static final List<Class<?>> CATALOGUES =
            List.of(SIUnits.class, ImperialUnits.class, Units.class, tech.units.indriya.unit.Units.class);

    static {
        // Once loaded, the catalogues have named their units in the common format.
        Units.getInstance();
    }

    /** The class of a dimension, such as Temperature; null if the text is empty. */
    public static @Nullable Class<? extends Quantity<?>> parseDimension(String dimension) {
        if (dimension.isBlank()) {
            return null;
        }
        for (String prefix : PACKAGES) {
            try {
                @SuppressWarnings("unchecked")
                Class<? extends Quantity<?>> found = (Class<? extends Quantity<?>>) Class.forName(prefix + dimension);
                return found;
            } catch (ClassNotFoundException e) {
                continue;
            }
        }
        throw new IllegalArgumentException("Error creating a dimension Class instance for name '" + dimension + "'.");
    }

    /** The dimension of a unit, such as Temperature: of an equal unit, else of the first that it converts to, else null. */
    public static @Nullable String getDimensionName(Unit<?> unit) {
        String compatible = null;
        for (Class<?> catalogue : CATALOGUES) {
            for (Field field : catalogue.getDeclaredFields()) {
                if (field.getGenericType() instanceof ParameterizedType type
                        && field.getType() == Unit.class
                        && type.getActualTypeArguments()[0] instanceof Class<?> dimension) {
                    Unit<?> known = constant(field);
                    if (known.equals(unit)) {
                        return dimension.getSimpleName();
                    }
                    if (compatible == null && known.isCompatible(unit)) {
                        compatible = dimension.getSimpleName();
                    }
                }
            }
        }
        return compatible;
    }

    private static Unit<?> constant(Field field) {
        try {
            return (Unit<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The unit at the end of a state pattern; null if there is none or it is left open. */
    public static @Nullable Unit<?> parseUnit(@Nullable String pattern) {
        if (pattern == null || pattern.isBlank()) {
            return null;
        }
        String symbol = pattern.substring(pattern.lastIndexOf(' ') + 1);
        if (symbol.isEmpty() || symbol.equals(UNIT_PLACEHOLDER)) {
            return null;
        }
        if (symbol.equals(UNIT_PERCENT_FORMAT_STRING)) {
            return Units.PERCENT;
        }
        try {
            return SimpleUnitFormat.getInstance().parse(symbol);
        } catch (MeasurementParseException | IllegalArgumentException e) {
            return null;
        }
    }
}
