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
package org.openhab.binding.aliyuniot.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time, user and system together, that was taken up to one moment, in seconds. Linux tells; elsewhere all but
 * the wall is NaN.
 *
 * @param wall of a clock that only runs on
 * @param own of this process and of all that it has started, those that have ended included
 * @param machine of all processes, and of what a virtual machine had to leave to others
 */
record MachineTime(double wall, double own, double machine) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Path STATISTICS = PROCESSES.resolve("stat");
    private static final double TICKS_A_SECOND = 100;
    private static final double NANOS_A_SECOND = 1e9;

    /** Columns of user, nice, system, irq, softirq and steal; guests are part of user. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    /** Column of the user time of a process, counted behind its name; the next are system, and both of ended children. */
    private static final int USER = 11;

    private static final int COLUMNS_OF_TIME = 4;

    static MachineTime now() throws IOException {
        double wall = System.nanoTime() / NANOS_A_SECOND;
        if (!Files.isReadable(STATISTICS)) {
            return new MachineTime(wall, Double.NaN, Double.NaN);
        }
        double own = of(ProcessHandle.current());
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            own += of(child);
        }
        return new MachineTime(wall, own, ofMachine());
    }

    /** What a run between two moments took. */
    Sample since(MachineTime earlier, double value) {
        double seconds = wall - earlier.wall;
        double taken = own - earlier.own;
        double others = Math.max(0, machine - earlier.machine - taken) / seconds;
        return new Sample(value, seconds, taken, others);
    }

    private static double of(ProcessHandle process) throws IOException {
        try {
            String statistics = Files.readString(
                    PROCESSES.resolve(Long.toString(process.pid())).resolve("stat"));
            String[] columns =
                    statistics.substring(statistics.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int i = USER; i < USER + COLUMNS_OF_TIME; i++) {
                ticks += Double.parseDouble(columns[i]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (NoSuchFileException e) {
            // It has just ended; what it took is now among the ended children of another.
            return 0;
        }
    }

    private static double ofMachine() throws IOException {
        try (Stream<String> lines = Files.lines(STATISTICS)) {
            String[] columns = lines.findFirst().orElse("").split("\\s+");
            return BUSY.stream()
                            .filter(column -> column < columns.length)
                            .mapToDouble(column -> Double.parseDouble(columns[column]))
                            .sum()
                    / TICKS_A_SECOND;
        }
    }
}
