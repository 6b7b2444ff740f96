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
package org.openhab.binding.aliyuniot.benchmarks.openhab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an openHAB has taken up to one moment, as Linux and its JVM tell.
 *
 * @param processorSeconds user and system, of all threads, those that have ended included
 * @param threads each by its number in the system; those that have ended are missing
 * @param sockets that it has open
 * @param files that it has open, sockets among them
 */
record ProcessUse(double processorSeconds, Map<Long, ThreadUse> threads, int sockets, int files) {
    private static final double TICKS_A_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    /** A line about a thread in the dump that also tells what it has allocated. */
    private static final Pattern THREAD = Pattern.compile("^\"(.*?)\" .*? nid=(0x[0-9a-f]+|\\d+) .*");

    /** What tells threads of one kind apart: folders, identifiers, numbers. */
    private static final Pattern VARYING = Pattern.compile("/\\S+/(?=\\w+$)|[0-9a-f]{8}-[0-9a-f-]{27}|\\d+");

    private static final Pattern PROCESSOR = Pattern.compile(" cpu=([\\d.]+)ms ");
    private static final Pattern ALLOCATED = Pattern.compile(" allocated=(\\d+)([BKMGT]) ");
    private static final Pattern SWITCHES = Pattern.compile("voluntary_ctxt_switches:\\s+(\\d+)");
    private static final String UNITS = "BKMGT";
    private static final double UNIT = 1024;

    /**
     * A thread.
     *
     * @param name in the JVM; with {@code #} in the place of numbers
     * @param switches how often it was put on a processor: because it had waited, or had had to leave
     * @param allocatedBytes on the heap
     * @param processorMillis user and system
     */
    record ThreadUse(String name, long switches, double allocatedBytes, double processorMillis) {
        private ThreadUse plus(ThreadUse other, int sign) {
            return new ThreadUse(
                    name,
                    switches + sign * other.switches,
                    allocatedBytes + sign * other.allocatedBytes,
                    processorMillis + sign * other.processorMillis);
        }
    }

    /** Reads it; that takes some milliseconds of the process's own time, at the end. */
    static ProcessUse of(OpenHabProcess process) throws IOException, InterruptedException {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        String statistics = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
        String[] columns = statistics.substring(statistics.lastIndexOf(')') + 2).split(" ");
        double seconds = (Double.parseDouble(columns[USER]) + Double.parseDouble(columns[SYSTEM])) / TICKS_A_SECOND;
        int files = 0;
        int sockets = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(folder.resolve("fd"))) {
            for (Path file : open) {
                files++;
                sockets += isSocket(file) ? 1 : 0;
            }
        }
        Map<Long, Long> switches = new TreeMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(folder.resolve("task"))) {
            for (Path task : tasks) {
                switches.put(Long.valueOf(task.getFileName().toString()), switches(task));
            }
        }
        return new ProcessUse(seconds, threads(process, switches), sockets, files);
    }

    private static boolean isSocket(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (NoSuchFileException e) {
            // It was closed meanwhile.
            return false;
        }
    }

    private static long switches(Path task) throws IOException {
        try {
            Matcher counts = SWITCHES.matcher(Files.readString(task.resolve("status"), StandardCharsets.ISO_8859_1));
            long all = 0;
            while (counts.find()) {
                all += Long.parseLong(counts.group(1));
            }
            return all;
        } catch (IOException e) {
            // The thread has ended meanwhile; of others the file can be read.
            return 0;
        }
    }

    private static Map<Long, ThreadUse> threads(OpenHabProcess process, Map<Long, Long> switches)
            throws IOException, InterruptedException {
        Map<Long, ThreadUse> threads = new TreeMap<>();
        switches.forEach((number, count) -> threads.put(number, new ThreadUse("of the JVM itself", count, 0, 0)));
        for (String line : process.jcmd("Thread.print", "-e")) {
            Matcher thread = THREAD.matcher(line);
            if (thread.matches()) {
                Long number = Long.decode(thread.group(2));
                String name = VARYING.matcher(thread.group(1)).replaceAll("#");
                threads.put(
                        number,
                        new ThreadUse(name, switches.getOrDefault(number, 0L), allocated(line), processorMillis(line)));
            }
        }
        return threads;
    }

    private static double allocated(String line) {
        Matcher allocated = ALLOCATED.matcher(line);
        return allocated.find()
                ? Double.parseDouble(allocated.group(1)) * Math.pow(UNIT, UNITS.indexOf(allocated.group(2)))
                : 0;
    }

    private static double processorMillis(String line) {
        Matcher millis = PROCESSOR.matcher(line);
        return millis.find() ? Double.parseDouble(millis.group(1)) : 0;
    }

    /** What was allocated since an earlier moment, in bytes. */
    double allocatedSince(ProcessUse earlier) {
        return byThreadSince(earlier).values().stream()
                .mapToDouble(ThreadUse::allocatedBytes)
                .sum();
    }

    /** How often a thread was put on a processor since an earlier moment. */
    long switchesSince(ProcessUse earlier) {
        return byThreadSince(earlier).values().stream()
                .mapToLong(ThreadUse::switches)
                .sum();
    }

    /** What threads of each name did since an earlier moment. */
    Map<String, ThreadUse> byThreadSince(ProcessUse earlier) {
        Map<String, ThreadUse> uses = new LinkedHashMap<>();
        threads.forEach((number, now) -> {
            ThreadUse before = earlier.threads.getOrDefault(number, new ThreadUse(now.name(), 0, 0, 0));
            uses.merge(now.name(), now.plus(before, -1), (one, other) -> one.plus(other, 1));
        });
        return uses;
    }
}
