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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.util.UnitUtils;

/** The units are openHAB's, all of them: an add-on may meet each one in a command or in a channel's configuration. */
class UnitTableTest {
    @ParameterizedTest
    @CsvSource({
        "2 kbit/s, bit/s, 2000",
        "3 Mbit/s, kbit/s, 3000",
        "8 bit, o, 1",
        "1 kcal, J, 4184",
        "1 psi, Pa, 6894.757",
        "1 kvarh, varh, 1000",
        "2 m³/h, m³/d, 48",
        "1 µW/cm², W/m², 0.01",
        "250 mirek, mired, 250",
        "2 wk, d, 14",
    })
    void everyNameIsRead(String quantity, String unit, String number) {
        QuantityType<?> converted = Objects.requireNonNull(new QuantityType<>(quantity).toUnit(unit));

        assertThat(converted.toBigDecimal()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "°C, Temperature",
        "kWh, Energy",
        "kVA, Power",
        "kbit/s, DataTransferRate",
        "mm, Length",
        "hPa, Pressure",
        "dB, Dimensionless",
        "µS/cm, ElectricConductivity",
    })
    void aUnitHasADimension(String symbol, String dimension) {
        assertThat(UnitUtils.getDimensionName(Objects.requireNonNull(UnitUtils.parseUnit(symbol))))
                .isEqualTo(dimension);
    }
}
