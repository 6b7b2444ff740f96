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
package org.openhab.binding.aliyuniot.benchmarks.echo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;
import org.openhab.binding.aliyuniot.benchmarks.load.Round;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.measure.Medians;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;
import org.openhab.binding.aliyuniot.benchmarks.report.FigureTable;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;

/**
 * Compares client libraries with one Java and one number of devices after the other: memory, echoes a second, and how
 * long echoes take. All that is kept are rows of two tables.
 */
public final class EchoComparison {
    private static final String NOT_MEASURED = "–";
    private static final double MICROS_A_SECOND = 1e6;

    /** An interval of this many milliseconds tells whether a goal of one is reached. */
    private static final double WIDEST_ADDED = 1;

    /** The first one with virtual threads. */
    private static final int WITH_VIRTUAL_THREADS = 21;

    private static final int SHARED_THREADS = 12;

    private final MeasureOptions measure;
    private final int messages;
    private final Duration paced;
    private final List<List<String>> figures = new ArrayList<>();
    private final List<List<String>> goals = new ArrayList<>();

    /**
     * @param messages of a turn
     * @param paced how long echoes are sent at a fixed rate in a turn
     */
    public EchoComparison(MeasureOptions measure, int messages, Duration paced) {
        this.measure = measure;
        this.messages = messages;
        this.paced = paced;
    }

    /** Measures all that take part with as many devices. */
    public void run(JavaHome java, int devices, List<SubjectProcess> processes)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        String what = (devices == 1 ? "one device" : devices + " devices") + ", Java " + java.version();
        Map<Subject, SubjectTask.Memory> memory = new EnumMap<>(Subject.class);
        for (SubjectProcess process : processes) {
            System.err.printf(
                    "Connecting %s with %s ...%n", what, process.subject().label());
            memory.put(process.subject(), process.run(SubjectTask.connect(devices), SubjectTask.Memory.class));
        }
        SubjectTask flood = SubjectTask.flood(devices, messages);
        List<Series> echoes = measure.compare(
                "echoes of " + what,
                processes.stream()
                        .map(process -> Contestant.of(
                                process.subject().label(),
                                () -> process.run(flood, Round.class).perSecond()))
                        .toList());
        SubjectTask pace = SubjectTask.pace(devices, paced);
        Map<Subject, List<Double>> middle = new EnumMap<>(Subject.class);
        List<Series> latencies = measure.compare(
                "p99 of " + what,
                processes.stream()
                        .map(process -> Contestant.of(process.subject().label(), () -> {
                            SubjectTask.Latency latency = process.run(pace, SubjectTask.Latency.class);
                            middle.computeIfAbsent(process.subject(), subject -> new ArrayList<>())
                                    .add(latency.p50());
                            return latency.p99();
                        }))
                        .toList());
        for (int i = 0; i < processes.size(); i++) {
            Subject subject = processes.get(i).subject();
            figures.add(List.of(
                    java.version().toString(),
                    subject.label(),
                    Integer.toString(devices),
                    text("%.1f", memory.get(subject).heapKb()),
                    text("%.1f", memory.get(subject).outsideKb()),
                    Integer.toString(memory.get(subject).threads()),
                    text("%.0f", echoes.get(i).median()),
                    text("%.0f", micros(echoes.get(i))),
                    text("%.2f", Medians.of(middle.get(subject), Double::doubleValue)),
                    text("%.2f", latencies.get(i).median())));
        }
        goals(java, devices, memory.get(Subject.SESSION), echoes, latencies);
    }

    private void goals(
            JavaHome java,
            int devices,
            SubjectTask.@Nullable Memory session,
            List<Series> echoes,
            List<Series> latencies) {
        Series ours = series(echoes, Subject.SESSION);
        if (session == null || ours == null) {
            return;
        }
        boolean virtualThreads = java.feature() >= WITH_VIRTUAL_THREADS;
        if (devices > 1) {
            goal(java, "KB a device in all", devices, "≤ " + (virtualThreads ? 25 : 140), text("%.1f", session.kb()));
            int threads = virtualThreads ? SHARED_THREADS : devices + SHARED_THREADS;
            goal(java, "threads in all", devices, "≤ " + threads, Integer.toString(session.threads()));
        }
        faster(java, devices, ours, series(echoes, Subject.PAHO), virtualThreads ? "≥ 2.5" : "≥ 2");
        Series hiveMq = series(echoes, Subject.HIVEMQ);
        faster(java, devices, ours, hiveMq, devices == 1 || virtualThreads ? "≥ 1.2" : "");
        Series wire = series(echoes, Subject.BARE);
        if (wire != null && hiveMq != null) {
            // What a session would reach that costs nothing at all.
            goal(java, "the bare loop's echoes/s ÷ " + hiveMq.name(), devices, "", measure.ratio(wire, hiveMq));
        }
        Series slow = series(latencies, Subject.SESSION);
        Series bare = series(latencies, Subject.BARE);
        if (slow != null && bare != null) {
            String added = measure.difference(slow, bare, WIDEST_ADDED);
            goal(java, "p99 over the bare loop, ms", devices, "≤ 1", added);
        }
    }

    private void faster(JavaHome java, int devices, Series ours, @Nullable Series theirs, String wanted) {
        if (theirs != null) {
            goal(java, "echoes/s ÷ " + theirs.name(), devices, wanted, measure.ratio(ours, theirs));
        }
    }

    private void goal(JavaHome java, String text, int devices, String wanted, String measured) {
        goals.add(List.of(java.version().toString(), text, Integer.toString(devices), wanted, measured));
    }

    private static @Nullable Series series(List<Series> all, Subject subject) {
        for (Series series : all) {
            if (series.name().equals(subject.label())) {
                return series;
            }
        }
        return null;
    }

    /** Of client and broker together. */
    private static double micros(Series echoes) {
        return Medians.of(
                echoes.samples(),
                sample -> sample.processorSeconds() * MICROS_A_SECOND / (sample.value() * sample.seconds()));
    }

    private static String text(String format, double figure) {
        return Double.isNaN(figure) ? NOT_MEASURED : String.format(Locale.ROOT, format, figure);
    }

    /** What clients are compared by. */
    public FigureTable figures(BrokerKind broker, String heap) {
        return new FigureTable(
                "echoes",
                List.of(
                        "Java",
                        "client",
                        "devices",
                        "KB heap a device",
                        "KB outside heap a device",
                        "threads",
                        "echoes/s",
                        "µs processor time an echo",
                        "p50 ms",
                        "p99 ms"),
                2,
                figures,
                List.of(broker.label() + ", heap " + heap + ", G1; medians. The processor time is that of client and"
                        + " broker together."));
    }

    /** What our sessions are to reach. */
    public FigureTable goals() {
        return new FigureTable("goals", List.of("Java", "goal", "devices", "wanted", "measured"), 2, goals, List.of());
    }
}
