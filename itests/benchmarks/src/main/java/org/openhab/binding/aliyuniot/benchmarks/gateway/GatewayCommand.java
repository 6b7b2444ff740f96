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
package org.openhab.binding.aliyuniot.benchmarks.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;
import org.openhab.binding.aliyuniot.benchmarks.broker.EmulatorBroker;
import org.openhab.binding.aliyuniot.benchmarks.client.GatewayClients;
import org.openhab.binding.aliyuniot.benchmarks.client.HiveMqClients;
import org.openhab.binding.aliyuniot.benchmarks.client.SessionClients;
import org.openhab.binding.aliyuniot.benchmarks.load.ClosedLoop;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClients;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoFleet;
import org.openhab.binding.aliyuniot.benchmarks.load.Exchange;
import org.openhab.binding.aliyuniot.benchmarks.load.PacedLoop;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;
import org.openhab.binding.aliyuniot.benchmarks.program.Footprint;
import org.openhab.binding.aliyuniot.benchmarks.program.OpenFiles;
import org.openhab.binding.aliyuniot.benchmarks.report.FigureTable;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The part of the benchmarks about gateways: how sub-devices that share a connection fare beside devices with their own,
 * ours and HiveMQ's clients.
 */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = "Compares sub-devices of one gateway with direct devices: start, memory, threads, echoes.")
@NonNullByDefault({})
public final class GatewayCommand implements Callable<Integer> {
    /** The platform takes no more sub-devices of a gateway. */
    private static final int MAX_DEVICES = 2000;

    private static final int CONNECTING_AT_A_TIME = 50;
    private static final int MESSAGES_BEFORE_FOOTPRINT = 2;
    private static final int PACED_PER_SECOND = 100;
    private static final Duration ROUND_LIMIT = Duration.ofSeconds(10);
    private static final Duration PACED_LIMIT = Duration.ofSeconds(90);

    /** An interval of this many milliseconds tells whether a goal of one is reached. */
    private static final double WIDEST_ADDED = 1;

    private static final double KB = 1024;
    private static final double MILLISECOND = 1e6;

    @Mixin
    private MeasureOptions measure;

    @Option(
            names = "--devices",
            defaultValue = "2000",
            description = "Sub-devices of the gateway, and direct devices beside them, 2 to 2000. Default: 2000")
    private int devices;

    @Option(names = "--messages", defaultValue = "60000", description = "Echoes of a turn. Default: 60000")
    private int messages;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long echoes are sent at a fixed rate in a turn, 1 to 50. Default: 20")
    private int seconds;

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> mistake = mistake();
        if (mistake.isPresent()) {
            System.err.println(mistake.get());
            return CommandLine.ExitCode.USAGE;
        }
        try {
            start();
            try (EmulatorBroker emulator = EmulatorBroker.startGateway(1 + 2 * devices, devices, false)) {
                List<List<String>> growth = new ArrayList<>();
                echoes(emulator, growth);
                growth.add(alone("direct devices", new SessionClients(emulator.port(), Qos.AT_MOST_ONCE)));
                growth.add(alone("HiveMQ's clients", new HiveMqClients(emulator.port())));
                measure.table(new FigureTable(
                        "growth",
                        List.of("way", "devices", "seconds", "KB heap a device", "wanted", "threads added", "wanted"),
                        1,
                        growth,
                        List.of()));
            }
            measure.publish();
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
        if (messages < 1) {
            return Optional.of("--messages is at least 1");
        }
        return seconds < 1 || seconds > 50
                ? Optional.of("--seconds is 1 to 50")
                : measure.mistake().or(() -> OpenFiles.whyTooFew(devices));
    }

    private List<Account> accounts(int first) {
        return IntStream.range(first, first + devices)
                .mapToObj(number -> Account.of(BrokerKind.EMULATOR, number))
                .toList();
    }

    /** All start together with their gateway, as after a start of openHAB, and the platform's rates are kept to. */
    private void start() throws IOException, LinkFailure, InterruptedException, ExecutionException, TimeoutException {
        System.err.printf("Starting a gateway with %d sub-devices ...%n", devices);
        List<Account> accounts = accounts(1);
        try (EmulatorBroker emulator = EmulatorBroker.startGateway(1 + devices, devices, true)) {
            GatewayClients clients = new GatewayClients(emulator, UplinkRates.DEFAULT);
            EchoFleet fleet = new EchoFleet(clients);
            try {
                long begin = System.nanoTime();
                clients.start();
                fleet.connect(accounts, devices);
                double took = (System.nanoTime() - begin) / 1e9;
                measure.table(new FigureTable(
                        "start",
                        List.of("Java", "sub-devices", "seconds until online", "wanted", "requests"),
                        1,
                        List.of(List.of(
                                Runtime.version().toString(),
                                Integer.toString(devices),
                                text("%.2f", took),
                                "≤ 60",
                                Integer.toString(clients.published()))),
                        List.of("The emulator and the gateway keep to the platform's rates.")));
            } finally {
                fleet.close();
            }
        }
    }

    /** Sub-devices together and one direct device take turns. */
    private void echoes(EmulatorBroker emulator, List<List<String>> growth)
            throws IOException, LinkFailure, InterruptedException, ExecutionException, TimeoutException {
        GatewayClients gateway = new GatewayClients(emulator, UplinkRates.UNLIMITED);
        EchoFleet subDevices = new EchoFleet(gateway);
        EchoFleet one = new EchoFleet(new SessionClients(emulator.port(), Qos.AT_MOST_ONCE));
        try {
            gateway.start();
            one.connect(accounts(1).subList(0, 1), 1);
            growth.add(connected("sub-devices", subDevices, accounts(1 + devices), devices, "≤ 10", "0"));
            List<Series> echoes = measure.compare(
                    "echoes", List.of(flood("sub-devices", subDevices), flood("one direct device", one)));
            List<Series> latencies =
                    measure.compare("p99", List.of(pace("sub-devices", subDevices), pace("one direct device", one)));
            measure.table(new FigureTable(
                    "echoes",
                    List.of(
                            "devices",
                            "echoes/s",
                            "of one direct",
                            "ratio",
                            "wanted",
                            "p99 ms",
                            "p99 added ms",
                            "wanted"),
                    0,
                    List.of(List.of(
                            Integer.toString(devices),
                            text("%.0f", echoes.get(0).median()),
                            text("%.0f", echoes.get(1).median()),
                            measure.ratio(echoes.get(0), echoes.get(1)),
                            "≥ 0.9",
                            text("%.2f", latencies.get(0).median()),
                            measure.difference(latencies.get(0), latencies.get(1), WIDEST_ADDED),
                            "≤ 1")),
                    List.of("MQTT, the emulator answers.")));
        } finally {
            try {
                subDevices.close();
            } finally {
                one.close();
            }
        }
    }

    private Contestant flood(String name, EchoFleet fleet) {
        return Contestant.of(
                name,
                () -> ClosedLoop.run(fleet.exchanges(), messages, ROUND_LIMIT).perSecond());
    }

    private Contestant pace(String name, EchoFleet fleet) {
        return Contestant.of(name, () -> {
            long[] sorted = PacedLoop.run(fleet.exchanges(), PACED_PER_SECOND * seconds, PACED_PER_SECOND, PACED_LIMIT);
            return sorted[sorted.length * 99 / 100] / MILLISECOND;
        });
    }

    private List<String> alone(String way, EchoClients clients)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        System.err.printf("Connecting %d %s ...%n", devices, way);
        EchoFleet fleet = new EchoFleet(clients);
        try {
            return connected(way, fleet, accounts(1), CONNECTING_AT_A_TIME, "–", "–");
        } finally {
            fleet.close();
        }
    }

    private static String text(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }

    /** What all but the first one take, after each has sent something: that one brings what they share. */
    private List<String> connected(
            String way, EchoFleet fleet, List<Account> accounts, int atATime, String wantedKb, String wantedThreads)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        fleet.connect(accounts.subList(0, 1), 1);
        ClosedLoop.run(fleet.exchanges(), Exchange.MAX_WINDOW * MESSAGES_BEFORE_FOOTPRINT, ROUND_LIMIT);
        Footprint before = Footprint.now();
        long begin = System.nanoTime();
        fleet.connect(accounts.subList(1, devices), atATime);
        double took = (System.nanoTime() - begin) / 1e9;
        ClosedLoop.run(fleet.exchanges(), devices * MESSAGES_BEFORE_FOOTPRINT, ROUND_LIMIT);
        Footprint after = Footprint.now();
        return List.of(
                way,
                Integer.toString(devices),
                text("%.2f", took),
                text("%.1f", (after.heapBytes() - before.heapBytes()) / KB / (devices - 1)),
                wantedKb,
                Integer.toString(after.threads() - before.threads()),
                wantedThreads);
    }
}
