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
import org.eclipse.jdt.annotation.NonNullByDefault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures all clients, one after the other, against one broker and prints the table.
 */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Compares our sessions with other MQTT clients: memory, threads, throughput and latency.")
@NonNullByDefault({})
final class BenchmarkCommand implements Callable<Integer> {
    private static final int MAX_DEVICES = 5000;

    @Option(
            names = "--devices",
            defaultValue = "1000",
            description = "Devices connected at the same time, 1 to 5000; one is always measured, too. Default: 1000")
    private int devices;

    @Option(
            names = "--messages",
            defaultValue = "20000",
            description = "Messages of each of four rounds, the first of which is not counted. Default: 20000")
    private int messages;

    @Option(
            names = "--clients",
            split = ",",
            defaultValue = "SESSION,PAHO,HIVEMQ",
            description = "Which clients: ${COMPLETION-CANDIDATES}. Default: all")
    private List<Subject> subjects;

    @Option(names = "--jvm-option", description = "One more option for the measured JVMs; may be given several times")
    private List<String> jvmOptions = new ArrayList<>();

    private final String commandLine;

    private BenchmarkCommand(String[] args) {
        this.commandLine = ("java -jar itests/benchmarks/target/benchmarks.jar " + String.join(" ", args)).strip();
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchmarkCommand(args)).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (devices < 1 || devices > MAX_DEVICES || messages < 1) {
            System.err.println("--devices is 1 to " + MAX_DEVICES + ", --messages at least 1");
            return CommandLine.ExitCode.USAGE;
        }
        Optional<Path> program = Mosquitto.find();
        if (program.isEmpty()) {
            System.err.println("The benchmarks need the broker mosquitto, which is not installed; on Debian:"
                    + " apt-get install mosquitto");
            return CommandLine.ExitCode.SOFTWARE;
        }
        List<Result> results = new ArrayList<>();
        boolean complete = true;
        try (Mosquitto broker = Mosquitto.start(program.get())) {
            for (Subject subject : subjects) {
                System.err.println("Measuring " + subject.label() + " ...");
                complete &= SubjectProcess.run(subject, broker.port(), devices, messages, jvmOptions, results::add);
            }
        }
        System.out.printf(
                "`%s`, Java %s, %d processors%n%n%s",
                commandLine, Runtime.version(), Runtime.getRuntime().availableProcessors(), new ResultTable(results));
        return complete ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
