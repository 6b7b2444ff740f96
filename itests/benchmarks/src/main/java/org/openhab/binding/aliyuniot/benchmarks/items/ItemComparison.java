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
package org.openhab.binding.aliyuniot.benchmarks.items;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.openhab.binding.aliyuniot.benchmarks.items.end.ItemKind;
import org.openhab.binding.aliyuniot.benchmarks.items.end.Way;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.measure.Medians;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;
import org.openhab.binding.aliyuniot.benchmarks.report.FigureTable;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;

/** Compares items in openHAB with bare sessions, and with items of openHAB that no device has. */
final class ItemComparison {
    private static final List<ItemKind> TOPICS = List.of(ItemKind.NUMBER, ItemKind.TEXT);
    private static final List<ItemKind> PROPERTIES = List.of(ItemKind.PROPERTY);

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** For one message on a machine that is busy. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** An interval of this many milliseconds tells whether the want of one is reached. */
    private static final double WIDEST = 1;

    private final MeasureOptions measure;
    private final Measured openHab;
    private final Measured bare;
    private final Set<Direction> directions;
    private final int messages;
    private final int perSecond;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param messages of a turn
     */
    ItemComparison(
            MeasureOptions measure,
            Measured openHab,
            Measured bare,
            Set<Direction> directions,
            int messages,
            int perSecond) {
        this.measure = measure;
        this.openHab = openHab;
        this.bare = bare;
        this.directions = directions;
        this.messages = messages;
        this.perSecond = perSecond;
    }

    /** Where messages go. */
    enum Direction {
        /** To the platform. */
        UP,
        /** From it. */
        DOWN
    }

    /** Sends messages on one way, all of them alike. */
    @FunctionalInterface
    private interface Run {
        Measured.Outcome of(Measured.Load load) throws IOException, TimeoutException;
    }

    /** Those who are compared, in the order of the table. */
    private record Ways(Direction direction, String what, List<ItemKind> kinds, Run addOn, Run bare, Run openHabAlone) {
        List<Run> all() {
            return List.of(addOn, bare, openHabAlone);
        }
    }

    private List<Ways> ways() {
        Run command = load -> openHab.within(Way.IDLE_COMMAND, -1, load);
        return Stream.of(
                        new Ways(Direction.UP, "item command → bytes, topic", TOPICS, openHab::up, bare::up, command),
                        new Ways(
                                Direction.UP,
                                "item command → bytes, property",
                                PROPERTIES,
                                openHab::up,
                                bare::up,
                                command),
                        new Ways(
                                Direction.DOWN,
                                "bytes → item update, topic",
                                TOPICS,
                                openHab::down,
                                bare::down,
                                load -> openHab.within(Way.IDLE_UPDATE, 1, load)),
                        new Ways(
                                Direction.DOWN,
                                "bytes → item command, property",
                                PROPERTIES,
                                openHab::down,
                                bare::down,
                                load -> openHab.within(Way.IDLE_COMMAND_BACK, 1, load)))
                .filter(ways -> directions.contains(ways.direction()))
                .toList();
    }

    /**
     * Waits until a message of each item arrives on each way.
     *
     * @param mostPerSecond messages a second of all devices together
     * @throws TimeoutException if one still does not after some minutes
     */
    void awaitAll(int mostPerSecond) throws IOException, TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Ways ways : ways()) {
            for (Run run : ways.all()) {
                boolean arrived = false;
                while (!arrived) {
                    arrived = arrives(run, ways.kinds(), mostPerSecond, System.nanoTime() > deadline);
                }
            }
        }
    }

    private boolean arrives(Run run, List<ItemKind> kinds, int perSecond, boolean last)
            throws IOException, TimeoutException {
        try {
            run.of(new Measured.Load(kinds, openHab.devices() * kinds.size(), perSecond, Duration.ZERO));
            return true;
        } catch (TimeoutException e) {
            if (last) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Has all compile what they need.
     *
     * @param rounds of as many messages as a turn has, twice as fast for topics
     */
    void warmUp(int rounds) throws IOException, TimeoutException {
        for (Ways ways : ways()) {
            System.err.println("Warming up: " + ways.what() + " ...");
            int faster = ways.kinds().equals(TOPICS) ? 2 : 1;
            for (int i = 0; i < rounds; i++) {
                for (Run run : ways.all()) {
                    run.of(new Measured.Load(ways.kinds(), messages * faster, perSecond * faster, LONGEST));
                }
            }
        }
    }

    /**
     * Measures all ways.
     *
     * @param where it all runs, for the table
     */
    void run(String where) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        openHab.idle();
        bare.idle();
        for (Ways ways : ways()) {
            compare(ways);
        }
        measure.table(new FigureTable(
                "items",
                List.of(
                        "way",
                        "p50 ms add-on",
                        "bare session",
                        "openHAB alone",
                        "p99 ms add-on",
                        "bare session",
                        "openHAB alone",
                        "p99 over the bare session",
                        "wanted",
                        "p99 over openHAB alone",
                        "KB allocated a message add-on",
                        "bare session",
                        "openHAB alone"),
                1,
                rows,
                List.of(where + "; " + perSecond + " messages a second of all devices together; medians.")));
    }

    private void compare(Ways ways) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Measured.Load load = new Measured.Load(ways.kinds(), messages, perSecond, LONGEST);
        Map<String, List<Measured.Outcome>> outcomes = new HashMap<>();
        List<String> names = List.of("add-on in openHAB", "bare session", "openHAB alone");
        List<Contestant> contestants = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Run run = ways.all().get(i);
            contestants.add(Contestant.of(name, () -> {
                Measured.Outcome outcome = run.of(load);
                outcomes.computeIfAbsent(name, way -> new ArrayList<>()).add(outcome);
                return outcome.p99();
            }));
        }
        List<Series> p99 = measure.compare(ways.what(), contestants);
        List<String> row = new ArrayList<>(List.of(ways.what()));
        names.forEach(name -> row.add(text("%.2f", outcomes.get(name), Measured.Outcome::p50)));
        p99.forEach(series -> row.add(String.format(Locale.ROOT, "%.2f", series.median())));
        row.add(measure.difference(p99.get(0), p99.get(1), WIDEST));
        row.add("≤ 1");
        row.add(measure.difference(p99.get(0), p99.get(2), WIDEST));
        names.forEach(name -> row.add(text("%.1f", outcomes.get(name), outcome -> outcome.bytes() / 1024)));
        rows.add(row);
    }

    private static String text(
            String format, List<Measured.Outcome> outcomes, ToDoubleFunction<Measured.Outcome> figure) {
        double median = Medians.of(outcomes, figure);
        return Double.isNaN(median) ? "–" : String.format(Locale.ROOT, format, median);
    }
}
