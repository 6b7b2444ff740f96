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
package org.openhab.binding.aliyuniot.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.measure.PairedFigure;
import org.openhab.binding.aliyuniot.benchmarks.measure.PairedRuns;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How each part of the benchmarks compares, and what becomes of its figures: tables on the standard output, and all single
 * runs in a file.
 */
@NonNullByDefault({})
public final class MeasureOptions {
    private static final String PROGRAM = "java -jar itests/benchmarks/target/benchmarks.jar ";

    private static final String JSON = "--json";

    @Option(
            names = "--pairs",
            defaultValue = "7",
            description = "Turns of all that are compared; with fewer than 7 no ratio is told. Default: 7")
    private int pairs;

    @Option(names = "--warm-ups", defaultValue = "1", description = "Turns before those that count. Default: 1")
    private int warmUps;

    @Option(
            names = "--widest",
            defaultValue = "0.25",
            description = "A ratio whose interval is wider, as a part of its median, is not told. Default: 0.25")
    private double widest;

    @Option(
            names = "--most-others",
            defaultValue = "0.1",
            description = "No ratio is told if other processes had more processors. Default: 0.1")
    private double mostOthers;

    @Option(
            names = JSON,
            description = "File for tables and all single runs. Default: figures.json in the present folder")
    private Path json = Path.of("figures.json");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private final List<FigureTable> tables = new ArrayList<>();
    private final Map<String, List<Series>> runs = new LinkedHashMap<>();

    /** What is wrong with the options, if anything is. */
    public Optional<String> mistake() {
        return pairs < 1 || warmUps < 0 || !(widest > 0) || !(mostOthers > 0)
                ? Optional.of("--pairs is at least 1, --warm-ups at least 0, --widest and --most-others more than 0")
                : Optional.empty();
    }

    /**
     * Has contestants run in turn.
     *
     * @param what is compared; a name in the file
     * @return a series for each, in their order
     */
    public List<Series> compare(String what, List<? extends Contestant> contestants)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        System.err.println(what + " ...");
        List<Series> measured = new PairedRuns(
                        warmUps, pairs, mostOthers, said -> System.err.println("  " + said + " ..."))
                .run(contestants);
        runs.put(what, measured);
        return measured;
    }

    /** The ratio of two series for a table, or why it is not told. */
    public String ratio(Series dividend, Series divisor) {
        PairedFigure ratio = PairedFigure.ratio(dividend, divisor);
        return told(ratio, widest * ratio.median());
    }

    /** The figures of a series themselves, which are ratios, for a table; or why they are not told. */
    public String figure(Series series) {
        PairedFigure figure = PairedFigure.of(series);
        return told(figure, widest * figure.median());
    }

    /**
     * The figures of a series themselves for a table, or why they are not told.
     *
     * @param widestInterval how wide the interval may be, in the unit of the series
     */
    public String time(Series series, double widestInterval) {
        return told(PairedFigure.of(series), widestInterval);
    }

    /**
     * The difference of two series for a table, or why it is not told.
     *
     * @param widestDifference how wide the interval may be, in the unit of the series
     */
    public String difference(Series minuend, Series subtrahend, double widestDifference) {
        return told(PairedFigure.difference(minuend, subtrahend), widestDifference);
    }

    private String told(PairedFigure figure, double widestInterval) {
        return figure.refusal(mostOthers, widestInterval)
                .map(reason -> "– (" + reason + ")")
                .orElseGet(figure::toString);
    }

    /** Adds a table. */
    public void table(FigureTable table) {
        tables.add(table);
    }

    /** Prints all tables and writes the file. */
    public void publish() throws IOException {
        Figures figures = Figures.of(commandLine(), tables, runs);
        System.out.print(figures.markdown());
        figures.write(json);
        System.err.println("All single runs are in " + json.toAbsolutePath());
    }

    private String commandLine() {
        return commandLine(command.root().commandLine().getParseResult().originalArgs());
    }

    /** With what the program was started, without where its figures went. */
    static String commandLine(List<String> arguments) {
        List<String> others = new ArrayList<>(arguments);
        int at = others.indexOf(JSON);
        if (at >= 0) {
            others.subList(at, Math.min(at + 2, others.size())).clear();
        }
        others.removeIf(argument -> argument.startsWith(JSON + "="));
        return (PROGRAM + String.join(" ", others)).strip();
    }
}
