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
package org.openhab.binding.aliyuniot.benchmarks.program;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What this process takes at one moment.
 *
 * @param heapBytes used after garbage collection
 * @param residentBytes private memory in use, NaN where the system does not tell. The heap is touched whole at the start
 *     of the process, so growth of this number is growth outside the heap: stacks, buffers, the JVM's own
 * @param threads platform threads of Java; virtual ones do not count
 */
public record Footprint(double heapBytes, double residentBytes, int threads) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int COLLECTIONS = 3;

    public static Footprint now() throws IOException {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return new Footprint(
                memory.getHeapMemoryUsage().getUsed(),
                resident(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static double resident() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return Double.NaN;
        }
        List<String> lines = Files.readAllLines(STATUS);
        return lines.stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }
}
