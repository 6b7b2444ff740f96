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
package org.openhab.binding.aliyuniot.benchmarks;

import org.openhab.binding.aliyuniot.benchmarks.measure.Medians;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured about CoAP, as tables in Markdown.
 */
final class CoapFigures {
    private static final double WANTED_RATIO = 0.9;

    private final String commandLine;
    private final Map<Integer, List<Double>> session = new TreeMap<>();
    private final Map<Integer, List<Double>> raw = new TreeMap<>();
    private final StringBuilder traffic = new StringBuilder();
    private String footprint = "";

    CoapFigures(String commandLine) {
        this.commandLine = commandLine;
    }

    void addSession(int devices, double perSecond) {
        session.computeIfAbsent(devices, number -> new ArrayList<>()).add(perSecond);
    }

    void addRaw(int devices, double perSecond) {
        raw.computeIfAbsent(devices, number -> new ArrayList<>()).add(perSecond);
    }

    void footprint(int devices, Footprint before, Footprint after, int added) {
        footprint = String.format(
                Locale.ROOT,
                "| %d | %.1f | %d |%n",
                devices,
                (after.heapBytes() - before.heapBytes()) / 1024 / added,
                after.threads());
    }

    void traffic(String what, CountingRelay.Traffic counted) {
        traffic.append(String.format(Locale.ROOT, "| %s | %d | %d |%n", what, counted.datagrams(), counted.bytes()));
    }

    private static double median(List<Double> rounds) {
        return Medians.of(rounds, Double::doubleValue);
    }

    private String throughput() {
        StringBuilder rows = new StringBuilder();
        session.forEach((devices, rounds) -> {
            double ours = median(rounds);
            double yardstick = median(raw.getOrDefault(devices, List.of(Double.NaN)));
            rows.append(String.format(
                    Locale.ROOT,
                    "| %d | %.0f | %.0f | %.2f | ≥ %s |%n",
                    devices,
                    ours,
                    yardstick,
                    ours / yardstick,
                    WANTED_RATIO));
        });
        return rows.toString();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                `%s`

                Java %s, %d processors, CoAP over DTLS, the emulator answers

                | devices | reports/s DeviceSession | reports/s Californium | ratio | wanted |
                |---:|---:|---:|---:|---:|
                %s
                | devices | KB heap a device | threads of the process |
                |---:|---:|---:|
                %s
                | what | datagrams | bytes on the wire |
                |---|---:|---:|
                %s""",
                commandLine,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                throughput(),
                footprint,
                traffic);
    }
}
