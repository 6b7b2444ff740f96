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
package org.openhab.binding.aliyuniot.benchmarks.items.end;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Values and when they were seen, in {@link System#nanoTime()}. What a device sees is negative. For any thread, and without
 * a lock.
 */
public final class Seen {
    private final int[] values;
    private final long[] times;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param room for how many; those beyond it are passed over
     */
    public Seen(int room) {
        values = new int[room];
        times = new long[room];
    }

    /** What was seen by a moment; the first time counts if there are several of a value. */
    public record Stamps(int[] values, long[] times) {}

    /** Adds one. */
    public void add(int value, long time) {
        int place = next.getAndIncrement();
        if (place < values.length) {
            times[place] = time;
            values[place] = value;
        }
    }

    /** Forgets all, while nothing is on its way. */
    public void clear() {
        int used = Math.min(next.get(), values.length);
        Arrays.fill(values, 0, used, 0);
        next.set(0);
    }

    /** All of them, once nothing is on its way any more. */
    public Stamps stamps() {
        int used = Math.min(next.get(), values.length);
        return new Stamps(Arrays.copyOf(values, used), Arrays.copyOf(times, used));
    }
}
