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
package org.openhab.binding.aliyuniot.benchmarks.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;
import org.openhab.binding.aliyuniot.benchmarks.report.FigureTable;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures small parts of the link by JMH. Each turn is a JVM of its own, so that what its compiler has happened to decide
 * is another one in each.
 */
@Command(
        name = "micro",
        mixinStandardHelpOptions = true,
        description = "Compares small parts of the link with the plainest thing that does nearly the same, by JMH.")
@NonNullByDefault({})
public final class MicroCommand implements Callable<Integer> {
    private static final int MAX_MILLIS = 60_000;
    private static final int ITERATIONS = 3;
    /** As JMH's profiler names what is allocated in an operation. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Each is measured as {@code ours} and {@code plain}. */
    enum Part {
        ROUTING(MessageRouting.class),
        PACKETS(PacketReading.class),
        JSON(JsonReading.class),
        MAILBOXES(MailboxTasks.class);

        private final Class<?> benchmark;

        Part(Class<?> benchmark) {
            this.benchmark = benchmark;
        }
    }

    @Mixin
    private MeasureOptions measure;

    @Option(
            names = "--millis",
            defaultValue = "1000",
            description = "How long an iteration takes, 1 to 60000; a turn has three, and three before them."
                    + " Default: 1000")
    private int millis;

    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "ROUTING,PACKETS,JSON,MAILBOXES",
            description = "${COMPLETION-CANDIDATES}. Default: all")
    private List<Part> parts;

    private final Map<String, Double> allocated = new HashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> mistake =
                millis < 1 || millis > MAX_MILLIS ? Optional.of("--millis is 1 to " + MAX_MILLIS) : measure.mistake();
        if (mistake.isPresent()) {
            System.err.println(mistake.get());
            return CommandLine.ExitCode.USAGE;
        }
        try {
            measure.table(new FigureTable(
                    "parts",
                    List.of("part", "ns ours", "bytes ours", "ns plain", "bytes plain", "ratio of time"),
                    1,
                    rows(),
                    List.of("Java " + Runtime.version() + ", JMH; time and allocated bytes of an operation.")));
            measure.publish();
            return CommandLine.ExitCode.OK;
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private List<List<String>> rows() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        List<List<String>> rows = new ArrayList<>();
        for (Part part : parts) {
            String name = part.benchmark.getSimpleName();
            String ours = name + ".ours";
            String plain = name + ".plain";
            List<Series> series = measure.compare(
                    name, List.of(Contestant.of(ours, () -> run(ours)), Contestant.of(plain, () -> run(plain))));
            rows.add(List.of(
                    name,
                    text(series.get(0).median()),
                    text(allocated.getOrDefault(ours, Double.NaN)),
                    text(series.get(1).median()),
                    text(allocated.getOrDefault(plain, Double.NaN)),
                    measure.ratio(series.get(0), series.get(1))));
        }
        return rows;
    }

    private double run(String benchmark) throws IOException {
        TimeValue iteration = TimeValue.milliseconds(millis);
        Collection<RunResult> results;
        try {
            results = new Runner(new OptionsBuilder()
                            .include(MicroCommand.class.getPackageName() + "." + benchmark + "$")
                            .mode(Mode.AverageTime)
                            .timeUnit(TimeUnit.NANOSECONDS)
                            .forks(1)
                            .warmupIterations(ITERATIONS)
                            .warmupTime(iteration)
                            .measurementIterations(ITERATIONS)
                            .measurementTime(iteration)
                            .addProfiler(GCProfiler.class)
                            .shouldFailOnError(true)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IOException("JMH does not run " + benchmark + ": " + e.getMessage(), e);
        }
        RunResult result = results.iterator().next();
        Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
        allocated.put(benchmark, bytes == null ? Double.NaN : bytes.getScore());
        return result.getPrimaryResult().getScore();
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, "%.0f", figure);
    }
}
