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
package org.openhab.binding.aliyuniot.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures all clients with each Java, one after the other, as often as asked for, and prints the report.
 */
@Command(
        name = "benchmarks",
        subcommands = {FirmwareCommand.class, CoapCommand.class, PropertyCommand.class, GatewayCommand.class},
        mixinStandardHelpOptions = true,
        description = "Compares our sessions with other MQTT clients: memory, threads, throughput and latency.")
@NonNullByDefault({})
final class BenchmarkCommand implements Callable<Integer> {
    private static final int MAX_DEVICES = 10_000;
    private static final int MAX_SECONDS = 50;

    @Option(
            names = "--devices",
            split = ",",
            defaultValue = "1000",
            description = "Devices connected at the same time, 1 to 10000, several numbers with commas between them;"
                    + " one is always measured, too. Default: 1000")
    private List<Integer> devices;

    @Option(
            names = "--paho-devices",
            defaultValue = "1000",
            description = "With how many devices Paho's client is measured at most: it takes four threads for each."
                    + " Default: 1000")
    private int pahoDevices;

    @Option(
            names = "--messages",
            defaultValue = "20000",
            description = "Messages of each of four rounds, the first of which is not counted. Default: 20000")
    private int messages;

    @Option(
            names = "--seconds",
            defaultValue = "8",
            description = "How long each measurement of latency takes, 1 to 50. Default: 8")
    private int seconds;

    @Option(
            names = "--repeats",
            defaultValue = "3",
            description = "How often everything is measured, clients taking turns; medians are shown. Default: 3")
    private int repeats;

    @Option(
            names = "--clients",
            split = ",",
            defaultValue = "BARE,SESSION,PAHO,HIVEMQ",
            description = "Which clients: ${COMPLETION-CANDIDATES}. Default: all")
    private List<Subject> subjects;

    @Option(
            names = "--java",
            split = ",",
            description = "Homes of the Javas to measure with, with commas between them."
                    + " Default: Java 17 and the newest one that are installed")
    private List<Path> javas;

    @Option(
            names = "--broker",
            description = "${COMPLETION-CANDIDATES}. Default: mosquitto, the emulator where that is not installed")
    private @Nullable BrokerKind broker;

    @Option(names = "--heap", defaultValue = "1g", description = "Heap of each measured JVM. Default: 1g")
    private String heap;

    @Option(names = "--jvm-option", description = "One more option for the measured JVMs; may be given several times")
    private List<String> jvmOptions = new ArrayList<>();

    private final String commandLine;

    private BenchmarkCommand(String[] args) {
        this.commandLine = ("java -jar itests/benchmarks/target/benchmarks.jar " + String.join(" ", args)).strip();
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchmarkCommand(args))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> mistake = mistake();
        if (mistake.isPresent()) {
            System.err.println(mistake.get());
            return CommandLine.ExitCode.USAGE;
        }
        try {
            List<JavaHome> homes = javas == null ? JavaHome.oldestAndNewest() : JavaHome.of(javas);
            BrokerKind kind = broker == null ? BrokerKind.installed() : broker;
            List<Result> results = new ArrayList<>();
            boolean complete = true;
            for (int i = 1; i <= repeats; i++) {
                for (JavaHome home : homes) {
                    complete &= measure(i, home, kind, results);
                }
            }
            List<Integer> steps = steps(MAX_DEVICES);
            System.out.print(new Report(commandLine, kind, repeats, heap, subjects, steps, pahoDevices, results));
            return complete ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    String commandLine() {
        return commandLine;
    }

    private Optional<String> mistake() {
        if (devices.stream().anyMatch(number -> number < 1 || number > MAX_DEVICES)) {
            return Optional.of("--devices is 1 to " + MAX_DEVICES);
        }
        if (messages < 1 || repeats < 1 || pahoDevices < 1) {
            return Optional.of("--messages, --repeats and --paho-devices are at least 1");
        }
        if (seconds < 1 || seconds > MAX_SECONDS) {
            return Optional.of("--seconds is 1 to " + MAX_SECONDS);
        }
        List<Integer> steps = steps(MAX_DEVICES);
        return OpenFiles.whyTooFew(steps.get(steps.size() - 1));
    }

    private List<Integer> steps(int most) {
        return Stream.concat(Stream.of(1), devices.stream())
                .filter(number -> number <= most)
                .distinct()
                .sorted()
                .toList();
    }

    /** A broker of its own for each client, so that none finds it the way another has left it. */
    private boolean measure(int repeat, JavaHome java, BrokerKind kind, List<Result> results)
            throws IOException, InterruptedException {
        boolean complete = true;
        for (Subject subject : subjects) {
            System.err.printf(
                    "Measuring %s with Java %s, %d of %d ...%n", subject.label(), java.version(), repeat, repeats);
            List<Integer> steps = steps(subject == Subject.PAHO ? pahoDevices : MAX_DEVICES);
            try (Broker running = kind.start(steps.get(steps.size() - 1))) {
                Plan plan = new Plan(subject, kind, running.port(), running.pid(), steps, messages, seconds);
                complete &= SubjectProcess.run(java, plan, heap, jvmOptions, results::add);
            }
        }
        return complete;
    }
}
