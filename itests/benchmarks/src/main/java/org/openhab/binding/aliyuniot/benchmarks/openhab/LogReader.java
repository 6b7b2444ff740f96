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
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Follows a log of openHAB as it grows, from its end at first. One that is renamed meanwhile is followed no further. For
 * one thread.
 */
public final class LogReader {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final int TIME_LENGTH = 23;
    private static final long POLL_MILLIS = 20;

    private final Path file;
    private long position;
    private final StringBuilder rest = new StringBuilder();
    private final Deque<String> unread = new ArrayDeque<>();

    /**
     * @param file that may not be there yet
     */
    public LogReader(Path file) throws IOException {
        this.file = file;
        position = Files.exists(file) ? Files.size(file) : 0;
    }

    /** Whole lines that have come and that nobody has been given. */
    public List<String> lines() throws IOException {
        read();
        List<String> lines = List.copyOf(unread);
        unread.clear();
        return lines;
    }

    private void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] more = new byte[(int) Math.max(0, log.length() - position)];
            log.seek(position);
            log.readFully(more);
            position += more.length;
            rest.append(new String(more, StandardCharsets.ISO_8859_1));
        }
        int end;
        while ((end = rest.indexOf("\n")) >= 0) {
            unread.add(rest.substring(0, end));
            rest.delete(0, end + 1);
        }
    }

    /**
     * Waits for a line and passes over those before it.
     *
     * @param alive the process that writes
     * @throws IOException if none comes in time, or the process ends
     */
    public String await(Predicate<String> wanted, OpenHabProcess alive, Duration timeout)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            boolean last = !alive.isAlive() || System.nanoTime() > deadline;
            read();
            while (!unread.isEmpty()) {
                String line = unread.remove();
                if (wanted.test(line)) {
                    return line;
                }
            }
            if (last) {
                throw new IOException("What was waited for is not in " + file
                        + (alive.isAlive() ? " after " + timeout.toSeconds() + " s" : ": the process has ended"));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /**
     * When a line was written, in local time with milliseconds, as openHAB's logs begin each line.
     *
     * @throws IOException if the line does not begin with a time
     */
    public static LocalDateTime time(String line) throws IOException {
        try {
            return LocalDateTime.parse(line.substring(0, Math.min(TIME_LENGTH, line.length())), TIME);
        } catch (DateTimeParseException e) {
            throw new IOException("A line of the log has no time: " + line, e);
        }
    }
}
