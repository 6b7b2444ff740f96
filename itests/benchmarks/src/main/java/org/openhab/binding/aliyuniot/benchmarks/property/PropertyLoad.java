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
package org.openhab.binding.aliyuniot.benchmarks.property;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Updates of a device's properties at a steady rate, each property in its turn. An update is its number, so what arrives
 * tells which ones the platform knows of by then.
 *
 * @param properties how many the device has
 * @param perSecond updates a second of all together
 * @param seconds how long
 */
public record PropertyLoad(int properties, int perSecond, int seconds) {
    private static final Duration LAST_VALUES = Duration.ofSeconds(5);

    /** Updates a property. */
    @FunctionalInterface
    public interface Update {
        void to(String identifier, int value);
    }

    /**
     * What came of it.
     *
     * @param updates how many there were
     * @param posts messages that the platform has taken
     * @param mostInASecond the most of them that came within a second
     * @param medianMillis how long it took until the platform knew of an update or a newer one of that property
     * @param p99Millis the same for all but one in a hundred
     * @param lastValues of how many properties the platform has the last value
     */
    public record Outcome(
            int updates, int posts, int mostInASecond, double medianMillis, double p99Millis, long lastValues) {}

    public Outcome run(Update update, ArrivedPosts arrived) throws InterruptedException, IOException {
        Instant[] times = new Instant[perSecond * seconds];
        Map<String, Integer> last = new HashMap<>();
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long start = System.nanoTime();
        for (int i = 0; i < times.length; i++) {
            long early = start + i * pause - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
            }
            String identifier = identifier(i % properties);
            times[i] = Instant.now();
            update.to(identifier, i);
            last.put(identifier, i);
        }
        long known = arrived.await(last, LAST_VALUES);
        List<ArrivedPosts.Post> posts = arrived.all();
        double[] waits = waits(posts, times);
        return new Outcome(times.length, posts.size(), mostInASecond(posts), at(waits, 0.5), at(waits, 0.99), known);
    }

    public static String identifier(int number) {
        return "Property" + number;
    }

    /** In milliseconds, sorted; those that the platform never hears of are not among them. */
    private double[] waits(List<ArrivedPosts.Post> posts, Instant[] times) {
        int[] next = new int[properties];
        Arrays.setAll(next, number -> number);
        List<Double> waits = new ArrayList<>();
        for (ArrivedPosts.Post post : posts) {
            post.values().values().forEach(value -> {
                int number = value % properties;
                for (; next[number] <= value; next[number] += properties) {
                    waits.add(Duration.between(times[next[number]], post.time()).toNanos() / 1e6);
                }
            });
        }
        return waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double at(double[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    private static int mostInASecond(List<ArrivedPosts.Post> posts) {
        int most = 0;
        int first = 0;
        for (int i = 0; i < posts.size(); i++) {
            Instant second = posts.get(i).time().minusSeconds(1);
            while (!posts.get(first).time().isAfter(second)) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }
}
