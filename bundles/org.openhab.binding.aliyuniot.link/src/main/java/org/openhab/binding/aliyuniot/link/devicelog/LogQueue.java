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
package org.openhab.binding.aliyuniot.link.devicelog;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Entries that wait: {@value #MAX_ENTRIES} at most, of which the oldest make room. How many did so is told with the next
 * batch. For any thread; its lock is held for no call.
 */
final class LogQueue {
    /** Entries of a batch (chapter "Device logs"). */
    static final int MAX_BATCH = 40;

    /** Bytes of a batch (chapter "Device logs"), counted as the {@code params} on the wire. */
    static final int MAX_BATCH_BYTES = 4096;

    /** Ten batches, of 160 KB at most. */
    static final int MAX_ENTRIES = 400;

    private final Deque<LogEntry> entries = new ArrayDeque<>();
    private long dropped;

    synchronized void add(LogEntry entry) {
        entries.addLast(entry);
        makeRoom();
    }

    /** Puts back what was not sent, before all others. */
    synchronized void putBack(List<LogEntry> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            entries.addFirst(batch.get(i));
        }
        makeRoom();
    }

    private void makeRoom() {
        while (entries.size() > MAX_ENTRIES) {
            entries.removeFirst();
            dropped++;
        }
    }

    /** Takes the next batch out, oldest first; empty if nothing waits. */
    synchronized List<LogEntry> take(Instant now) {
        List<LogEntry> batch = new ArrayList<>();
        if (entries.isEmpty()) {
            return batch;
        }
        int bytes = 2;
        if (dropped > 0) {
            LogEntry gap = new LogEntry(
                    now,
                    LogLevel.WARN,
                    "log",
                    "dropped",
                    dropped + " older entries were dropped, as they came too fast");
            dropped = 0;
            batch.add(gap);
            bytes += gap.bytes() + 1;
        }
        while (!entries.isEmpty() && batch.size() < MAX_BATCH) {
            int more = entries.getFirst().bytes() + (batch.isEmpty() ? 0 : 1);
            if (bytes + more > MAX_BATCH_BYTES) {
                break;
            }
            batch.add(entries.removeFirst());
            bytes += more;
        }
        return batch;
    }

    synchronized void clear() {
        entries.clear();
        dropped = 0;
    }

    synchronized boolean isEmpty() {
        return entries.isEmpty();
    }
}
