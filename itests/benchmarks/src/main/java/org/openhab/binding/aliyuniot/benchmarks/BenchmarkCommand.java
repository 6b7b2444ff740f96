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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;
import org.openhab.binding.aliyuniot.benchmarks.coap.CoapCommand;
import org.openhab.binding.aliyuniot.benchmarks.echo.EchoComparison;
import org.openhab.binding.aliyuniot.benchmarks.echo.Subject;
import org.openhab.binding.aliyuniot.benchmarks.echo.SubjectProcess;
import org.openhab.binding.aliyuniot.benchmarks.firmware.FirmwareCommand;
import org.openhab.binding.aliyuniot.benchmarks.gateway.GatewayCommand;
import org.openhab.binding.aliyuniot.benchmarks.items.ItemsCommand;
import org.openhab.binding.aliyuniot.benchmarks.micro.MicroCommand;
import org.openhab.binding.aliyuniot.benchmarks.openhab.OpenHabCommand;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;
import org.openhab.binding.aliyuniot.benchmarks.program.OpenFiles;
import org.openhab.binding.aliyuniot.benchmarks.property.PropertyCommand;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;
import org.openhab.binding.aliyuniot.benchmarks.report.TablesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures all clients with each Java, taking turns, and prints the report.
 */
@Command(
        name = "benchmarks",
        subcommands = {
            FirmwareCommand.class,
            CoapCommand.class,
            PropertyCommand.class,
            GatewayCommand.class,
            MicroCommand.class,
            OpenHabCommand.class,
            ItemsCommand.class,
            TablesCommand.class
        },
        mixinStandardHelpOptions = true,
        description = "Compares our sessions with other MQTT clients: memory, threads, throughput and latency.")
@NonNullByDefault({})
public final class BenchmarkCommand implements Callable<Integer> {
    private static final int MAX_DEVICES = 10_000;
    private static final int MAX_SECONDS = 50;

    @Mixin
    private MeasureOptions measure;

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
            defaultValue = "100000",
            description = "Echoes of a turn, which ends after four seconds at the latest. Default: 100000")
    private int messages;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "How long echoes are sent at a fixed rate in a turn, 1 to 50. Default: 5")
    private int seconds;

    @Option(
            names = "--clients",
            split = ",",
            defaultValue = "BARE,SESSION,PAHO,HIVEMQ",
            description = "Which clients: ${COMPLETION-CANDIDATES}. Default: all")
    private List<Subject> subjects;

    @Option(
            names = "--java",
            split = ",",
            description = "Javas to measure with, by home or by number like 21, with commas between them."
                    + " Default: 17, 21 and the newest one, as far as they are installed")
    private List<String> javas;

    @Option(
            names = "--broker",
            description = "${COMPLETION-CANDIDATES}. Default: mosquitto, the emulator where that is not installed")
    private @Nullable BrokerKind broker;

    @Option(names = "--heap", defaultValue = "1g", description = "Heap of each measured JVM. Default: 1g")
    private String heap;

    @Option(names = "--jvm-option", description = "One more option for the measured JVMs; may be given several times")
    private List<String> jvmOptions = new ArrayList<>();

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchmarkCommand())
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
            BrokerKind kind = broker == null ? BrokerKind.installed() : broker;
            EchoComparison comparison = new EchoComparison(measure, messages, Duration.ofSeconds(seconds));
            for (JavaHome home : javas == null ? JavaHome.usual() : JavaHome.of(javas)) {
                compare(home, kind, comparison);
            }
            measure.table(comparison.figures(kind, heap));
            measure.table(comparison.goals());
            measure.publish();
            return CommandLine.ExitCode.OK;
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Optional<String> mistake() {
        if (devices.stream().anyMatch(number -> number < 1 || number > MAX_DEVICES)) {
            return Optional.of("--devices is 1 to " + MAX_DEVICES);
        }
        if (messages < 1 || pahoDevices < 1) {
            return Optional.of("--messages and --paho-devices are at least 1");
        }
        if (seconds < 1 || seconds > MAX_SECONDS) {
            return Optional.of("--seconds is 1 to " + MAX_SECONDS);
        }
        return measure.mistake().or(() -> OpenFiles.whyTooFew(Collections.max(devices)));
    }

    private List<Integer> steps() {
        return Stream.concat(Stream.of(1), devices.stream()).distinct().sorted().toList();
    }

    private int most(Subject subject) {
        return subject == Subject.PAHO ? pahoDevices : MAX_DEVICES;
    }

    /** All of them run at the same time, and those whose turn it is not wait. */
    private void compare(JavaHome java, BrokerKind kind, EchoComparison comparison)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        List<SubjectProcess> processes = new ArrayList<>();
        try {
            for (Subject subject : subjects) {
                int mostDevices = steps().stream()
                        .filter(number -> number <= most(subject))
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(1);
                processes.add(SubjectProcess.start(java, subject, kind, mostDevices, heap, jvmOptions));
            }
            for (int number : steps()) {
                comparison.run(
                        java,
                        number,
                        processes.stream()
                                .filter(process -> number <= most(process.subject()))
                                .toList());
            }
        } finally {
            for (SubjectProcess process : processes) {
                process.close();
            }
        }
    }
}
