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
package org.openhab.binding.aliyuniot.benchmarks.property;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.broker.EmulatorBroker;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.measure.Medians;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;
import org.openhab.binding.aliyuniot.benchmarks.program.Footprint;
import org.openhab.binding.aliyuniot.benchmarks.report.FigureTable;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The part of the benchmarks about properties: how soon the platform knows of updates, beside one publish an update, and
 * memory a property.
 */
@Command(
        name = "properties",
        mixinStandardHelpOptions = true,
        description = "Compares reports of properties with one publish an update: posts, latency, last values, memory.")
@NonNullByDefault({})
public final class PropertyCommand implements Callable<Integer> {
    private static final int MAX_DEVICES = 400;
    private static final int MAX_PROPERTIES = 1000;
    private static final int WINDOW_MILLIS = 250;
    private static final int PATIENCE_SECONDS = 60;
    private static final int POLL_MILLIS = 100;

    private static final int MARGIN_MILLIS = 5;

    /** An interval of a p99 that is wider tells nothing about the margin. */
    private static final double WIDEST_MILLIS = 10;

    /** Those that update, one device each; behind them come those whose memory is measured. */
    private static final int COMPARED = 2;

    private final HttpClient http = HttpClient.newHttpClient();

    @Mixin
    private MeasureOptions measure;

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
        try (EmulatorBroker emulator = EmulatorBroker.startStrict(COMPARED + devices);
                LinkRuntime runtime = new LinkRuntime("properties")) {
            updates(runtime, emulator);
            memory(runtime, emulator);
            measure.publish();
            return CommandLine.ExitCode.OK;
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void updates(LinkRuntime runtime, EmulatorBroker emulator)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        PropertyLoad plan = new PropertyLoad(properties, rate, seconds);
        Map<String, List<PropertyLoad.Outcome>> outcomes = new HashMap<>();
        List<Contestant> ways = List.of(
                way("PropertyReporter", outcomes, () -> {
                    try (PropertyDevice device = connected(runtime, emulator, 0, UplinkRates.DEFAULT)) {
                        return updated(emulator, 0, plan, device::report);
                    }
                }),
                way("one publish an update", outcomes, () -> {
                    try (PropertyDevice device = connected(runtime, emulator, 1, UplinkRates.UNLIMITED)) {
                        return updated(emulator, 1, plan, device::publish);
                    }
                }));
        List<List<String>> rows = new ArrayList<>();
        for (Series series : measure.compare("updates, " + rate + " a second", ways)) {
            List<PropertyLoad.Outcome> all = outcomes.get(series.name());
            rows.add(List.of(
                    series.name(),
                    text("%.0f", Medians.of(all, PropertyLoad.Outcome::updates)),
                    text("%.0f", Medians.of(all, PropertyLoad.Outcome::posts)),
                    text("%.0f", Medians.of(all, PropertyLoad.Outcome::mostInASecond)),
                    text("%.1f", Medians.of(all, PropertyLoad.Outcome::medianMillis)),
                    measure.time(series, WIDEST_MILLIS),
                    "≤ " + (WINDOW_MILLIS + MARGIN_MILLIS),
                    text("%.0f", Medians.of(all, PropertyLoad.Outcome::lastValues)) + " of " + properties));
        }
        measure.table(new FigureTable(
                "updates",
                List.of("way", "updates", "posts", "most in a second", "p50 ms", "p99 ms", "wanted", "last values"),
                1,
                rows,
                List.of("Java " + Runtime.version() + ", MQTT, the emulator with the platform's rates; medians.")));
    }

    /** Has one of them update in a turn. */
    @FunctionalInterface
    private interface Updates {
        PropertyLoad.Outcome run()
                throws IOException, LinkFailure, InterruptedException, ExecutionException, TimeoutException;
    }

    private static Contestant way(String name, Map<String, List<PropertyLoad.Outcome>> outcomes, Updates updates) {
        return Contestant.of(name, () -> {
            try {
                PropertyLoad.Outcome outcome = updates.run();
                outcomes.computeIfAbsent(name, way -> new ArrayList<>()).add(outcome);
                return outcome.p99Millis();
            } catch (LinkFailure e) {
                throw new IOException(e);
            }
        });
    }

    private static String text(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
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
        return seconds < 1 || seconds > 60 ? Optional.of("--seconds is 1 to 60") : measure.mistake();
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
    private void memory(LinkRuntime runtime, EmulatorBroker emulator)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
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
            double bytes = (Footprint.now().heapBytes() - before.heapBytes()) / ((double) devices * properties);
            measure.table(new FigureTable(
                    "memory",
                    List.of("devices", "properties", "bytes heap a property", "wanted"),
                    0,
                    List.of(List.of(
                            Integer.toString(devices),
                            Integer.toString(devices * properties),
                            text("%.0f", bytes),
                            "≤ 1024")),
                    List.of()));
        } catch (LinkFailure e) {
            throw new IOException(e);
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
