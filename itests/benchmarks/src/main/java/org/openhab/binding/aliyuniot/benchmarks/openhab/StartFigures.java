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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.openhab.binding.aliyuniot.benchmarks.broker.EmulatorBroker;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;
import org.openhab.binding.aliyuniot.benchmarks.report.FigureTable;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;

/**
 * How long an add-on that is installed takes when openHAB starts, until all of its things are online; and which of
 * openHAB's threads it holds up meanwhile. The platform's rates are kept to.
 */
final class StartFigures {
    /** An interval of so many seconds tells whether a goal of ten is reached. */
    private static final double WIDEST_SECONDS = 2;

    private static final int MOST_ROWS = 10;

    private final MeasureOptions measure;
    private final InstalledAddOn addOn;
    private final List<BlockedThread> blocked = new ArrayList<>();

    StartFigures(MeasureOptions measure, InstalledAddOn addOn) {
        this.measure = measure;
        this.addOn = addOn;
    }

    void measure() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (EmulatorBroker emulator = EmulatorBroker.startStrict(addOn.devices())) {
            addOn.write(emulator, DeviceThings.Edit.none());
            // Installs the add-on, which the starts that count find installed.
            addOn.start(List.of()).process().close();
            Series starts = measure.compare("start", List.of(Contestant.of("all things online", this::start)))
                    .get(0);
            measure.table(new FigureTable(
                    "start",
                    List.of(
                            "Java",
                            "things",
                            "starts",
                            "seconds until all online",
                            "wanted",
                            "blocked threads",
                            "wanted"),
                    1,
                    List.of(List.of(
                            addOn.java().version().toString(),
                            Integer.toString(addOn.devices()),
                            Integer.toString(starts.samples().size()),
                            measure.time(starts, WIDEST_SECONDS),
                            "≤ 10",
                            Integer.toString(blocked.size()),
                            "0")),
                    List.of("Blocked threads are openHAB's that waited more than " + BlockedThread.LIMIT.toMillis()
                            + " ms in code of the add-on, in all starts together, warm-ups included.")));
            if (!blocked.isEmpty()) {
                measure.table(blockedThreads());
            }
        }
    }

    private double start() throws IOException, InterruptedException {
        Path recording = addOn.folder().root().resolve("start.jfr");
        Files.deleteIfExists(recording);
        InstalledAddOn.Start start = addOn.start(List.of(
                "-XX:FlightRecorderOptions:stackdepth=128",
                "-XX:StartFlightRecording:settings=default,dumponexit=true,filename=" + recording));
        start.process().close();
        blocked.addAll(BlockedThread.in(recording));
        return start.seconds();
    }

    private FigureTable blockedThreads() {
        return new FigureTable(
                "blocked threads",
                List.of("thread", "what it did", "place in the add-on", "ms"),
                3,
                blocked.stream()
                        .sorted((one, other) -> other.time().compareTo(one.time()))
                        .limit(MOST_ROWS)
                        .map(one -> List.of(
                                one.thread(),
                                one.event(),
                                one.place(),
                                String.format(Locale.ROOT, "%d", one.time().toMillis())))
                        .toList(),
                List.of());
    }
}
