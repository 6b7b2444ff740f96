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
 * All that is printed, in Markdown: for each Java the figures, by what one sees whether they can be trusted, and how near
 * the goals are.
 *
 * @param steps numbers of devices, smallest first
 * @param pahoDevices up to how many Paho's client was measured
 * @param results of all repeats and Javas
 */
record Report(
        String commandLine,
        BrokerKind broker,
        int repeats,
        String heap,
        List<Subject> subjects,
        List<Integer> steps,
        int pahoDevices,
        List<Result> results) {
    @Override
    public String toString() {
        String head = String.format(
                Locale.ROOT,
                "`%s`%n%n%s, %d processors, heap %s, G1, medians of %d%n",
                commandLine,
                broker.label(),
                Runtime.getRuntime().availableProcessors(),
                heap,
                repeats);
        return results.stream()
                .map(Result::java)
                .distinct()
                .sorted()
                .map(this::section)
                .collect(Collectors.joining("", head, leftOut()));
    }

    private String leftOut() {
        boolean pahoMissing = subjects.contains(Subject.PAHO) && steps.get(steps.size() - 1) > pahoDevices;
        return pahoMissing
                ? String.format(
                        Locale.ROOT,
                        "%n– is not measured: Paho's client takes four threads a device, so it is left out above %d"
                                + " devices (`--paho-devices`)%n",
                        pahoDevices)
                : "";
    }

    private String section(String java) {
        List<Result> ofJava =
                results.stream().filter(result -> result.java().equals(java)).toList();
        Results figures = new Results(subjects, steps, ofJava);
        ResultTable table = new ResultTable(figures);
        Goals goals = new Goals(Runtime.Version.parse(java).feature(), figures);
        return String.format("%n### Java %s%n%n%s%n%s%n%s", java, table.figures(), table.circumstances(), goals);
    }
}
