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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time, user and system together, that was taken up to one moment, in seconds; NaN where the system does not
 * tell.
 *
 * @param client of this process
 * @param broker of the broker
 * @param machine of all processes and of what a virtual machine had to leave to others; Linux only
 */
record ProcessorTime(double client, double broker, double machine) {
    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final double MILLIS_A_SECOND = 1000;
    private static final double TICKS_A_SECOND = 100;

    /** Columns of user, nice, system, irq, softirq and steal; guests are part of user. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    static ProcessorTime now(long brokerPid) throws IOException {
        return new ProcessorTime(
                of(ProcessHandle.current()),
                ProcessHandle.of(brokerPid).map(ProcessorTime::of).orElse(Double.NaN),
                ofMachine());
    }

    ProcessorTime minus(ProcessorTime earlier) {
        return new ProcessorTime(client - earlier.client, broker - earlier.broker, machine - earlier.machine);
    }

    /** How many processors others had, in the mean of a time. */
    double others(double seconds) {
        return Math.max(0, machine - client - broker) / seconds;
    }

    private static double of(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .map(millis -> millis / MILLIS_A_SECOND)
                .orElse(Double.NaN);
    }

    private static double ofMachine() throws IOException {
        if (!Files.isReadable(STATISTICS)) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(STATISTICS)) {
            String[] columns = lines.findFirst().orElse("").split("\\s+");
            double ticks = BUSY.stream()
                    .filter(column -> column < columns.length)
                    .mapToDouble(column -> Double.parseDouble(columns[column]))
                    .sum();
            return ticks > 0 ? ticks / TICKS_A_SECOND : Double.NaN;
        }
    }
}
