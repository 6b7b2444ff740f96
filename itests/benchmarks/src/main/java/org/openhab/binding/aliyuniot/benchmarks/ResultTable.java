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

import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Results as tables in Markdown, sorted by the number of devices.
 */
final class ResultTable {
    private static final String NOT_MEASURED = "–";
    private static final String FIGURES = """
            | client | devices | KB heap a device | KB outside heap a device | threads | messages/s | × Paho | × HiveMQ \
            | p50 ms | p99 ms | p50 added | p99 added |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;
    private static final String CIRCUMSTANCES = """
            | client | devices | µs processor time a message | µs of the broker | spread of rounds % | processors others had |
            |---|---:|---:|---:|---:|---:|
            """;

    private final Results results;

    ResultTable(Results results) {
        this.results = results;
    }

    /** What the clients are compared by. */
    String figures() {
        return table(FIGURES, this::figures);
    }

    /** By what one sees whether the figures can be trusted. */
    String circumstances() {
        return table(CIRCUMSTANCES, this::circumstances);
    }

    private String table(String head, BiFunction<Subject, Integer, String> row) {
        return results.devices().stream()
                .flatMap(devices -> results.subjects().stream().map(subject -> row.apply(subject, devices)))
                .collect(Collectors.joining("\n", head, "\n"));
    }

    private String figures(Subject subject, int devices) {
        return row(
                subject.label(),
                Integer.toString(devices),
                number(subject, devices, "%.1f", Result::heapKb),
                number(subject, devices, "%.1f", Result::outsideKb),
                number(subject, devices, "%.0f", Result::threads),
                number(subject, devices, "%.0f", Result::perSecond),
                text("%.2f", results.throughputRatio(subject, Subject.PAHO, devices)),
                text("%.2f", results.throughputRatio(subject, Subject.HIVEMQ, devices)),
                number(subject, devices, "%.2f", Result::p50),
                number(subject, devices, "%.2f", Result::p99),
                text("%+.2f", results.addedP50(subject, devices)),
                text("%+.2f", results.addedP99(subject, devices)));
    }

    private String circumstances(Subject subject, int devices) {
        return row(
                subject.label(),
                Integer.toString(devices),
                number(subject, devices, "%.0f", Result::clientMicros),
                number(subject, devices, "%.0f", Result::brokerMicros),
                number(subject, devices, "%.0f", Result::spread),
                number(subject, devices, "%.2f", Result::others));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private String number(Subject subject, int devices, String format, ToDoubleFunction<Result> figure) {
        return results.of(subject, devices)
                .map(result -> text(format, figure.applyAsDouble(result)))
                .orElse(NOT_MEASURED);
    }

    private static String text(String format, double value) {
        return Double.isNaN(value) ? NOT_MEASURED : String.format(Locale.ROOT, format, value);
    }
}
