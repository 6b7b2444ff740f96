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
package org.openhab.binding.aliyuniot.benchmarks.openhab;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.broker.EmulatorBroker;
import org.openhab.binding.aliyuniot.benchmarks.measure.Trend;
import org.openhab.binding.aliyuniot.benchmarks.report.FigureTable;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;

/**
 * What grows when the things of an openHAB are used for a day, of which only what happens takes time: in each hour all
 * connections are cut, files are edited, messages go both ways, services are called and firmware is loaded.
 */
final class GrowthFigures {
    /** What is loaded and compiled when something happens for the first times is no growth. */
    private static final int SETTLING_HOURS = 4;

    private static final int DAY = 24;
    private static final int MESSAGES = 5;
    private static final int ONE_IN = 10;
    private static final int IMAGE_BYTES = 100_000;
    private static final int FIRST_KEEP_ALIVE = 301;
    private static final double MB = 1 << 20;

    /** A day may add so many MB; what the JVM itself keeps of its code varies by as much. */
    private static final double LEAST_MB = 1;

    /** Devices that are cut again and again within minutes pause for up to five of them. */
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)$");

    private final MeasureOptions measure;
    private final InstalledAddOn addOn;
    private final int hours;

    /** What there is after an hour, when garbage has been collected. */
    private record Level(double heapMb, int threads, int sockets, int files) {}

    GrowthFigures(MeasureOptions measure, InstalledAddOn addOn, int hours) {
        this.measure = measure;
        this.addOn = addOn;
        this.hours = hours;
    }

    void measure() throws IOException, InterruptedException {
        try (EmulatorBroker emulator = EmulatorBroker.start(addOn.devices())) {
            addOn.write(emulator, DeviceThings.Edit.none());
            Platform platform = new Platform(emulator);
            try (OpenHabProcess process = addOn.start(List.of()).process()) {
                List<Level> levels = new ArrayList<>();
                for (int hour = 1; hour <= hours; hour++) {
                    System.err.println("Hour " + hour + " of " + hours + " ...");
                    use(emulator, platform, hour);
                    levels.add(level(process));
                }
                measure.table(table(levels));
            }
        }
    }

    private void use(EmulatorBroker emulator, Platform platform, int hour) throws IOException, InterruptedException {
        int devices = addOn.devices();
        long connects = platform.devices().connects();
        platform.post("restart", "{\"downMillis\": 0, \"sessions\": \"keep\"}");
        Platform.Devices again = platform.await(
                "all devices connect again",
                LIMIT,
                now -> now.online() == devices && now.connects() >= connects + devices);

        addOn.write(
                emulator,
                new DeviceThings.Edit(
                        "Device in hour " + hour, FIRST_KEEP_ALIVE + hour % 2, number -> isOfHour(number, hour)));
        // Those of the hour before get openHAB's default back.
        int changed = (int) IntStream.range(0, devices)
                .filter(number -> isOfHour(number, hour) || hour > 1 && isOfHour(number, hour - 1))
                .count();
        platform.await(
                "the edited devices connect again",
                LIMIT,
                now -> now.online() == devices && now.connects() >= again.connects() + changed);

        for (int i = 0; i < MESSAGES; i++) {
            long received = platform.devices().received();
            for (int device = 0; device < devices; device++) {
                platform.postTo(
                        Account.deviceName(device),
                        "send",
                        "{\"topic\":\"user/get\",\"payload\":\"" + (hour * 10 + i) + "\"}");
            }
            platform.await("all devices pass messages on", LIMIT, now -> now.received() >= received + devices);
        }
        for (int device = hour % ONE_IN; device < devices; device += ONE_IN) {
            platform.postTo(Account.deviceName(device), "rrpc", "{\"payload\": \"?\"}");
        }
        firmware(platform, hour);
    }

    /** Each hour another tenth of the devices is edited, called and loads firmware. */
    private static boolean isOfHour(int number, int hour) {
        return number % ONE_IN == hour % ONE_IN;
    }

    /** Loads an image on some devices; nobody installs it, so that the platform gives up. */
    private void firmware(Platform platform, int hour) throws IOException, InterruptedException {
        byte[] image = new byte[IMAGE_BYTES];
        image[0] = (byte) hour;
        String id = platform.post("images", image).get("image").getAsString();
        String devices = IntStream.range(0, addOn.devices())
                .filter(number -> isOfHour(number, hour))
                .mapToObj(number -> '"' + Account.deviceName(number) + '"')
                .collect(Collectors.joining(","));
        JsonObject campaign = platform.post(
                "campaigns",
                "{\"productKey\":\"%s\",\"image\":\"%s\",\"version\":\"2.%d\",\"devices\":[%s],\"overwrite\":true}"
                        .formatted(Account.PRODUCT_KEY, id, hour, devices));
        String path = "campaigns/" + campaign.get("id").getAsString();
        platform.awaitAt(path, "firmware is loaded", LIMIT, GrowthFigures::isLoaded);
        platform.post(path + "/cancel", "{}");
    }

    private static boolean isLoaded(JsonObject campaign) {
        for (JsonElement job : campaign.getAsJsonArray("jobs")) {
            if (!job.getAsJsonObject().get("status").getAsString().equals("UPDATED")) {
                return false;
            }
        }
        return true;
    }

    private Level level(OpenHabProcess process) throws IOException, InterruptedException {
        double bytes = 0;
        for (String line : process.jcmd("GC.class_histogram")) {
            Matcher total = TOTAL.matcher(line);
            bytes = total.matches() ? Double.parseDouble(total.group(1)) : bytes;
        }
        ProcessUse use = ProcessUse.of(process);
        return new Level(bytes / MB, use.threads().size(), use.sockets(), use.files());
    }

    private FigureTable table(List<Level> levels) {
        List<Level> settled = levels.subList(Math.min(SETTLING_HOURS, levels.size() - 1), levels.size());
        return new FigureTable(
                "growth",
                List.of("what", "first", "last", "more a day", "wanted", "flat"),
                1,
                List.of(
                        row("heap MB", settled, Level::heapMb, LEAST_MB),
                        row("threads", settled, Level::threads, 0),
                        row("sockets", settled, Level::sockets, 0),
                        row("open files", settled, Level::files, 0)),
                List.of(String.format(
                        Locale.ROOT,
                        "%d things on Java %s, hours %d to %d, after a full garbage collection each. Flat is what has a slope"
                                + " whose interval of 95 %% includes 0, or of heap is below %.0f MB a day.",
                        addOn.devices(),
                        addOn.java().version(),
                        levels.size() - settled.size() + 1,
                        levels.size(),
                        LEAST_MB)));
    }

    private static List<String> row(String what, List<Level> levels, ToDoubleFunction<Level> figure, double least) {
        double[] values = levels.stream().mapToDouble(figure).toArray();
        Trend trend =
                values.length < Trend.FEWEST_STEPS ? null : Trend.of(values).times(DAY);
        return List.of(
                what,
                String.format(Locale.ROOT, "%.1f", values[0]),
                String.format(Locale.ROOT, "%.1f", values[values.length - 1]),
                trend == null ? "– (too few hours)" : trend.toString(),
                "flat",
                trend == null ? "–" : trend.isFlat(least) ? "yes" : "no");
    }
}
