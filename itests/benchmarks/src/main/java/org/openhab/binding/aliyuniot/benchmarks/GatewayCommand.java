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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * The part of the benchmarks about gateways: how sub-devices that share a connection fare beside devices with their own,
 * ours and HiveMQ's clients.
 */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = "Compares sub-devices of one gateway with direct devices: start, memory, threads, echoes.")
@NonNullByDefault({})
final class GatewayCommand implements Callable<Integer> {
    /** The platform takes no more sub-devices of a gateway. */
    private static final int MAX_DEVICES = 2000;

    private static final int CONNECTING_AT_A_TIME = 50;
    private static final int MESSAGES_BEFORE_FOOTPRINT = 2;
    private static final int PACED_PER_SECOND = 100;
    private static final int PACED_TO_WARM_UP = 8;
    private static final Duration ROUND_LIMIT = Duration.ofSeconds(10);
    private static final Duration PACED_LIMIT = Duration.ofSeconds(90);

    @ParentCommand
    private BenchmarkCommand parent;

    @Option(
            names = "--devices",
            defaultValue = "2000",
            description = "Sub-devices of the gateway, and direct devices beside them, 2 to 2000. Default: 2000")
    private int devices;

    @Option(
            names = "--messages",
            defaultValue = "20000",
            description = "Echoes of a round; the first round is not counted. Default: 20000")
    private int messages;

    @Option(
            names = "--seconds",
            defaultValue = "8",
            description = "How long each measurement of latency takes, 1 to 50. Default: 8")
    private int seconds;

    @Option(names = "--repeats", defaultValue = "3", description = "Rounds that count; medians are shown. Default: 3")
    private int repeats;

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> mistake = mistake();
        if (mistake.isPresent()) {
            System.err.println(mistake.get());
            return CommandLine.ExitCode.USAGE;
        }
        GatewayFigures figures = new GatewayFigures(parent.commandLine(), devices);
        try {
            start(figures);
            try (EmulatorBroker emulator = EmulatorBroker.startGateway(1 + 2 * devices, devices, false)) {
                echoes(emulator, figures);
                direct(emulator, figures);
                hiveMq(emulator, figures);
            }
            System.out.print(figures);
            return CommandLine.ExitCode.OK;
        } catch (IOException | LinkFailure | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Optional<String> mistake() {
        if (devices < 2 || devices > MAX_DEVICES) {
            return Optional.of("--devices is 2 to " + MAX_DEVICES);
        }
        if (messages < 1 || repeats < 1) {
            return Optional.of("--messages and --repeats are at least 1");
        }
        return seconds < 1 || seconds > 50 ? Optional.of("--seconds is 1 to 50") : OpenFiles.whyTooFew(devices);
    }

    private List<Account> accounts(int first) {
        return IntStream.range(first, first + devices)
                .mapToObj(number -> Account.of(BrokerKind.EMULATOR, number))
                .toList();
    }

    /** All start together with their gateway, as after a start of openHAB, and the platform's rates are kept to. */
    private void start(GatewayFigures figures)
            throws IOException, LinkFailure, InterruptedException, ExecutionException, TimeoutException {
        System.err.printf("Starting a gateway with %d sub-devices ...%n", devices);
        List<Account> accounts = accounts(1);
        try (EmulatorBroker emulator = EmulatorBroker.startGateway(1 + devices, devices, true)) {
            GatewayClients clients = new GatewayClients(emulator, UplinkRates.DEFAULT);
            EchoFleet fleet = new EchoFleet(clients);
            try {
                long begin = System.nanoTime();
                clients.start();
                fleet.connect(accounts, devices);
                figures.start((System.nanoTime() - begin) / 1e9, clients.published());
            } finally {
                fleet.close();
            }
        }
    }

    /** Sub-devices together and one direct device take turns. */
    private void echoes(EmulatorBroker emulator, GatewayFigures figures)
            throws IOException, LinkFailure, InterruptedException, ExecutionException, TimeoutException {
        GatewayClients gateway = new GatewayClients(emulator, UplinkRates.UNLIMITED);
        EchoFleet subDevices = new EchoFleet(gateway);
        EchoFleet one = new EchoFleet(new SessionClients(emulator.port(), Qos.AT_MOST_ONCE));
        try {
            List<Account> accounts = accounts(1 + devices);
            gateway.start();
            one.connect(accounts(1).subList(0, 1), 1);
            figures.subDevices(connected(subDevices, accounts, devices));
            System.err.printf("Echoing %d messages, %d times ...%n", messages, repeats);
            ClosedLoop.run(subDevices.exchanges(), messages, ROUND_LIMIT);
            ClosedLoop.run(one.exchanges(), messages, ROUND_LIMIT);
            for (int i = 0; i < repeats; i++) {
                figures.round(
                        ClosedLoop.run(subDevices.exchanges(), messages, ROUND_LIMIT),
                        ClosedLoop.run(one.exchanges(), messages, ROUND_LIMIT));
            }
            figures.latencies(latencies(subDevices), latencies(one));
        } finally {
            try {
                subDevices.close();
            } finally {
                one.close();
            }
        }
    }

    private long[] latencies(EchoFleet fleet) throws InterruptedException, ExecutionException, TimeoutException {
        int paced = PACED_PER_SECOND * seconds;
        PacedLoop.run(fleet.exchanges(), paced / PACED_TO_WARM_UP, PACED_PER_SECOND, PACED_LIMIT);
        return PacedLoop.run(fleet.exchanges(), paced, PACED_PER_SECOND, PACED_LIMIT);
    }

    private void direct(EmulatorBroker emulator, GatewayFigures figures)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        System.err.printf("Connecting %d direct devices ...%n", devices);
        EchoFleet fleet = new EchoFleet(new SessionClients(emulator.port(), Qos.AT_MOST_ONCE));
        try {
            figures.directDevices(connected(fleet, accounts(1), CONNECTING_AT_A_TIME));
        } finally {
            fleet.close();
        }
    }

    private void hiveMq(EmulatorBroker emulator, GatewayFigures figures)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        System.err.printf("Connecting %d clients of HiveMQ ...%n", devices);
        EchoFleet fleet = new EchoFleet(new HiveMqClients(emulator.port()));
        try {
            figures.hiveMqClients(connected(fleet, accounts(1), CONNECTING_AT_A_TIME));
        } finally {
            fleet.close();
        }
    }

    /** What all but the first one take, after each has sent something: that one brings what they share. */
    private GatewayFigures.Growth connected(EchoFleet fleet, List<Account> accounts, int atATime)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        fleet.connect(accounts.subList(0, 1), 1);
        ClosedLoop.run(fleet.exchanges(), Exchange.MAX_WINDOW * MESSAGES_BEFORE_FOOTPRINT, ROUND_LIMIT);
        Footprint before = Footprint.now();
        long begin = System.nanoTime();
        fleet.connect(accounts.subList(1, devices), atATime);
        double seconds = (System.nanoTime() - begin) / 1e9;
        ClosedLoop.run(fleet.exchanges(), devices * MESSAGES_BEFORE_FOOTPRINT, ROUND_LIMIT);
        return new GatewayFigures.Growth(seconds, before, Footprint.now(), devices - 1);
    }
}
