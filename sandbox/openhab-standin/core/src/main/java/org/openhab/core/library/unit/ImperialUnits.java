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
import javax.measure.quantity.Length;
import javax.measure.quantity.Mass;
import javax.measure.quantity.Pressure;
import javax.measure.quantity.Speed;
import javax.measure.quantity.Temperature;
import javax.measure.quantity.Volume;
import javax.measure.spi.SystemOfUnits;

/** The units that the United States use. */
public final class ImperialUnits extends CustomUnits {

    public static final String MEASUREMENT_SYSTEM_NAME = "US";

    private static final ImperialUnits INSTANCE = new ImperialUnits();

    public static final Unit<Length> INCH =
            INSTANCE.add(tech.units.indriya.unit.Units.METRE.multiply(254).divide(10_000), "in");
    public static final Unit<Length> FOOT = INSTANCE.add(INCH.multiply(12), "ft");
    public static final Unit<Length> YARD = INSTANCE.add(FOOT.multiply(3), "yd");
    public static final Unit<Length> MILE = INSTANCE.add(FOOT.multiply(5280), "mi");
    public static final Unit<Temperature> FAHRENHEIT = INSTANCE.add(
            tech.units.indriya.unit.Units.KELVIN.multiply(5).divide(9).shift(459.67), "°F");
    public static final Unit<Speed> MILES_PER_HOUR = INSTANCE.add(
            tech.units.indriya.unit.Units.METRE_PER_SECOND.multiply(44_704).divide(100_000), "mph");
    public static final Unit<Mass> POUND = INSTANCE.add(tech.units.indriya.unit.Units.GRAM.multiply(453.59237), "lb");
    public static final Unit<Pressure> INCH_OF_MERCURY =
            INSTANCE.add(tech.units.indriya.unit.Units.PASCAL.multiply(3386.388), "inHg");
    public static final Unit<Volume> GALLON_LIQUID_US =
            INSTANCE.add(tech.units.indriya.unit.Units.LITRE.multiply(3.785411784), "gal");

    private ImperialUnits() {}

    public static SystemOfUnits getInstance() {
        return INSTANCE;
    }

    @Override
    public String getName() {
        return MEASUREMENT_SYSTEM_NAME;
    }
}
