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

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Results as a table in Markdown, sorted by the number of devices.
 */
final class ResultTable {
    private static final String HEAD = """
            | client | devices | KB heap a device | KB outside heap a device | threads | messages/s | p50 ms | p99 ms \
            | × Paho | × HiveMQ |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private final List<Result> results;

    ResultTable(List<Result> results) {
        this.results = results;
    }

    @Override
    public String toString() {
        return results.stream()
                .map(Result::devices)
                .distinct()
                .sorted()
                .flatMap(devices -> results.stream().filter(result -> result.devices() == devices))
                .map(this::row)
                .collect(Collectors.joining("", HEAD, ""));
    }

    private String row(Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %d | %.0f | %.2f | %.2f | %s | %s |%n",
                result.subject().label(),
                result.devices(),
                number("%.1f", result.heapKb()),
                number("%.1f", result.outsideKb()),
                result.threads(),
                result.perSecond(),
                result.p50(),
                result.p99(),
                ratio(result, Subject.PAHO),
                ratio(result, Subject.HIVEMQ));
    }

    /** How many messages for each one of the other client. */
    private String ratio(Result result, Subject other) {
        double perSecond = results.stream()
                .filter(candidate -> candidate.subject() == other && candidate.devices() == result.devices())
                .mapToDouble(Result::perSecond)
                .findFirst()
                .orElse(Double.NaN);
        return number("%.2f", result.perSecond() / perSecond);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }
}
