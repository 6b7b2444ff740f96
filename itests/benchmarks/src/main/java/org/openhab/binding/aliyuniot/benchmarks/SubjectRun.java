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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The measured process: one client library, first with one device, then with many. Each result is a line of JSON on the
 * standard output.
 */
final class SubjectRun {
    /** Takes the numbers that are not known, too. */
    static final Gson JSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private static final Duration ROUND_LIMIT = Duration.ofSeconds(4);
    private static final Duration PACED_LIMIT = Duration.ofSeconds(30);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
    private static final int CONNECTING_AT_A_TIME = 50;
    private static final int ROUNDS = 3;
    private static final int PACED_SECONDS = 5;
    private static final int PACED_WARM_UP_SECONDS = 1;

    /** One connection that waits for the other side's delayed acknowledgements gets no further than 250. */
    private static final int PACED_PER_SECOND_OF_ONE = 100;

    private static final int PACED_PER_SECOND_OF_MANY = 500;
    private static final double KB = 1024;
    private static final double MILLISECOND = 1e6;

    /** Fewer than the 10 that Paho takes by default would slow the others down, more would make it refuse messages. */
    private static final int WINDOW_OF_ONE = 10;

    private final Subject subject;
    private final int messages;
    private final EchoClients clients;
    private final List<EchoDevice> connected = new ArrayList<>();
    private final Footprint empty;

    private SubjectRun(Subject subject, int port, int messages) throws IOException {
        this.subject = subject;
        this.messages = messages;
        this.empty = Footprint.now();
        this.clients = subject.clients(port);
    }

    /**
     * Measures.
     *
     * @param args subject, port of the broker, number of devices, number of messages
     */
    public static void main(String[] args) {
        try {
            SubjectRun run =
                    new SubjectRun(Subject.valueOf(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[3]));
            run.measure(Integer.parseInt(args[2]));
            System.exit(0);
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e);
            System.exit(1);
        }
    }

    private void measure(int devices) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        // What the benchmark itself needs for a device is there before the first measurement.
        List<EchoDevice> all = new ArrayList<>();
        all.add(new EchoDevice(0, WINDOW_OF_ONE));
        for (int i = 1; i < devices; i++) {
            all.add(new EchoDevice(i, 1));
        }
        connect(all.subList(0, 1));
        report(1, Double.NaN, Double.NaN, Footprint.now().threads(), all.get(0).exchanges());
        if (devices > 1) {
            Footprint before = Footprint.now();
            connect(all.subList(1, devices));
            List<Exchange> exchanges =
                    all.stream().map(device -> device.exchanges().get(0)).toList();
            ClosedLoop.run(exchanges, devices * 2, ROUND_LIMIT);
            Footprint after = Footprint.now();
            int added = devices - 1;
            report(
                    devices,
                    (after.heapBytes() - before.heapBytes()) / KB / added,
                    (after.residentBytes() - before.residentBytes()) / KB / added,
                    after.threads(),
                    exchanges);
        }
        close();
    }

    private void report(int devices, double heapKb, double outsideKb, int threads, List<Exchange> exchanges)
            throws InterruptedException, ExecutionException, TimeoutException {
        ClosedLoop.run(exchanges, messages, ROUND_LIMIT);
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = ClosedLoop.run(exchanges, messages, ROUND_LIMIT);
        }
        Arrays.sort(rounds);
        int pace = devices == 1 ? PACED_PER_SECOND_OF_ONE : PACED_PER_SECOND_OF_MANY;
        PacedLoop.run(exchanges, pace * PACED_WARM_UP_SECONDS, pace, PACED_LIMIT);
        long[] latencies = PacedLoop.run(exchanges, pace * PACED_SECONDS, pace, PACED_LIMIT);
        Result result = new Result(
                subject,
                devices,
                heapKb,
                outsideKb,
                threads - empty.threads(),
                rounds[ROUNDS / 2],
                latencies[latencies.length / 2] / MILLISECOND,
                latencies[latencies.length * 99 / 100] / MILLISECOND);
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
