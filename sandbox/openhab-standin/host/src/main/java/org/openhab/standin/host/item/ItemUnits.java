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
package org.openhab.standin.host.item;

import static java.util.Map.entry;

import java.util.Map;
import javax.measure.Unit;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.unit.Units;
import org.openhab.core.types.util.UnitUtils;

/** The unit of one item: its own, else openHAB's metric one for its dimension. */
final class ItemUnits {
    private static final Map<String, String> METRIC = Map.ofEntries(
            entry("Angle", "°"),
            entry("Area", "m²"),
            entry("DataAmount", "B"),
            entry("DataTransferRate", "Mbit/s"),
            entry("Density", "kg/m³"),
            entry("ElectricCurrent", "A"),
            entry("ElectricPotential", "V"),
            entry("ElectricResistance", "Ω"),
            entry("Energy", "kWh"),
            entry("Force", "N"),
            entry("Frequency", "Hz"),
            entry("Illuminance", "lx"),
            entry("Intensity", "W/m²"),
            entry("Length", "m"),
            entry("LuminousFlux", "lm"),
            entry("Mass", "kg"),
            entry("Power", "W"),
            entry("Pressure", "hPa"),
            entry("Speed", "km/h"),
            entry("Temperature", "°C"),
            entry("Time", "s"),
            entry("Volume", "m³"),
            entry("VolumetricFlowRate", "l/min"));

    private ItemUnits() {}

    /**
     * The unit of an item.
     *
     * @param dimension such as {@code Temperature}
     * @param symbol the item's own; null takes the usual one
     * @throws IllegalArgumentException if there is no such dimension, or the unit is none of it
     */
    static Unit<?> of(String dimension, @Nullable String symbol) {
        UnitUtils.parseDimension(dimension);
        Unit<?> metric = dimension.equals("Dimensionless") ? Units.ONE : UnitUtils.parseUnit(METRIC.get(dimension));
        if (symbol == null && metric == null) {
            throw new IllegalArgumentException("items of " + dimension + " need a 'unit' here; it has no usual one");
        }
        @Nullable Unit<?> unit = symbol == null ? metric : UnitUtils.parseUnit(symbol);
        if (unit == null || metric != null && !unit.isCompatible(metric)) {
            throw new IllegalArgumentException("unit '" + symbol + "' is none of " + dimension);
        }
        return unit;
    }
}
