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

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The units of the platform's console, by what every supported version of openHAB reads as the same unit. Not in it are
 * units without a dimension of openHAB's (N/C, V/m, kg/s, t/h), those that openHAB takes for another (mmol/L), and those
 * that it does not read at all: their values are plain numbers.
 */
final class UnitTable {
    /** First what openHAB reads, then what the console writes. */
    private static final String ROWS = """
            °C       °C ℃
            °F       ℉
            K        K
            %        % %RH
            ppm      ppm
            ppb      ppb
            dB       dB
            V        V
            mV       mV
            kV       kV
            A        A
            mA       mA
            µA       μA µA
            kA       kA
            W        W
            kW       kW
            mW       mW
            µW       μW µW
            kVA      KVA
            kvar     kvar KVar
            Wh       Wh
            kWh      kWh kW·h kW·H
            kvarh    kvarh
            kcal     kcal
            cal      cal
            J        J
            kJ       kJ
            kcal/h   KCL/h
            Hz       Hz
            lm       lm
            lx       Lux lx
            Ω        Ω
            F        F
            nF       nF
            pF       pF
            µF       μF µF
            s        s
            ms       ms
            min      min
            h        h
            day      day
            week     week
            month    month
            year     year
            m        m
            km       km
            cm       cm
            mm       mm
            dm       dm
            nm       nm
            µm       μm µm
            m²       ㎡ m²
            cm²      c㎡ cm²
            mm²      m㎡ mm²
            km²      k㎡ km²
            ha       h㎡
            m³       m³
            cm³      cm³
            mm³      mm³
            km³      km³
            l        L
            ml       mL
            kg       kg
            g        g
            mg       mg
            t        t
            N        N
            Pa       Pa
            hPa      hPa
            kPa      kPa
            mPa      mPa
            MPa      Mpa MPa
            mmHg     mmHg
            m/s      m/s
            mm/s     mm/s
            km/h     km/h
            kn       kn
            gₙ       grav
            m³/s     m³/s
            m³/h     m³/h
            ml/min   ml/min
            l/s      L/s
            rpm      r/min turn/m
            °        °
            rad      rad
            µg/m³    μg/m³ µg/m³
            mg/m³    mg/m³
            g/m³     g/m³
            kg/m³    kg/m³
            mg/l     mg/L
            g/l      g/L
            g/ml     g/mL
            µg/l     μg/L µg/L
            µS/cm    uS/cm μS/cm µS/cm
            µW/cm²   uw/cm2
            bit      bit
            B        B
            kB       KB
            MB       MB
            GB       GB
            """;

    private UnitTable() {}

    /** What openHAB reads, by what the console writes. */
    static Map<String, String> read() {
        Map<String, String> table = new HashMap<>();
        ROWS.lines()
                .map(row -> row.split(" +"))
                .forEach(row -> Arrays.stream(row).skip(1).forEach(written -> table.put(written, row[0])));
        return Collections.unmodifiableMap(table);
    }
}
