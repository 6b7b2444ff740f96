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
package org.openhab.binding.aliyuniot.benchmarks.echo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.load.ClosedLoop;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClients;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoDevice;
import org.openhab.binding.aliyuniot.benchmarks.load.Exchange;
import org.openhab.binding.aliyuniot.benchmarks.load.PacedLoop;
import org.openhab.binding.aliyuniot.benchmarks.program.Footprint;

/**
 * The measured process: one client library, which does what it is told line by line, with more and more devices.
 */
public final class SubjectRun {
    /** Takes the numbers that are not known, too. */
    public static final Gson JSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private static final Duration ROUND_LIMIT = Duration.ofSeconds(4);
    private static final Duration PACED_LIMIT = Duration.ofSeconds(60);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
    private static final int CONNECTING_AT_A_TIME = 50;
    private static final int MESSAGES_BEFORE_FOOTPRINT = 2;
    private static final double KB = 1024;
    private static final double MILLISECOND = 1e6;

    private final EchoClients clients;
    /** What the benchmark itself needs for a device is there before the first measurement. */
    private final List<EchoDevice> devices = new ArrayList<>();

    private final Footprint empty;
    private int connected;
    private double heapBytes;
    private double outsideBytes;
    private int counted;

    private SubjectRun(Plan plan) throws IOException {
        for (int i = 0; i < plan.mostDevices(); i++) {
            devices.add(new EchoDevice(Account.of(plan.broker(), i), i == 0 ? Exchange.MAX_WINDOW : 1));
        }
        this.empty = Footprint.now();
        this.clients = plan.subject().clients(plan.port());
    }

    /**
     * Does what comes in until the input ends.
     *
     * @param args the plan as JSON
     */
    public static void main(String[] args) {
        try (BufferedReader tasks = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            SubjectRun run = new SubjectRun(JSON.fromJson(args[0], Plan.class));
            for (String line = tasks.readLine(); line != null; line = tasks.readLine()) {
                System.out.println(JSON.toJson(run.answer(JSON.fromJson(line, SubjectTask.class))));
            }
            System.exit(0);
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e);
        } catch (OutOfMemoryError e) {
            System.err.println("Not measured: " + e + "; the limits of memory and threads are too low for this"
                    + " (ulimit -u, sysctl kernel.threads-max vm.max_map_count, --heap)");
        }
        System.exit(1);
    }

    private Object answer(SubjectTask task)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        if (task.messages() == 0) {
            return connect(task.devices());
        }
        List<Exchange> exchanges = exchanges(task.devices());
        if (task.perSecond() == 0) {
            return ClosedLoop.run(exchanges, task.messages(), ROUND_LIMIT);
        }
        long[] latencies = PacedLoop.run(exchanges, task.messages(), task.perSecond(), PACED_LIMIT);
        return new SubjectTask.Latency(
                latencies[latencies.length / 2] / MILLISECOND, latencies[latencies.length * 99 / 100] / MILLISECOND);
    }

    /** A single device has several messages on their way, each of many has one. */
    private List<Exchange> exchanges(int number) {
        return number == 1
                ? devices.get(0).exchanges()
                : devices.subList(0, number).stream()
                        .map(device -> device.exchanges().get(0))
                        .toList();
    }

    private SubjectTask.Memory connect(int number)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Footprint before = Footprint.now();
        int added = number - connected;
        boolean first = connected == 0;
        for (int from = connected; from < number; from += CONNECTING_AT_A_TIME) {
            connect(devices.subList(from, Math.min(number, from + CONNECTING_AT_A_TIME)));
        }
        connected = number;
        ClosedLoop.run(exchanges(number), number * MESSAGES_BEFORE_FOOTPRINT, ROUND_LIMIT);
        Footprint after = Footprint.now();
        if (!first) {
            heapBytes += after.heapBytes() - before.heapBytes();
            outsideBytes += after.residentBytes() - before.residentBytes();
            counted += added;
        }
        return new SubjectTask.Memory(
                counted == 0 ? Double.NaN : heapBytes / KB / counted,
                counted == 0 ? Double.NaN : outsideBytes / KB / counted,
                after.threads() - empty.threads());
    }

    private void connect(List<EchoDevice> some) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture.allOf(some.stream()
                        .map(device -> device.connect(clients).toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .get(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
}
