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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.openhab.binding.aliyuniot.benchmarks.broker.EmulatorBroker;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.measure.Medians;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;
import org.openhab.binding.aliyuniot.benchmarks.report.FigureTable;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;

/**
 * What things take that do nothing but stay connected: two openHABs with the add-on run at the same time, one without
 * things, and what the other one takes more in a turn is theirs.
 */
final class IdleFigures {
    private static final double HOUR = 3600;
    private static final double MB = 1 << 20;

    /** An interval of so many seconds an hour tells whether a goal of five is reached. */
    private static final double WIDEST_SECONDS = 2;

    /** What is compiled and loaded late is not what idle things take. */
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private static final int MOST_ROWS = 12;

    private final MeasureOptions measure;
    private final InstalledAddOn with;
    private final InstalledAddOn without;
    private final Duration turn;
    private final List<Turn> turns = new ArrayList<>();

    /** What one of both took in a turn. */
    private record Took(
            double processorSeconds,
            double switches,
            double allocatedBytes,
            Map<String, ProcessUse.ThreadUse> threads) {
        static Took between(ProcessUse before, ProcessUse after) {
            return new Took(
                    after.processorSeconds() - before.processorSeconds(),
                    after.switchesSince(before),
                    after.allocatedSince(before),
                    after.byThreadSince(before));
        }
    }

    private record Turn(Took with, Took without, double hours) {}

    /**
     * @param without the same add-on with no thing
     * @param turn how long a turn takes; all things send a sign of life in it at least once if it is as long as the
     *     keep-alive, 300 s
     */
    IdleFigures(MeasureOptions measure, InstalledAddOn with, InstalledAddOn without, Duration turn) {
        this.measure = measure;
        this.with = with;
        this.without = without;
        this.turn = turn;
    }

    void measure() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (EmulatorBroker emulator = EmulatorBroker.startStrict(with.devices())) {
            with.write(emulator, DeviceThings.Edit.none());
            try (OpenHabProcess bare = without.start(List.of()).process();
                    OpenHabProcess process = with.start(List.of()).process()) {
                Thread.sleep(Math.min(SETTLING.toMillis(), turn.toMillis()));
                Series seconds = measure.compare(
                                "idle", List.of(Contestant.of("idle things", () -> turn(process, bare))))
                        .get(0);
                measure.table(figures(seconds));
                measure.table(threads());
            }
        }
    }

    /** Returns seconds of processor time an hour. */
    private double turn(OpenHabProcess process, OpenHabProcess bare) throws IOException, InterruptedException {
        ProcessUse before = ProcessUse.of(process);
        ProcessUse bareBefore = ProcessUse.of(bare);
        long begun = System.nanoTime();
        Thread.sleep(turn.toMillis());
        double hours = (System.nanoTime() - begun) / 1e9 / HOUR;
        ProcessUse after = ProcessUse.of(process);
        ProcessUse bareAfter = ProcessUse.of(bare);
        Turn taken = new Turn(Took.between(before, after), Took.between(bareBefore, bareAfter), hours);
        turns.add(taken);
        return (taken.with().processorSeconds() - taken.without().processorSeconds()) / hours;
    }

    private FigureTable figures(Series seconds) {
        double switches =
                Medians.of(turns, one -> (one.with().switches() - one.without().switches()) / one.hours());
        double allocated = Medians.of(
                turns, one -> (one.with().allocatedBytes() - one.without().allocatedBytes()) / one.hours());
        double all = Medians.of(turns, one -> one.with().processorSeconds() / one.hours());
        return new FigureTable(
                "idle",
                List.of(
                        "Java",
                        "things",
                        "processor s an hour",
                        "wanted",
                        "allocated MB an hour",
                        "wake-ups a second",
                        "processor s an hour of all of openHAB"),
                1,
                List.of(List.of(
                        with.java().version().toString(),
                        Integer.toString(with.devices()),
                        measure.time(seconds, WIDEST_SECONDS),
                        "≤ 5",
                        text("%.1f", allocated / MB),
                        text("%.2f", switches / HOUR),
                        text("%.1f", all))),
                List.of(
                        "More than the same openHAB with the add-on and without things, which runs at the same time; turns"
                                + " of " + turn.toSeconds() + " s."));
    }

    /** Which threads are woken up more with things than without. */
    private FigureTable threads() {
        Map<String, double[]> more = new TreeMap<>();
        double hours = 0;
        for (Turn one : turns) {
            hours += one.hours();
            one.with().threads().forEach((name, use) -> add(more, name, use, 1));
            one.without().threads().forEach((name, use) -> add(more, name, use, -1));
        }
        double all = hours;
        return new FigureTable(
                "idle threads",
                List.of("threads", "processor s an hour", "wake-ups a second", "allocated MB an hour"),
                1,
                more.entrySet().stream()
                        .sorted(Comparator.comparingDouble(entry -> -Math.abs(entry.getValue()[2])))
                        .limit(MOST_ROWS)
                        .map(entry -> List.of(
                                entry.getKey(),
                                text("%.2f", entry.getValue()[2] / all / 1e3),
                                text("%.3f", entry.getValue()[0] / all / HOUR),
                                text("%.1f", entry.getValue()[1] / all / MB)))
                        .toList(),
                List.of("More than without things."));
    }

    private static void add(Map<String, double[]> sums, String name, ProcessUse.ThreadUse use, int sign) {
        double[] sum = sums.computeIfAbsent(name, key -> new double[3]);
        sum[0] += sign * use.switches();
        sum[1] += sign * use.allocatedBytes();
        sum[2] += sign * use.processorMillis();
    }

    private static String text(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }
}
