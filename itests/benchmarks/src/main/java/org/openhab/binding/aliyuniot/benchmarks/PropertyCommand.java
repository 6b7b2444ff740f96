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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * The part of the benchmarks about properties: how soon the platform knows of updates, beside one publish an update, and
 * memory a property.
 */
@Command(
        name = "properties",
        mixinStandardHelpOptions = true,
        description = "Compares reports of properties with one publish an update: posts, latency, last values, memory.")
@NonNullByDefault({})
final class PropertyCommand implements Callable<Integer> {
    private static final int MAX_DEVICES = 400;
    private static final int MAX_PROPERTIES = 1000;
    private static final int WINDOW_MILLIS = 250;
    private static final int PATIENCE_SECONDS = 60;
    private static final int POLL_MILLIS = 100;

    /** What warms up and what updates, one device each; behind them come those whose memory is measured. */
    private static final int COMPARED = 3;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParentCommand
    private BenchmarkCommand parent;

    @Option(
            names = "--devices",
            defaultValue = "100",
            description = "Devices whose memory is measured, 1 to 400. Default: 100")
    private int devices;

    @Option(
            names = "--properties",
            defaultValue = "100",
            description = "Properties of each device, 1 to 1000. Default: 100")
    private int properties;

    @Option(
            names = "--rate",
            defaultValue = "1000",
            description = "Updates a second of one device, 1 to 10000. Default: 1000")
    private int rate;

    @Option(names = "--seconds", defaultValue = "10", description = "How long it updates, 1 to 60. Default: 10")
    private int seconds;

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> mistake = mistake();
        if (mistake.isPresent()) {
            System.err.println(mistake.get());
            return CommandLine.ExitCode.USAGE;
        }
        PropertyFigures figures = new PropertyFigures(parent.commandLine(), WINDOW_MILLIS);
        try (EmulatorBroker emulator = EmulatorBroker.startStrict(COMPARED + devices);
                LinkRuntime runtime = new LinkRuntime("properties")) {
            System.err.printf("Updating properties %d times a second ...%n", rate);
            PropertyLoad warmUp = new PropertyLoad(properties, rate, 1);
            try (PropertyDevice device = connected(runtime, emulator, 0, UplinkRates.DEFAULT)) {
                updated(emulator, 0, warmUp, device::report);
            }
            PropertyLoad plan = new PropertyLoad(properties, rate, seconds);
            try (PropertyDevice device = connected(runtime, emulator, 1, UplinkRates.DEFAULT)) {
                figures.load("PropertyReporter", plan, updated(emulator, 1, plan, device::report));
            }
            try (PropertyDevice device = connected(runtime, emulator, 2, UplinkRates.UNLIMITED)) {
                figures.load("one publish an update", plan, updated(emulator, 2, plan, device::publish));
            }
            memory(runtime, emulator, figures);
            System.out.print(figures);
            return CommandLine.ExitCode.OK;
        } catch (IOException | LinkFailure | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Optional<String> mistake() {
        if (devices < 1 || devices > MAX_DEVICES) {
            return Optional.of("--devices is 1 to " + MAX_DEVICES);
        }
        if (properties < 1 || properties > MAX_PROPERTIES) {
            return Optional.of("--properties is 1 to " + MAX_PROPERTIES);
        }
        if (rate < 1 || rate > 10_000) {
            return Optional.of("--rate is 1 to 10000");
        }
        return seconds < 1 || seconds > 60 ? Optional.of("--seconds is 1 to 60") : Optional.empty();
    }

    private static PropertyDevice connected(LinkRuntime runtime, EmulatorBroker emulator, int number, UplinkRates rates)
            throws LinkFailure, InterruptedException, ExecutionException, TimeoutException {
        PropertyDevice device =
                new PropertyDevice(runtime, emulator.port(), number, rates, Duration.ofMillis(WINDOW_MILLIS));
        device.awaitOnline();
        return device;
    }

    private static PropertyLoad.Outcome updated(
            EmulatorBroker emulator, int number, PropertyLoad plan, PropertyLoad.Update update)
            throws IOException, InterruptedException {
        try (ArrivedPosts arrived = new ArrivedPosts(emulator.device(Account.deviceName(number)))) {
            return plan.run(update, arrived);
        }
    }

    /** All devices are connected before, and each has reported something, so that only properties are added. */
    private void memory(LinkRuntime runtime, EmulatorBroker emulator, PropertyFigures figures)
            throws IOException, LinkFailure, InterruptedException, ExecutionException, TimeoutException {
        System.err.printf("Reporting %d properties of %d devices ...%n", devices * properties, devices);
        List<PropertyDevice> all = new ArrayList<>();
        try {
            for (int i = 0; i < devices; i++) {
                all.add(connected(runtime, emulator, COMPARED + i, UplinkRates.DEFAULT));
                all.get(i).report("First", 0);
            }
            awaitProperties(emulator, "First");
            Footprint before = Footprint.now();
            String last = PropertyLoad.identifier(properties - 1);
            for (PropertyDevice device : all) {
                for (int i = 0; i < properties; i++) {
                    device.report(PropertyLoad.identifier(i), i);
                }
            }
            awaitProperties(emulator, last);
            figures.footprint(devices, properties, before, Footprint.now());
        } finally {
            all.forEach(PropertyDevice::close);
        }
    }

    private void awaitProperties(EmulatorBroker emulator, String last)
            throws IOException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (int i = 0; i < devices; i++) {
            HttpRequest request = HttpRequest.newBuilder(
                            emulator.device(Account.deviceName(COMPARED + i)).resolve("properties"))
                    .build();
            while (!http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains('"' + last + '"')) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("Properties do not arrive");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
    }
}
