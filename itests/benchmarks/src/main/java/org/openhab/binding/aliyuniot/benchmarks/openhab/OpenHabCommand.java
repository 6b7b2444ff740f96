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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;
import org.openhab.binding.aliyuniot.benchmarks.program.OpenFiles;
import org.openhab.binding.aliyuniot.benchmarks.program.OwnFolder;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The part of the benchmarks about the whole: an openHAB with the add-on and many things, looked at from outside. How long
 * its start takes, what idle things take, and what grows over a day.
 */
@Command(
        name = "openhab",
        mixinStandardHelpOptions = true,
        description = "Measures openHAB with the add-on and many things: start, idle things, growth. On Linux.")
@NonNullByDefault({})
public final class OpenHabCommand implements Callable<Integer> {
    private static final int MAX_DEVICES = 2000;

    /** What can be measured. */
    enum Figure {
        START,
        IDLE,
        GROWTH
    }

    @Mixin
    private MeasureOptions measure;

    @Option(
            names = "--home",
            required = true,
            description =
                    "Folder of an unpacked openHAB that has never been started, or of a Karaf with openHAB's stand-in"
                            + " (sandbox/distribution/target/assembly). It is copied")
    private Path home;

    @Option(names = "--kar", description = "The add-on's archive. Default: the only one in the folder addons of --home")
    private Path kar;

    @Option(
            names = "--figures",
            split = ",",
            defaultValue = "START,IDLE,GROWTH",
            description = "Which: ${COMPLETION-CANDIDATES}. Default: all")
    private List<Figure> figures;

    @Option(names = "--devices", defaultValue = "200", description = "Things, 1 to 2000. Default: 200")
    private int devices;

    @Option(
            names = "--turn",
            defaultValue = "300",
            description = "Seconds of a turn of idle things, at least as long as their keep-alive (300 s) to hold."
                    + " Default: 300")
    private int turn;

    @Option(names = "--hours", defaultValue = "24", description = "Simulated hours of the day, at least 1. Default: 24")
    private int hours;

    @Option(names = "--java", description = "Home of the Java that openHAB runs on. Default: the one that runs this")
    private Path java;

    @Option(
            names = "--jvm-option",
            description = "Option for openHAB's JVM; may be given several times. Default: -Xmx512m")
    private List<String> jvmOptions = List.of("-Xmx512m");

    @Option(
            names = "--folder",
            description = "Where there is room for two copies of it. Default: the system's for such files")
    private @Nullable Path folder;

    @Override
    public Integer call() throws InterruptedException {
        try {
            Optional<String> mistake = mistake();
            if (mistake.isPresent()) {
                System.err.println(mistake.get());
                return CommandLine.ExitCode.USAGE;
            }
            try (OwnFolder own = OwnFolder.create(folder, "openhab-benchmark")) {
                // All use the one that is installed once.
                InstalledAddOn addOn = copy(own.path().resolve("with-things"), devices);
                for (Figure figure : figures) {
                    measure(figure, addOn, own.path());
                }
            }
            measure.publish();
            return CommandLine.ExitCode.OK;
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void measure(Figure figure, InstalledAddOn addOn, Path own)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        switch (figure) {
            case START -> new StartFigures(measure, addOn).measure();
            case IDLE ->
                new IdleFigures(measure, addOn, copy(own.resolve("without-things"), 0), Duration.ofSeconds(turn))
                        .measure();
            case GROWTH -> new GrowthFigures(measure, addOn, hours).measure();
        }
    }

    private InstalledAddOn copy(Path target, int things) throws IOException {
        JavaHome with = java == null ? JavaHome.running() : JavaHome.of(java);
        return InstalledAddOn.copy(home, archive(), target, with, jvmOptions, things);
    }

    private Path archive() throws IOException {
        if (kar != null) {
            return kar;
        }
        try (Stream<Path> files = Files.list(home.resolve("addons"))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches(".*aliyuniot.*\\.kar"))
                    .toList();
            if (found.size() != 1) {
                throw new IOException("Give the add-on's archive with --kar: in " + home.resolve("addons")
                        + " there are " + found.size());
            }
            return found.get(0);
        }
    }

    private Optional<String> mistake() throws IOException {
        if (!Files.isReadable(Path.of("/proc/self/stat"))) {
            return Optional.of("Only Linux tells what a process takes in the way that is read here");
        }
        if (!Files.isDirectory(home)) {
            return Optional.of("--home is no folder: " + home);
        }
        if (devices < 1 || devices > MAX_DEVICES) {
            return Optional.of("--devices is 1 to " + MAX_DEVICES);
        }
        return turn < 1 || hours < 1
                ? Optional.of("--turn and --hours are at least 1")
                : measure.mistake().or(() -> OpenFiles.whyTooFew(devices));
    }
}
