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
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.Angle;
import javax.measure.quantity.Area;
import javax.measure.quantity.Dimensionless;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.ElectricResistance;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Force;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Illuminance;
import javax.measure.quantity.Length;
import javax.measure.quantity.LuminousFlux;
import javax.measure.quantity.Mass;
import javax.measure.quantity.Power;
import javax.measure.quantity.Pressure;
import javax.measure.quantity.Speed;
import javax.measure.quantity.Temperature;
import javax.measure.quantity.Time;
import javax.measure.quantity.Volume;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.dimension.DataAmount;
import org.openhab.core.library.dimension.DataTransferRate;
import org.openhab.core.library.dimension.Density;
import org.openhab.core.library.dimension.Intensity;
import org.openhab.core.library.dimension.VolumetricFlowRate;
import org.openhab.core.library.unit.MetricPrefix;
import org.openhab.core.library.unit.SIUnits;
import org.openhab.core.library.unit.Units;
import org.openhab.core.types.util.UnitUtils;

/** The unit of one item: its own, else openHAB's metric one for its dimension. */
final class ItemUnits {
    private static final Map<Class<? extends Quantity<?>>, Unit<?>> METRIC = Map.ofEntries(
            entry(Angle.class, Units.DEGREE_ANGLE),
            entry(Area.class, SIUnits.SQUARE_METRE),
            entry(DataAmount.class, Units.BYTE),
            entry(DataTransferRate.class, MetricPrefix.MEGA(Units.BIT_PER_SECOND)),
            entry(Density.class, Units.KILOGRAM_PER_CUBICMETRE),
            entry(Dimensionless.class, Units.ONE),
            entry(ElectricCurrent.class, Units.AMPERE),
            entry(ElectricPotential.class, Units.VOLT),
            entry(ElectricResistance.class, Units.OHM),
            entry(Energy.class, Units.KILOWATT_HOUR),
            entry(Force.class, Units.NEWTON),
            entry(Frequency.class, Units.HERTZ),
            entry(Illuminance.class, Units.LUX),
            entry(Intensity.class, Units.IRRADIANCE),
            entry(Length.class, SIUnits.METRE),
            entry(LuminousFlux.class, Units.LUMEN),
            entry(Mass.class, SIUnits.KILOGRAM),
            entry(Power.class, Units.WATT),
            entry(Pressure.class, MetricPrefix.HECTO(SIUnits.PASCAL)),
            entry(Speed.class, SIUnits.KILOMETRE_PER_HOUR),
            entry(Temperature.class, SIUnits.CELSIUS),
            entry(Time.class, Units.SECOND),
            entry(Volume.class, SIUnits.CUBIC_METRE),
            entry(VolumetricFlowRate.class, Units.LITRE_PER_MINUTE));

    private ItemUnits() {}

    /**
     * The unit of an item.
     *
     * @param dimension such as {@code Temperature}
     * @param symbol the item's own; null takes the usual one
     * @throws IllegalArgumentException if there is no such dimension, or the unit is none of it
     */
    static Unit<?> of(String dimension, @Nullable String symbol) {
        Class<? extends Quantity<?>> quantity = UnitUtils.parseDimension(dimension);
        @Nullable Unit<?> metric = quantity == null ? null : METRIC.get(quantity);
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
