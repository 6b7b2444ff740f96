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
package org.openhab.binding.aliyuniot.internal.model.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.measure.Unit;
import org.assertj.core.data.Percentage;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.util.UnitUtils;

/** The units of the console, each of them. */
@NonNullByDefault({})
class TslUnitsTest {
    /** Dimensions that openHAB 4.3 has as well, with the units whose values belong to them. */
    private static final Map<String, String> DIMENSIONS = Map.ofEntries(
            Map.entry("Temperature", "°C ℃ ℉ K"),
            Map.entry("Dimensionless", "% %RH ppm ppb dB"),
            Map.entry("ElectricPotential", "V mV kV"),
            Map.entry("ElectricCurrent", "A mA μA kA"),
            Map.entry("Power", "W kW mW μW kvar KVA KVar KCL/h"),
            Map.entry("Energy", "Wh kWh kW·h kW·H kcal cal J kJ kvarh"),
            Map.entry("Frequency", "Hz r/min turn/m"),
            Map.entry("LuminousFlux", "lm"),
            Map.entry("Illuminance", "Lux"),
            Map.entry("ElectricResistance", "Ω"),
            Map.entry("ElectricCapacitance", "F nF pF μF"),
            Map.entry("Time", "s ms min h day week month year"),
            Map.entry("Length", "m km cm mm dm nm μm"),
            Map.entry("Area", "㎡ c㎡ m㎡ k㎡ h㎡"),
            Map.entry("Volume", "m³ cm³ mm³ km³ L mL"),
            Map.entry("Mass", "kg g mg t"),
            Map.entry("Force", "N"),
            Map.entry("Pressure", "Pa hPa kPa mPa Mpa mmHg"),
            Map.entry("Speed", "m/s mm/s km/h kn"),
            Map.entry("Acceleration", "grav"),
            Map.entry("VolumetricFlowRate", "m³/s m³/h ml/min L/s"),
            Map.entry("Angle", "° rad"),
            Map.entry("Density", "μg/m³ mg/m³ g/m³ kg/m³ mg/L g/L g/mL μg/L"),
            Map.entry("ElectricConductivity", "uS/cm"),
            Map.entry("Intensity", "uw/cm2"),
            Map.entry("DataAmount", "bit B KB MB GB"));

    private static Stream<Arguments> unitsWithDimensions() {
        return DIMENSIONS.entrySet().stream()
                .flatMap(entry ->
                        Stream.of(entry.getValue().split(" ")).map(unit -> Arguments.of(unit, entry.getKey())));
    }

    @ParameterizedTest
    @MethodSource("unitsWithDimensions")
    void aUnitOfTheConsoleHasItsDimension(String unit, String dimension) {
        assertThat(TslUnits.itemType(unit)).isEqualTo("Number:" + dimension);
        assertThat(TslUnits.itemType(" " + unit + " ")).isEqualTo("Number:" + dimension);
        // What openHAB does with the pattern of an item, and with its metadata.
        String text = Objects.requireNonNull(TslUnits.text(unit));
        Unit<?> ofPattern = UnitUtils.parseUnit("%.1f " + ("%".equals(text) ? "%%" : text));
        assertThat(ofPattern).isEqualTo(TslUnits.unit(unit));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "count",
                "gear",
                "stepCount",
                "只",
                "pixel",
                "ppt",
                "Nm3/h",
                "″",
                "′",
                "μg/(d㎡·d)",
                "N/C",
                "V/m",
                "kg/s",
                "t/h",
                "mmol/L",
                "°C °C",
                "%d",
                "%%",
                "1e999999999",
                "{0}"
            })
    void anythingElseIsAPlainNumber(String unit) {
        assertThat(TslUnits.unit(unit)).isNull();
        assertThat(TslUnits.itemType(unit)).isEqualTo("Number");
        assertThat(TslUnits.text(unit)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "℉, 212, °C, 100",
        "c㎡, 10000, m², 1",
        "m㎡, 1000000, m², 1",
        "k㎡, 1, m², 1000000",
        "h㎡, 1, m², 10000",
        "L, 1000, m³, 1",
        "g/mL, 1, kg/m³, 1000",
        "mg/L, 1, g/m³, 1",
        "Mpa, 1, hPa, 10000",
        "KVA, 1, W, 1000",
        "KB, 1, B, 1000",
        "r/min, 60, Hz, 1",
        "uS/cm, 10, mS/m, 1",
        "uw/cm2, 100, W/m², 1",
        "KCL/h, 1, kcal/h, 1",
        "kW·h, 1, J, 3600000",
        "grav, 1, m/s², 9.80665",
        "%RH, 50, %, 50",
        "day, 1, h, 24",
        "week, 1, h, 168",
        "μg/m³, 1000000, g/m³, 1",
        "mmHg, 1, Pa, 133.322368421",
    })
    void aUnitIsTheOneThatItsNameSays(String unit, String number, String other, String converted) {
        QuantityType<?> value = new QuantityType<>(new BigDecimal(number), Objects.requireNonNull(TslUnits.unit(unit)));

        assertThat(Objects.requireNonNull(value.toUnit(other)).doubleValue())
                .isCloseTo(Double.parseDouble(converted), Percentage.withPercentage(0.001));
    }

    @Test
    void theTableHasNoUnitTwiceAndNoneThatIsNotTested() {
        Map<String, String> table = UnitTable.read();
        Set<String> tested = unitsWithDimensions()
                .map(arguments -> (String) arguments.get()[0])
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> untested = new HashMap<>(table);
        untested.keySet().removeAll(tested);

        assertThat(table).containsKeys(tested.toArray(String[]::new));
        // The same ones with the other micro, or as openHAB writes them.
        List<String> others = List.of("µA µW µF µm µg/m³ µg/L µS/cm μS/cm lx m² cm² mm² km² MPa".split(" "));
        assertThat(untested.keySet()).containsExactlyInAnyOrderElementsOf(others);
        assertThat(others).allSatisfy(unit -> assertThat(TslUnits.unit(unit)).isNotNull());
    }

    @Test
    void twoOfTheSameAreTheSameObject() {
        assertThat(TslUnits.unit("℃")).isSameAs(TslUnits.unit("°C"));
    }
}
