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

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The measured process: one client library, with more and more devices. Each result is a line of JSON on the standard
 * output.
 */
final class SubjectRun {
    /** Takes the numbers that are not known, too. */
    static final Gson JSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private static final Duration ROUND_LIMIT = Duration.ofSeconds(4);
    private static final Duration PACED_LIMIT = Duration.ofSeconds(60);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
    private static final int CONNECTING_AT_A_TIME = 50;
    private static final int ROUNDS = 3;
    private static final int MESSAGES_BEFORE_FOOTPRINT = 2;

    /** One connection that waits for the other side's delayed acknowledgements gets no further than 250 ... */
    private static final int PACED_PER_SECOND_OF_ONE = 100;

    /** ... and with only one message on its way no further than 25. */
    private static final int PACED_PER_SECOND_OF_EACH = 10;

    private static final int PACED_PER_SECOND_OF_MANY = 500;
    private static final int PACED_TO_WARM_UP = 8;
    private static final double KB = 1024;
    private static final double MILLISECOND = 1e6;
    private static final double MICROS_A_SECOND = 1e6;

    private final Plan plan;
    private final EchoClients clients;
    private final List<EchoDevice> connected = new ArrayList<>();
    private final Footprint empty;
    private double heapBytes;
    private double outsideBytes;
    private int counted;

    private SubjectRun(Plan plan) throws IOException {
        this.plan = plan;
        this.empty = Footprint.now();
        this.clients = plan.subject().clients(plan.port());
    }

    /**
     * Measures.
     *
     * @param args the plan as JSON
     */
    public static void main(String[] args) {
        try {
            new SubjectRun(JSON.fromJson(args[0], Plan.class)).measure();
            System.exit(0);
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e);
        } catch (OutOfMemoryError e) {
            System.err.println("Not measured: " + e + "; the limits of memory and threads are too low for this"
                    + " (ulimit -u, sysctl kernel.threads-max vm.max_map_count, --heap)");
        }
        System.exit(1);
    }

    private void measure() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        // What the benchmark itself needs for a device is there before the first measurement.
        List<EchoDevice> all = new ArrayList<>();
        for (int i = 0; i < plan.mostDevices(); i++) {
            all.add(new EchoDevice(Account.of(plan.broker(), i), i == 0 ? Exchange.MAX_WINDOW : 1));
        }
        for (int devices : plan.devices()) {
            measure(all.subList(0, devices));
        }
        close();
    }

    private void measure(List<EchoDevice> devices)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Footprint before = Footprint.now();
        int added = devices.size() - connected.size();
        boolean first = connected.isEmpty();
        connect(devices.subList(connected.size(), devices.size()));
        List<Exchange> exchanges = devices.size() == 1
                ? devices.get(0).exchanges()
                : devices.stream().map(device -> device.exchanges().get(0)).toList();
        ClosedLoop.run(exchanges, devices.size() * MESSAGES_BEFORE_FOOTPRINT, ROUND_LIMIT);
        Footprint after = Footprint.now();
        if (!first) {
            heapBytes += after.heapBytes() - before.heapBytes();
            outsideBytes += after.residentBytes() - before.residentBytes();
            counted += added;
        }
        report(devices.size(), after.threads() - empty.threads(), exchanges);
    }

    private void report(int devices, int threads, List<Exchange> exchanges)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        ClosedLoop.run(exchanges, plan.messages(), ROUND_LIMIT);
        ProcessorTime before = ProcessorTime.now(plan.brokerPid());
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(ClosedLoop.run(exchanges, plan.messages(), ROUND_LIMIT));
        }
        ProcessorTime taken = ProcessorTime.now(plan.brokerPid()).minus(before);
        double messages = rounds.stream().mapToInt(Round::messages).sum();
        double seconds = rounds.stream().mapToDouble(Round::seconds).sum();
        int pace = devices == 1
                ? PACED_PER_SECOND_OF_ONE
                : Math.min(PACED_PER_SECOND_OF_MANY, devices * PACED_PER_SECOND_OF_EACH);
        PacedLoop.run(exchanges, pace * plan.pacedSeconds() / PACED_TO_WARM_UP, pace, PACED_LIMIT);
        long[] latencies = PacedLoop.run(exchanges, pace * plan.pacedSeconds(), pace, PACED_LIMIT);
        Result result = new Result(
                plan.subject(),
                devices,
                counted == 0 ? Double.NaN : heapBytes / KB / counted,
                counted == 0 ? Double.NaN : outsideBytes / KB / counted,
                threads,
                rounds.stream().map(Round::perSecond).toList(),
                latencies[latencies.length / 2] / MILLISECOND,
                latencies[latencies.length * 99 / 100] / MILLISECOND,
                taken.client() * MICROS_A_SECOND / messages,
                taken.broker() * MICROS_A_SECOND / messages,
                taken.others(seconds),
                Runtime.version().toString());
        System.out.println(JSON.toJson(result));
    }

    private void connect(List<EchoDevice> devices) throws InterruptedException, ExecutionException, TimeoutException {
        for (int from = 0; from < devices.size(); from += CONNECTING_AT_A_TIME) {
            List<EchoDevice> some = devices.subList(from, Math.min(devices.size(), from + CONNECTING_AT_A_TIME));
            CompletableFuture.allOf(some.stream()
                            .map(device -> device.connect(clients).toCompletableFuture())
                            .toArray(CompletableFuture[]::new))
                    .get(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
            connected.addAll(some);
        }
    }

    private void close() throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture.allOf(connected.stream()
                        .map(device -> device.close().toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .get(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
        clients.close();
    }
}
