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
import java.util.stream.Collectors;

/**
 * What our sessions are to reach, and how near they are: a ratio of 1 or more means that it is reached.
 */
final class Goals {
    private static final String HEAD = """
            | goal | devices | wanted | measured | ratio |
            |---|---:|---:|---:|---:|
            """;

    /** The first one with virtual threads. */
    private static final int WITH_VIRTUAL_THREADS = 21;

    private static final int SHARED_THREADS = 12;
    private static final double ADDED_P99_MILLIS = 1;

    private final Results results;
    private final List<Goal> goals = new ArrayList<>();

    /**
     * @param wanted at most this if smaller is better, else at least this
     * @param measured NaN if it was not
     */
    record Goal(String text, int devices, double wanted, double measured, boolean smallerIsBetter) {
        double ratio() {
            if (!smallerIsBetter) {
                return measured / wanted;
            }
            return measured <= 0 ? Double.POSITIVE_INFINITY : wanted / measured;
        }

        private String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %s %s | %s | %s |%n",
                    text,
                    devices,
                    smallerIsBetter ? "≤" : "≥",
                    wanted,
                    String.format(Locale.ROOT, "%.2f", measured),
                    Double.isInfinite(ratio()) ? "∞" : String.format(Locale.ROOT, "%.2f", ratio()));
        }
    }

    Goals(int java, Results results) {
        this.results = results;
        boolean virtualThreads = java >= WITH_VIRTUAL_THREADS;
        for (int devices : results.devices()) {
            results.of(Subject.SESSION, devices).ifPresent(session -> {
                if (devices > 1) {
                    int threads = virtualThreads ? SHARED_THREADS : devices + SHARED_THREADS;
                    add("KB a device in all", devices, virtualThreads ? 25 : 140, session.memoryKb(), true);
                    add("threads in all", devices, threads, session.threads(), true);
                }
                faster(Subject.PAHO, devices, virtualThreads ? 2.5 : 2);
                if (virtualThreads) {
                    faster(Subject.HIVEMQ, devices, 1.2);
                }
                double added = results.addedP99(Subject.SESSION, devices);
                add("p99 over the bare loop, ms", devices, ADDED_P99_MILLIS, added, true);
            });
        }
    }

    private void faster(Subject other, int devices, double wanted) {
        double ratio = results.throughputRatio(Subject.SESSION, other, devices);
        add("messages/s × " + other.label(), devices, wanted, ratio, false);
    }

    private void add(String text, int devices, double wanted, double measured, boolean smallerIsBetter) {
        if (!Double.isNaN(measured)) {
            goals.add(new Goal(text, devices, wanted, measured, smallerIsBetter));
        }
    }

    List<Goal> all() {
        return List.copyOf(goals);
    }

    @Override
    public String toString() {
        return goals.stream().map(Goal::row).collect(Collectors.joining("", HEAD, ""));
    }
}
