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
import java.util.List;
import java.util.Locale;
import org.openhab.binding.aliyuniot.benchmarks.measure.Medians;

/**
 * What was measured about gateways, as tables in Markdown.
 */
final class GatewayFigures {
    private static final double WANTED_KB = 10;
    private static final double WANTED_RATIO = 0.9;
    private static final double KB = 1024;
    private static final double MILLISECOND = 1e6;

    private final String commandLine;
    private final int devices;
    private final List<Double> ofSubDevices = new ArrayList<>();
    private final List<Double> ofOne = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final StringBuilder growth = new StringBuilder();
    private String start = "";
    private String latency = "";

    GatewayFigures(String commandLine, int devices) {
        this.commandLine = commandLine;
        this.devices = devices;
    }

    /**
     * What devices added.
     *
     * @param seconds until all of them were online, without the platform's rates
     * @param added how many devices there are more
     */
    record Growth(double seconds, Footprint before, Footprint after, int added) {
        double heapKb() {
            return (after.heapBytes() - before.heapBytes()) / KB / added;
        }

        int threads() {
            return after.threads() - before.threads();
        }
    }

    /**
     * @param seconds until all were online
     * @param requests messages of the gateway until then
     */
    void start(double seconds, int requests) {
        start = String.format(Locale.ROOT, "| %d | %.2f | %d |%n", devices, seconds, requests);
    }

    void subDevices(Growth counted) {
        growth("sub-devices", counted, "≤ " + WANTED_KB, "0");
    }

    void directDevices(Growth counted) {
        growth("direct devices", counted, "–", "–");
    }

    void hiveMqClients(Growth counted) {
        growth("HiveMQ's clients", counted, "–", "–");
    }

    private void growth(String way, Growth counted, String wantedKb, String wantedThreads) {
        growth.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.1f | %s | %d | %s |%n",
                way,
                devices,
                counted.seconds(),
                counted.heapKb(),
                wantedKb,
                counted.threads(),
                wantedThreads));
    }

    /** Adds a round of both. */
    void round(Round subDevices, Round one) {
        ofSubDevices.add(subDevices.perSecond());
        ofOne.add(one.perSecond());
        ratios.add(subDevices.perSecond() / one.perSecond());
    }

    /** In nanoseconds, shortest first. */
    void latencies(long[] subDevices, long[] one) {
        latency = String.format(
                Locale.ROOT,
                "%.2f | %.2f | %.2f | %.2f",
                at(subDevices, 50),
                at(one, 50),
                at(subDevices, 99),
                at(subDevices, 99) - at(one, 99));
    }

    private static double at(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100] / MILLISECOND;
    }

    private static double median(List<Double> rounds) {
        return Medians.of(rounds, Double::doubleValue);
    }

    private String echoes() {
        return String.format(
                Locale.ROOT,
                "| %d | %.0f | %.0f | %.2f | ≥ %s | %s |%n",
                devices,
                median(ofSubDevices),
                median(ofOne),
                median(ratios),
                WANTED_RATIO,
                latency);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                `%s`

                Java %s, %d processors, MQTT, the emulator answers

                | sub-devices | seconds until online | requests |
                |---:|---:|---:|
                %s
                | way | devices | seconds | KB heap a device | wanted | threads added | wanted |
                |---|---:|---:|---:|---:|---:|---:|
                %s
                | devices | messages/s | direct messages/s | ratio | wanted | p50 ms | direct p50 | p99 ms | p99 added |
                |---:|---:|---:|---:|---:|---:|---:|---:|---:|
                %s""",
                commandLine,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                start,
                growth,
                echoes());
    }
}
