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

import java.util.Set;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.format.MeasurementParseException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.unit.Units;
import tech.units.indriya.format.SimpleUnitFormat;

/** Finds units and dimensions by their names. */
public class UnitUtils {

    public static final String UNIT_PLACEHOLDER = "%unit%";
    public static final String UNIT_PERCENT_FORMAT_STRING = "%%";

    private static final Set<String> PACKAGES =
            Set.of("javax.measure.quantity.", "org.openhab.core.library.dimension.");

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
