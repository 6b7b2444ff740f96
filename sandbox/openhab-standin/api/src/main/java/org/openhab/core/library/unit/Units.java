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
package org.openhab.core.library.unit;

import static javax.measure.MetricPrefix.CENTI;
import static javax.measure.MetricPrefix.GIGA;
import static javax.measure.MetricPrefix.KILO;
import static javax.measure.MetricPrefix.MEGA;
import static javax.measure.MetricPrefix.MICRO;
import static javax.measure.MetricPrefix.MILLI;

import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.Angle;
import javax.measure.quantity.Area;
import javax.measure.quantity.Dimensionless;
import javax.measure.quantity.ElectricCapacitance;
import javax.measure.quantity.ElectricCharge;
import javax.measure.quantity.ElectricConductance;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.ElectricResistance;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Force;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Illuminance;
import javax.measure.quantity.LuminousFlux;
import javax.measure.quantity.Power;
import javax.measure.quantity.Pressure;
import javax.measure.quantity.Speed;
import javax.measure.quantity.Temperature;
import javax.measure.quantity.Time;
import javax.measure.quantity.Volume;
import javax.measure.spi.SystemOfUnits;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.dimension.DataAmount;
import org.openhab.core.library.dimension.DataTransferRate;
import org.openhab.core.library.dimension.Density;
import org.openhab.core.library.dimension.ElectricConductivity;
import org.openhab.core.library.dimension.Intensity;
import org.openhab.core.library.dimension.VolumetricFlowRate;
import tech.units.indriya.AbstractUnit;
import tech.units.indriya.function.LogConverter;
import tech.units.indriya.function.MultiplyConverter;
import tech.units.indriya.unit.AlternateUnit;
import tech.units.indriya.unit.BaseUnit;
import tech.units.indriya.unit.UnitDimension;

/** Units that are used with every system of units: those of openHAB that items and devices here have, each with the names that it is read by. */
public final class Units extends CustomUnits {
    private static final Units INSTANCE = new Units();

    static {
        // Loading one catalogue makes the names of all known.
        SIUnits.getInstance();
        ImperialUnits.getInstance();
    }

    public static final Unit<Volume> LITRE = add(tech.units.indriya.unit.Units.LITRE, null, "dm³");
    public static final Unit<Angle> RADIAN = add(tech.units.indriya.unit.Units.RADIAN);
    public static final Unit<Angle> DEGREE_ANGLE = add(RADIAN.multiply(Math.PI).divide(180), "°");
    public static final Unit<Area> SQUARE_MILLIMETRE =
            add(product(MILLI(SIUnits.METRE).pow(2)), "mm²");
    public static final Unit<Area> SQUARE_CENTIMETRE =
            add(product(CENTI(SIUnits.METRE).pow(2)), "cm²");
    public static final Unit<Area> SQUARE_KILOMETRE =
            add(product(KILO(SIUnits.METRE).pow(2)), "km²");
    public static final Unit<Density> KILOGRAM_PER_CUBICMETRE =
            add(product(SIUnits.KILOGRAM.divide(SIUnits.CUBIC_METRE)), "kg/m³");
    public static final Unit<Density> MICROGRAM_PER_CUBICMETRE =
            add(product(MICRO(SIUnits.GRAM).divide(SIUnits.CUBIC_METRE)), "µg/m³");
    public static final Unit<Dimensionless> ONE = add(AbstractUnit.ONE);
    public static final Unit<Dimensionless> PERCENT = add(tech.units.indriya.unit.Units.PERCENT, "%");
    public static final Unit<Dimensionless> PARTS_PER_BILLION = add(ONE.divide(1_000_000_000), "ppb");
    public static final Unit<Dimensionless> PARTS_PER_MILLION = add(ONE.divide(1_000_000), "ppm");
    public static final Unit<Dimensionless> DECIBEL =
            add(ONE.transform(new LogConverter(10).inverse().concatenate(MultiplyConverter.ofRational(1, 10))), "dB");
    public static final Unit<ElectricCurrent> AMPERE = add(tech.units.indriya.unit.Units.AMPERE);
    public static final Unit<ElectricCapacitance> FARAD = add(tech.units.indriya.unit.Units.FARAD);
    public static final Unit<ElectricCharge> COULOMB = add(tech.units.indriya.unit.Units.COULOMB);
    public static final Unit<ElectricCharge> AMPERE_HOUR = add(COULOMB.multiply(3600), "Ah");
    public static final Unit<ElectricConductance> SIEMENS = add(tech.units.indriya.unit.Units.SIEMENS);
    public static final Unit<ElectricConductivity> SIEMENS_PER_METRE =
            add(product(SIEMENS.divide(SIUnits.METRE)), "S/m");
    public static final Unit<ElectricPotential> VOLT = add(tech.units.indriya.unit.Units.VOLT);
    public static final Unit<ElectricResistance> OHM = add(tech.units.indriya.unit.Units.OHM);
    public static final Unit<Energy> JOULE = add(tech.units.indriya.unit.Units.JOULE);
    public static final Unit<Energy> CALORIE = add(JOULE.multiply(4.184), "cal");
    public static final Unit<Energy> KILO_CALORIE = add(KILO(CALORIE), "kcal");
    public static final Unit<Power> WATT = add(tech.units.indriya.unit.Units.WATT);
    public static final Unit<Time> SECOND = add(tech.units.indriya.unit.Units.SECOND);
    public static final Unit<Time> MINUTE = add(tech.units.indriya.unit.Units.MINUTE);
    public static final Unit<Time> HOUR = add(tech.units.indriya.unit.Units.HOUR);
    public static final Unit<Time> DAY = add(tech.units.indriya.unit.Units.DAY);
    public static final Unit<Time> WEEK = add(tech.units.indriya.unit.Units.WEEK, null, "wk");
    public static final Unit<Time> MONTH = add(tech.units.indriya.unit.Units.MONTH, null, "mo");
    public static final Unit<Time> YEAR = add(tech.units.indriya.unit.Units.YEAR, null, "y");
    public static final Unit<Energy> WATT_HOUR = add(product(WATT.multiply(HOUR)), "Wh");
    public static final Unit<Energy> KILOWATT_HOUR = add(KILO(WATT_HOUR), "kWh");
    public static final Unit<Energy> MEGAWATT_HOUR = add(MEGA(WATT_HOUR), "MWh");
    public static final Unit<Power> VAR = add(new AlternateUnit<>(WATT, "var"), "var");
    public static final Unit<Power> KILOVAR = add(KILO(VAR), "kvar");
    public static final Unit<Energy> VAR_HOUR = add(product(VAR.multiply(HOUR)), "varh");
    public static final Unit<Energy> KILOVAR_HOUR = add(KILO(VAR_HOUR), "kvarh");
    public static final Unit<Power> VOLT_AMPERE = add(new AlternateUnit<>(WATT, "VA"), "VA");
    public static final Unit<Power> KILOVOLT_AMPERE = add(KILO(VOLT_AMPERE), "kVA");
    public static final Unit<Force> NEWTON = add(tech.units.indriya.unit.Units.NEWTON);
    public static final Unit<Frequency> HERTZ = add(tech.units.indriya.unit.Units.HERTZ);
    public static final Unit<Frequency> RPM = add(product(ONE.divide(MINUTE)), "rpm");
    public static final Unit<Intensity> IRRADIANCE = add(product(WATT.divide(SIUnits.SQUARE_METRE)), "W/m²");
    public static final Unit<Intensity> MICROWATT_PER_SQUARE_CENTIMETRE = add(IRRADIANCE.divide(100), "µW/cm²");
    public static final Unit<Illuminance> LUX = add(tech.units.indriya.unit.Units.LUX);
    public static final Unit<LuminousFlux> LUMEN = add(tech.units.indriya.unit.Units.LUMEN);
    public static final Unit<Pressure> MILLIMETRE_OF_MERCURY = add(SIUnits.PASCAL.multiply(133.322368), "mmHg");
    public static final Unit<Pressure> BAR = add(SIUnits.PASCAL.multiply(100_000), "bar");
    public static final Unit<Pressure> MILLIBAR = add(MILLI(BAR), "mbar");
    public static final Unit<Speed> METRE_PER_SECOND = add(tech.units.indriya.unit.Units.METRE_PER_SECOND);
    public static final Unit<Speed> KNOT =
            add(SIUnits.KILOMETRE_PER_HOUR.multiply(1852).divide(1000), "kn");
    public static final Unit<Temperature> KELVIN = add(tech.units.indriya.unit.Units.KELVIN);
    public static final Unit<?> MIRED = add(MEGA(KELVIN).inverse(), "MK⁻¹", "mired", "mirek");
    public static final Unit<Volume> CUBIC_CENTIMETRE = add(LITRE.divide(1000), "cm³");
    public static final Unit<VolumetricFlowRate> LITRE_PER_MINUTE = add(product(LITRE.divide(MINUTE)), "l/min");
    public static final Unit<VolumetricFlowRate> CUBICMETRE_PER_SECOND =
            add(product(SIUnits.CUBIC_METRE.divide(SECOND)), "m³/s");
    public static final Unit<VolumetricFlowRate> CUBICMETRE_PER_HOUR =
            add(product(SIUnits.CUBIC_METRE.divide(HOUR)), "m³/h");
    public static final Unit<DataAmount> BIT = add(new BaseUnit<>("bit", UnitDimension.parse('X')), "bit");
    public static final Unit<DataAmount> BYTE = add(BIT.multiply(8), "B", "o");
    public static final Unit<DataAmount> KILOBYTE = add(KILO(BYTE), "kB");
    public static final Unit<DataAmount> MEGABYTE = add(MEGA(BYTE), "MB");
    public static final Unit<DataAmount> GIGABYTE = add(GIGA(BYTE), "GB");
    public static final Unit<DataTransferRate> BIT_PER_SECOND = add(product(BIT.divide(SECOND)), "bit/s");
    public static final Unit<DataTransferRate> KILOBIT_PER_SECOND = add(KILO(BIT_PER_SECOND), "kbit/s");
    public static final Unit<DataTransferRate> MEGABIT_PER_SECOND = add(MEGA(BIT_PER_SECOND), "Mbit/s");

    private Units() {}

    private static <U extends Unit<?>> U add(U unit, @Nullable String... names) {
        return INSTANCE.named(unit, names);
    }

    /** The product as a unit of the quantity that it measures, unchecked as the products of openHAB are. */
    @SuppressWarnings("unchecked")
    private static <Q extends Quantity<Q>> Unit<Q> product(Unit<?> product) {
        return (Unit<Q>) product;
    }

    public static SystemOfUnits getInstance() {
        return INSTANCE;
    }

    @Override
    public String getName() {
        return Units.class.getSimpleName();
    }
}
