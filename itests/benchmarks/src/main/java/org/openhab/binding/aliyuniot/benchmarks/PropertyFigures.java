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

/**
 * What was measured about properties, as tables in Markdown.
 */
final class PropertyFigures {
    private static final double WANTED_BYTES = 1024;
    private static final int MARGIN_MILLIS = 5;

    private final String commandLine;
    private final int windowMillis;
    private final StringBuilder load = new StringBuilder();
    private String footprint = "";

    PropertyFigures(String commandLine, int windowMillis) {
        this.commandLine = commandLine;
        this.windowMillis = windowMillis;
    }

    void load(String way, PropertyLoad plan, PropertyLoad.Outcome outcome) {
        int wanted = windowMillis + MARGIN_MILLIS;
        load.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f | %.1f | ≤ %d | %.2f | %d of %d |%n",
                way,
                outcome.updates(),
                outcome.posts(),
                outcome.mostInASecond(),
                outcome.medianMillis(),
                outcome.p99Millis(),
                wanted,
                wanted / outcome.p99Millis(),
                outcome.lastValues(),
                plan.properties()));
    }

    void footprint(int devices, int properties, Footprint before, Footprint after) {
        double bytes = (after.heapBytes() - before.heapBytes()) / ((double) devices * properties);
        footprint = String.format(
                Locale.ROOT,
                "| %d | %d | %.0f | ≤ %.0f | %.2f |%n",
                devices,
                devices * properties,
                bytes,
                WANTED_BYTES,
                WANTED_BYTES / bytes);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                `%s`

                Java %s, %d processors, MQTT, the emulator with the platform's rates

                | way | updates | posts | most in a second | p50 ms | p99 ms | wanted | ratio | last values |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|
                %s
                | devices | properties | bytes heap a property | wanted | ratio |
                |---:|---:|---:|---:|---:|
                %s""",
                commandLine,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                load,
                footprint);
    }
}
