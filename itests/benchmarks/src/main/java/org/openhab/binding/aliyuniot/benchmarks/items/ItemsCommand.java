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
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.benchmarks.broker.EmulatorBroker;
import org.openhab.binding.aliyuniot.benchmarks.openhab.OpenHabFolder;
import org.openhab.binding.aliyuniot.benchmarks.openhab.OpenHabProcess;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;
import org.openhab.binding.aliyuniot.benchmarks.program.OwnFolder;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The part of the benchmarks about items in a whole openHAB: how long their commands take to the socket, and how long
 * bytes take to an item, beside bare sessions.
 */
@Command(
        name = "items",
        mixinStandardHelpOptions = true,
        description = "Compares items in a whole openHAB with bare sessions: latency in both directions, allocation.")
@NonNullByDefault({})
public final class ItemsCommand implements Callable<Integer> {
    private static final int MAX_DEVICES = 200;
    private static final int MAX_RATE = 1000;

    /** A property is posted every 220 ms at most, so that more would wait for that. */
    private static final int MAX_RATE_OF_A_DEVICE = 4;

    private static final int MAX_SECONDS = 60;

    @Mixin
    private MeasureOptions measure;

    @Option(
            names = "--home",
            required = true,
            description = "Folder of an unpacked openHAB, or of a Karaf with its stand-in; it is copied")
    private Path home;

    @Option(names = "--kar", required = true, description = "The add-on")
    private Path kar;

    @Option(
            names = "--probe",
            defaultValue = "itests/item-probe/target/item-probe.jar",
            description = "The bundle that measures inside openHAB. Default: ${DEFAULT-VALUE}")
    private Path probe;

    @Option(names = "--java", description = "Home of the Java for all. Default: the one that runs the benchmarks")
    private @Nullable Path java;

    @Option(names = "--devices", defaultValue = "50", description = "How many devices, 1 to 200. Default: 50")
    private int devices;

    @Option(
            names = "--rate",
            defaultValue = "100",
            description = "Messages a second of all devices together, 1 to 1000 and at most 4 of each. Default: 100")
    private int rate;

    @Option(names = "--seconds", defaultValue = "5", description = "Of each turn, 1 to 60. Default: 5")
    private int seconds;

    @Option(
            names = "--directions",
            split = ",",
            defaultValue = "UP,DOWN",
            description = "${COMPLETION-CANDIDATES}: commands to the platform, or updates from it. Default: both")
    private Set<ItemComparison.Direction> directions;

    @Option(
            names = "--first-rounds",
            defaultValue = "2",
            description = "Turns before all others, twice as fast on topics, for the JVMs to compile. Default: 2")
    private int firstRounds;

    @Option(names = "--jvm-option", description = "One more option for both JVMs; may be given several times")
    private List<String> jvmOptions = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> mistake = mistake();
        if (mistake.isPresent()) {
            System.err.println(mistake.get());
            return CommandLine.ExitCode.USAGE;
        }
        try (EmulatorBroker emulator = EmulatorBroker.start(2 * devices);
                StampingRelay relay = new StampingRelay(emulator.port());
                ServerSocket listener = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                OwnFolder own = OwnFolder.create(null, "items-benchmark")) {
            compare(relay, listener, OpenHabFolder.copy(home, own.path().resolve("openhab")));
            measure.publish();
            return CommandLine.ExitCode.OK;
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Optional<String> mistake() {
        if (devices < 1 || devices > MAX_DEVICES) {
            return Optional.of("--devices is 1 to " + MAX_DEVICES);
        }
        if (rate < 1 || rate > MAX_RATE || rate > devices * MAX_RATE_OF_A_DEVICE) {
            return Optional.of("--rate is 1 to " + MAX_RATE + ", and at most " + MAX_RATE_OF_A_DEVICE + " a device");
        }
        if (seconds < 1 || seconds > MAX_SECONDS || firstRounds < 0) {
            return Optional.of("--seconds is 1 to " + MAX_SECONDS + ", --first-rounds at least 0");
        }
        for (Path file : List.of(kar, probe)) {
            if (!Files.isRegularFile(file)) {
                return Optional.of("There is no " + file + "; build it: mvn -DskipTests package");
            }
        }
        return measure.mistake();
    }

    private void compare(StampingRelay relay, ServerSocket listener, OpenHabFolder folder)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path given = java;
        JavaHome home = given == null ? JavaHome.running() : JavaHome.of(given);
        List<String> command = new ArrayList<>(home.command(
                BareItems.class,
                Integer.toString(relay.port()),
                Integer.toString(listener.getLocalPort()),
                Integer.toString(devices),
                Integer.toString(devices)));
        command.addAll(1, jvmOptions);
        Process bare = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(bare::destroyForcibly, "stop-bare"));
        try (EndConnection bareEnd = EndConnection.accept(listener)) {
            compare(relay, listener, folder, home, new Measured(bareEnd, relay, devices, devices));
        } finally {
            bare.destroyForcibly();
        }
    }

    private void compare(StampingRelay relay, ServerSocket listener, OpenHabFolder folder, JavaHome home, Measured bare)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        folder.addOn(kar);
        folder.addOn(probe);
        OpenHabFiles.write(folder.conf(), devices, relay.port());
        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-Ditemprobe.port=" + listener.getLocalPort());
        System.err.println("Starting openHAB ...");
        try (OpenHabProcess openHab = OpenHabProcess.start(folder, home, options);
                EndConnection end = EndConnection.accept(listener)) {
            System.err.println("It is process " + openHab.pid() + "; connecting " + devices + " devices ...");
            Measured measured = new Measured(end, relay, 0, devices);
            ItemComparison comparison = new ItemComparison(measure, measured, bare, directions, rate * seconds, rate);
            comparison.awaitAll(devices * MAX_RATE_OF_A_DEVICE);
            comparison.warmUp(firstRounds);
            comparison.run("Java " + home.version());
        }
    }
}
