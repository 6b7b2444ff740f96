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

import javax.measure.Unit;
import javax.measure.quantity.Acceleration;
import javax.measure.quantity.AmountOfSubstance;
import javax.measure.quantity.Angle;
import javax.measure.quantity.CatalyticActivity;
import javax.measure.quantity.Dimensionless;
import javax.measure.quantity.ElectricCapacitance;
import javax.measure.quantity.ElectricCharge;
import javax.measure.quantity.ElectricConductance;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricInductance;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.ElectricResistance;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Force;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Illuminance;
import javax.measure.quantity.LuminousFlux;
import javax.measure.quantity.LuminousIntensity;
import javax.measure.quantity.MagneticFlux;
import javax.measure.quantity.MagneticFluxDensity;
import javax.measure.quantity.Power;
import javax.measure.quantity.Pressure;
import javax.measure.quantity.RadiationDoseAbsorbed;
import javax.measure.quantity.RadiationDoseEffective;
import javax.measure.quantity.Radioactivity;
import javax.measure.quantity.SolidAngle;
import javax.measure.quantity.Speed;
import javax.measure.quantity.Temperature;
import javax.measure.quantity.Time;
import javax.measure.quantity.Volume;
import javax.measure.spi.SystemOfUnits;
import org.openhab.core.library.dimension.DataAmount;
import org.openhab.core.library.dimension.DataTransferRate;
import org.openhab.core.library.dimension.Density;
import org.openhab.core.library.dimension.Intensity;
import org.openhab.core.library.dimension.VolumetricFlowRate;
import tech.units.indriya.AbstractUnit;

/** Units that are used with every system of units. */
public final class Units extends CustomUnits {

    private static final Units INSTANCE = new Units();

    static {
        // Loading one catalogue makes the names of all known.
        SIUnits.getInstance();
        ImperialUnits.getInstance();
    }

    private static final double PI = Math.PI;

    public static final Unit<Dimensionless> ONE = INSTANCE.add(AbstractUnit.ONE);
    public static final Unit<Dimensionless> PERCENT = INSTANCE.add(tech.units.indriya.unit.Units.PERCENT, "%");
    public static final Unit<Dimensionless> PARTS_PER_MILLION = INSTANCE.add(ONE.divide(1_000_000), "ppm");
    public static final Unit<Dimensionless> PARTS_PER_BILLION = INSTANCE.add(ONE.divide(1_000_000_000), "ppb");
    public static final Unit<Time> SECOND = INSTANCE.add(tech.units.indriya.unit.Units.SECOND);
    public static final Unit<Time> MINUTE = INSTANCE.add(tech.units.indriya.unit.Units.MINUTE);
    public static final Unit<Time> HOUR = INSTANCE.add(tech.units.indriya.unit.Units.HOUR);
    public static final Unit<Time> DAY = INSTANCE.add(tech.units.indriya.unit.Units.DAY);
    public static final Unit<Time> WEEK = INSTANCE.add(tech.units.indriya.unit.Units.WEEK);
    public static final Unit<Time> MONTH = INSTANCE.add(tech.units.indriya.unit.Units.MONTH);
    public static final Unit<Time> YEAR = INSTANCE.add(tech.units.indriya.unit.Units.YEAR);
    public static final Unit<Temperature> KELVIN = INSTANCE.add(tech.units.indriya.unit.Units.KELVIN);
    public static final Unit<ElectricCurrent> AMPERE = INSTANCE.add(tech.units.indriya.unit.Units.AMPERE);
    public static final Unit<ElectricPotential> VOLT = INSTANCE.add(tech.units.indriya.unit.Units.VOLT);
    public static final Unit<ElectricResistance> OHM = INSTANCE.add(tech.units.indriya.unit.Units.OHM);
    public static final Unit<ElectricConductance> SIEMENS = INSTANCE.add(tech.units.indriya.unit.Units.SIEMENS);
    public static final Unit<ElectricCapacitance> FARAD = INSTANCE.add(tech.units.indriya.unit.Units.FARAD);
    public static final Unit<ElectricInductance> HENRY = INSTANCE.add(tech.units.indriya.unit.Units.HENRY);
    public static final Unit<ElectricCharge> COULOMB = INSTANCE.add(tech.units.indriya.unit.Units.COULOMB);
    public static final Unit<ElectricCharge> AMPERE_HOUR =
            INSTANCE.add(AMPERE.multiply(HOUR).asType(ElectricCharge.class), "Ah");
    public static final Unit<MagneticFluxDensity> TESLA = INSTANCE.add(tech.units.indriya.unit.Units.TESLA);
    public static final Unit<MagneticFlux> WEBER = INSTANCE.add(tech.units.indriya.unit.Units.WEBER);
    public static final Unit<Power> WATT = INSTANCE.add(tech.units.indriya.unit.Units.WATT);
    public static final Unit<Energy> JOULE = INSTANCE.add(tech.units.indriya.unit.Units.JOULE);
    public static final Unit<Force> NEWTON = INSTANCE.add(tech.units.indriya.unit.Units.NEWTON);
    public static final Unit<Frequency> HERTZ = INSTANCE.add(tech.units.indriya.unit.Units.HERTZ);
    public static final Unit<Frequency> RPM = INSTANCE.add(HERTZ.divide(60), "rpm");
    public static final Unit<Energy> WATT_HOUR =
            INSTANCE.add(WATT.multiply(HOUR).asType(Energy.class), "Wh");
    public static final Unit<Energy> KILOWATT_HOUR = INSTANCE.add(MetricPrefix.KILO(WATT_HOUR), "kWh");
    public static final Unit<Energy> MEGAWATT_HOUR = INSTANCE.add(MetricPrefix.MEGA(WATT_HOUR), "MWh");
    public static final Unit<Power> VOLT_AMPERE =
            INSTANCE.add(WATT.alternate("VA").asType(Power.class), "VA");
    public static final Unit<Power> VAR = INSTANCE.add(WATT.alternate("var").asType(Power.class), "var");
    public static final Unit<LuminousIntensity> CANDELA = INSTANCE.add(tech.units.indriya.unit.Units.CANDELA);
    public static final Unit<LuminousFlux> LUMEN = INSTANCE.add(tech.units.indriya.unit.Units.LUMEN);
    public static final Unit<Illuminance> LUX = INSTANCE.add(tech.units.indriya.unit.Units.LUX);
    public static final Unit<AmountOfSubstance> MOLE = INSTANCE.add(tech.units.indriya.unit.Units.MOLE);
    public static final Unit<CatalyticActivity> KATAL = INSTANCE.add(tech.units.indriya.unit.Units.KATAL);
    public static final Unit<Radioactivity> BECQUEREL = INSTANCE.add(tech.units.indriya.unit.Units.BECQUEREL);
    public static final Unit<RadiationDoseAbsorbed> GRAY = INSTANCE.add(tech.units.indriya.unit.Units.GRAY);
    public static final Unit<RadiationDoseEffective> SIEVERT = INSTANCE.add(tech.units.indriya.unit.Units.SIEVERT);
    public static final Unit<Angle> RADIAN = INSTANCE.add(tech.units.indriya.unit.Units.RADIAN);
    public static final Unit<SolidAngle> STERADIAN = INSTANCE.add(tech.units.indriya.unit.Units.STERADIAN);
    public static final Unit<Angle> DEGREE_ANGLE =
            INSTANCE.add(RADIAN.multiply(PI).divide(180), "°");
    public static final Unit<Speed> METRE_PER_SECOND = INSTANCE.add(tech.units.indriya.unit.Units.METRE_PER_SECOND);
    public static final Unit<Acceleration> METRE_PER_SQUARE_SECOND =
            INSTANCE.add(tech.units.indriya.unit.Units.METRE_PER_SQUARE_SECOND);
    public static final Unit<Speed> KNOT = INSTANCE.add(
            tech.units.indriya.unit.Units.KILOMETRE_PER_HOUR.multiply(1852).divide(1000), "kn");
    public static final Unit<Pressure> BAR =
            INSTANCE.add(tech.units.indriya.unit.Units.PASCAL.multiply(100_000), "bar");
    public static final Unit<Pressure> MILLIBAR = INSTANCE.add(MetricPrefix.MILLI(BAR), "mbar");
    public static final Unit<Volume> LITRE = INSTANCE.add(tech.units.indriya.unit.Units.LITRE);
    public static final Unit<VolumetricFlowRate> LITRE_PER_MINUTE =
            INSTANCE.add(LITRE.divide(MINUTE).asType(VolumetricFlowRate.class), "l/min");
    public static final Unit<VolumetricFlowRate> CUBICMETRE_PER_HOUR = INSTANCE.add(
            tech.units.indriya.unit.Units.CUBIC_METRE.divide(HOUR).asType(VolumetricFlowRate.class), "m³/h");
    public static final Unit<Density> KILOGRAM_PER_CUBICMETRE = INSTANCE.add(
            tech.units.indriya.unit.Units.KILOGRAM
                    .divide(tech.units.indriya.unit.Units.CUBIC_METRE)
                    .asType(Density.class),
            "kg/m³");
    public static final Unit<Density> MICROGRAM_PER_CUBICMETRE = INSTANCE.add(
            MetricPrefix.MICRO(tech.units.indriya.unit.Units.GRAM)
                    .divide(tech.units.indriya.unit.Units.CUBIC_METRE)
                    .asType(Density.class),
            "µg/m³");
    public static final Unit<Intensity> IRRADIANCE =
            INSTANCE.add(WATT.divide(tech.units.indriya.unit.Units.SQUARE_METRE).asType(Intensity.class), "W/m²");
    public static final Unit<DataAmount> BIT =
            INSTANCE.add(new tech.units.indriya.unit.AlternateUnit<DataAmount>(ONE, "bit"), "bit");
    public static final Unit<DataAmount> BYTE = INSTANCE.add(BIT.multiply(8), "B");
    public static final Unit<DataAmount> KILOBYTE = INSTANCE.add(MetricPrefix.KILO(BYTE), "kB");
    public static final Unit<DataAmount> MEGABYTE = INSTANCE.add(MetricPrefix.MEGA(BYTE), "MB");
    public static final Unit<DataAmount> GIGABYTE = INSTANCE.add(MetricPrefix.GIGA(BYTE), "GB");
    public static final Unit<DataAmount> KIBIBYTE = INSTANCE.add(BYTE.multiply(1L << 10), "KiB");
    public static final Unit<DataAmount> MEBIBYTE = INSTANCE.add(BYTE.multiply(1L << 20), "MiB");
    public static final Unit<DataAmount> GIBIBYTE = INSTANCE.add(BYTE.multiply(1L << 30), "GiB");
    public static final Unit<DataTransferRate> BIT_PER_SECOND =
            INSTANCE.add(BIT.divide(SECOND).asType(DataTransferRate.class), "bit/s");
    public static final Unit<?> MIRED = INSTANCE.add(MetricPrefix.MEGA(KELVIN).inverse(), "MK⁻¹", "mired");

    private Units() {}

    public static SystemOfUnits getInstance() {
        return INSTANCE;
    }

    @Override
    public String getName() {
        return Units.class.getSimpleName();
    }
}
