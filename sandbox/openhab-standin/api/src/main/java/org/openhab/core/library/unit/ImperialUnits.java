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
import javax.measure.spi.SystemOfUnits;
import org.eclipse.jdt.annotation.Nullable;

/** The units that the United States use. */
public final class ImperialUnits extends CustomUnits {
    public static final String MEASUREMENT_SYSTEM_NAME = "US";

    private static final ImperialUnits INSTANCE = new ImperialUnits();

    public static final Unit<Mass> POUND = add(SIUnits.GRAM.multiply(453.59237), null, "lb");
    public static final Unit<Pressure> INCH_OF_MERCURY = add(SIUnits.PASCAL.multiply(3386.388), "inHg");
    public static final Unit<Pressure> POUND_FORCE_SQUARE_INCH = add(SIUnits.PASCAL.multiply(6894.757), "psi");
    public static final Unit<Temperature> FAHRENHEIT =
            add(tech.units.indriya.unit.Units.KELVIN.multiply(5).divide(9).shift(459.67), "°F", "℉");
    public static final Unit<Speed> MILES_PER_HOUR =
            add(tech.units.indriya.unit.Units.METRE_PER_SECOND.multiply(44_704).divide(100_000), "mph");
    public static final Unit<Length> INCH = add(SIUnits.METRE.multiply(254).divide(10_000), "in");
    public static final Unit<Length> FOOT = add(INCH.multiply(12), "ft");
    public static final Unit<Length> MILE = add(FOOT.multiply(5280), "mi");

    private static <U extends Unit<?>> U add(U unit, @Nullable String... names) {
        return INSTANCE.named(unit, names);
    }

    private ImperialUnits() {}

    public static SystemOfUnits getInstance() {
        return INSTANCE;
    }

    @Override
    public String getName() {
        return MEASUREMENT_SYSTEM_NAME;
    }
}
