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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.benchmarks.measure.Medians;

/**
 * What was measured about firmware, as tables in Markdown.
 */
@NonNullByDefault({})
final class FirmwareReport {
    private static final double MIB = 1 << 20;
    private static final double WANTED_RATIO = 0.9;
    private static final double WANTED_HEAP_MIB = 16;
    private static final double WANTED_P99 = 2;

    private final String commandLine;
    private final int size;
    private final int deviceSize;
    private final int repeats;
    private final Map<String, List<DownloadComparison.Round>> rounds = new LinkedHashMap<>();
    private final Map<String, List<FleetRun.Result>> fleets = new LinkedHashMap<>();
    private String server = "";

    FirmwareReport(String commandLine, int size, int deviceSize, int repeats) {
        this.commandLine = commandLine;
        this.size = size;
        this.deviceSize = deviceSize;
        this.repeats = repeats;
    }

    void served(String label) {
        server = label;
    }

    void add(DownloadComparison.Round round) {
        rounds.computeIfAbsent(round.java().version().toString(), version -> new ArrayList<>())
                .add(round);
    }

    void add(JavaHome java, FleetRun.Result result) {
        fleets.computeIfAbsent(java.version().toString(), version -> new ArrayList<>())
                .add(result);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "`%s`%n%n%d processors, %s serves, medians of %d.%n%n",
                commandLine, Runtime.getRuntime().availableProcessors(), server, repeats));
        text.append(String.format("### An image of %d MiB%n%n", size));
        text.append(String.format("| Java | program | seconds | × curl + sha256sum | processor s | heap MiB |%n"));
        text.append(String.format("|---|---|---:|---:|---:|---:|%n"));
        rounds.forEach((java, all) -> downloads(text, java, all));
        text.append(String.format("%n### All devices at once, %d MiB each%n%n", deviceSize));
        text.append(String.format("| Java | devices | seconds | MiB/s | p50 idle ms | p50 ms | p99 idle ms | p99 ms"
                + " | × idle p99 | heap MiB |%n"));
        text.append(String.format("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|%n"));
        fleets.forEach((java, all) -> updates(text, java, all));
        text.append(String.format(
                "%n### Goals%n%n| Java | goal | wanted | measured | ratio |%n|---|---|---:|---:|---:|%n"));
        rounds.forEach((java, all) -> {
            goal(text, java, "time × curl + sha256sum", WANTED_RATIO, ratio(all, DownloadRun.Client.OURS));
            goal(text, java, "heap growth of a download, MiB", WANTED_HEAP_MIB, heap(all));
        });
        fleets.forEach((java, all) ->
                goal(text, java, "p99 during updates × idle p99", WANTED_P99, median(all, FirmwareReport::slower)));
        return text.toString();
    }

    private static void downloads(StringBuilder text, String java, List<DownloadComparison.Round> all) {
        text.append(String.format(
                Locale.ROOT,
                "| – | curl + sha256sum | %.2f | 1.00 | %.2f | – |%n",
                median(all, round -> round.curlAndSum().seconds()),
                median(all, round -> round.curlAndSum().processorSeconds())));
        for (DownloadRun.Client client : List.of(DownloadRun.Client.OURS, DownloadRun.Client.LOOP)) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.2f | %.2f | %s |%n",
                    java,
                    client.label(),
                    median(all, round -> round.own().get(client).seconds()),
                    ratio(all, client),
                    median(all, round -> round.own().get(client).processorSeconds()),
                    client == DownloadRun.Client.OURS ? String.format(Locale.ROOT, "%.1f", heap(all)) : "–"));
        }
    }

    private static void updates(StringBuilder text, String java, List<FleetRun.Result> all) {
        text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.0f | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f |%n",
                java,
                all.get(0).devices(),
                median(all, FleetRun.Result::seconds),
                median(all, FleetRun.Result::mebibytesPerSecond),
                median(all, FleetRun.Result::idleP50),
                median(all, FleetRun.Result::busyP50),
                median(all, FleetRun.Result::idleP99),
                median(all, FleetRun.Result::busyP99),
                median(all, FirmwareReport::slower),
                median(all, result -> result.heapGrowth() / MIB)));
    }

    private static void goal(StringBuilder text, String java, String goal, double wanted, double measured) {
        text.append(String.format(
                Locale.ROOT, "| %s | %s | ≤ %.1f | %.2f | %.2f |%n", java, goal, wanted, measured, wanted / measured));
    }

    private static double ratio(List<DownloadComparison.Round> all, DownloadRun.Client client) {
        return median(all, round -> round.ratio(client));
    }

    private static double heap(List<DownloadComparison.Round> all) {
        return median(all, round -> round.heapGrowth() / MIB);
    }

    private static double slower(FleetRun.Result result) {
        return result.busyP99() / result.idleP99();
    }

    private static <T> double median(List<T> all, ToDoubleFunction<T> value) {
        return Medians.of(all, value);
    }
}
