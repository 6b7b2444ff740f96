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
package org.openhab.binding.aliyuniot.benchmarks.firmware;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.benchmarks.broker.Broker;
import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;
import org.openhab.binding.aliyuniot.benchmarks.echo.SubjectRun;
import org.openhab.binding.aliyuniot.benchmarks.measure.Contestant;
import org.openhab.binding.aliyuniot.benchmarks.measure.Medians;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;
import org.openhab.binding.aliyuniot.benchmarks.program.Commands;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;
import org.openhab.binding.aliyuniot.benchmarks.program.OpenFiles;
import org.openhab.binding.aliyuniot.benchmarks.report.FigureTable;
import org.openhab.binding.aliyuniot.benchmarks.report.MeasureOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The part of the benchmarks about firmware: how long a large image takes beside curl and sha256sum, and what devices
 * notice while all of them load theirs.
 */
@Command(
        name = "firmware",
        mixinStandardHelpOptions = true,
        description = "Compares firmware downloads with curl followed by sha256sum, and updates many devices at once.")
@NonNullByDefault({})
public final class FirmwareCommand implements Callable<Integer> {
    private static final double MIB = 1 << 20;
    private static final int MAX_SIZE = 8192;
    private static final int MAX_DEVICES = 1000;
    private static final int MAX_SECONDS = 50;

    @Mixin
    private MeasureOptions measure;

    @Option(names = "--size", defaultValue = "512", description = "MiB of the large image, 1 to 8192. Default: 512")
    private int size;

    @Option(
            names = "--devices",
            defaultValue = "50",
            description = "Devices that update at once, 1 to 1000. Default: 50")
    private int devices;

    @Option(names = "--device-size", defaultValue = "16", description = "MiB of each one's image. Default: 16")
    private int deviceSize;

    @Option(
            names = "--device-rate",
            defaultValue = "8192",
            description =
                    "KiB a second of each device's download, where nginx serves; 0 is without bound. Default: 8192")
    private int deviceRate;

    @Option(
            names = "--seconds",
            defaultValue = "8",
            description = "How long echoes are measured before the update, 1 to 50. Default: 8")
    private int seconds;

    @Option(
            names = "--java",
            split = ",",
            description = "Javas to measure with, by home or by number like 21, with commas between them."
                    + " Default: 17, 21 and the newest one, as far as they are installed")
    private List<String> javas;

    @Option(names = "--own-server", description = "The JDK's HTTP server instead of nginx")
    private boolean ownServer;

    @Option(names = "--broker", description = "${COMPLETION-CANDIDATES}. Default: mosquitto where it is installed")
    private @Nullable BrokerKind broker;

    @Option(
            names = "--heap",
            defaultValue = "128m",
            description = "Heap of the process with all devices. Default: 128m")
    private String heap;

    @Option(
            names = "--folder",
            defaultValue = "${sys:java.io.tmpdir}",
            description = "Where there is room for all images. Default: the system's folder for temporary files")
    private Path folder;

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> mistake = mistake();
        if (mistake.isPresent()) {
            System.err.println(mistake.get());
            return CommandLine.ExitCode.USAGE;
        }
        try {
            try (ServedFolder served = ServedFolder.in(folder)) {
                List<JavaHome> homes = javas == null ? JavaHome.usual() : JavaHome.of(javas);
                downloads(served, homes);
                updates(served, homes);
            }
            measure.publish();
            return CommandLine.ExitCode.OK;
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("Not measured: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Optional<String> mistake() {
        if (size < 1 || size > MAX_SIZE || deviceSize < 1 || deviceSize > MAX_SIZE) {
            return Optional.of("--size and --device-size are 1 to " + MAX_SIZE);
        }
        if (devices < 1 || devices > MAX_DEVICES || deviceRate < 0) {
            return Optional.of("--devices is 1 to " + MAX_DEVICES + ", --device-rate at least 0");
        }
        if (seconds < 1 || seconds > MAX_SECONDS) {
            return Optional.of("--seconds is 1 to " + MAX_SECONDS);
        }
        for (String program : List.of("curl", "sha256sum")) {
            if (Commands.find(program).isEmpty()) {
                return Optional.of(program + " is not installed; on Debian: apt-get install curl coreutils");
            }
        }
        return measure.mistake().or(() -> OpenFiles.whyTooFew(devices));
    }

    private FileHost host(ServedFolder served, int kibibytesPerSecond) throws IOException, InterruptedException {
        Optional<Path> nginx = ownServer ? Optional.empty() : Commands.find("nginx");
        return nginx.isPresent() ? Nginx.start(nginx.get(), served, kibibytesPerSecond) : new OwnFileHost(served);
    }

    private void downloads(ServedFolder served, List<JavaHome> homes)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        ServedFolder.Image image = served.image("large.bin", size);
        try (FileHost host = host(served, 0)) {
            DownloadComparison comparison = new DownloadComparison(served, host, image);
            comparison.warmUp();
            List<Contestant> programs = new ArrayList<>(List.of(comparison.curlAndSum()));
            Map<String, String> heap = new HashMap<>();
            for (JavaHome home : homes) {
                Contestant ours = comparison.java(home, DownloadRun.Client.OURS);
                programs.addAll(List.of(ours, comparison.java(home, DownloadRun.Client.LOOP)));
                heap.put(ours.name(), text("%.1f", comparison.heapGrowth(home) / MIB));
            }
            List<Series> series = measure.compare("an image of " + size + " MiB", programs);
            Series curl = series.get(0);
            measure.table(new FigureTable(
                    "download",
                    List.of("program", "seconds", "÷ curl + sha256sum", "wanted", "processor s", "MiB heap", "wanted"),
                    1,
                    series.stream()
                            .map(program -> List.of(
                                    program.name(),
                                    text("%.2f", program.median()),
                                    program.equals(curl) ? "1" : measure.ratio(program, curl),
                                    heap.containsKey(program.name()) ? "≤ 0.75" : "",
                                    text("%.2f", program.processorSeconds()),
                                    heap.getOrDefault(program.name(), "–"),
                                    heap.containsKey(program.name()) ? "≤ 8" : ""))
                            .toList(),
                    List.of(size + " MiB over HTTPS, " + host.label() + " serves and is in the processor time;"
                            + " each program is a process of its own.")));
        }
        served.remove(image);
    }

    private void updates(ServedFolder served, List<JavaHome> homes)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        ServedFolder.Image image = served.image("device.bin", deviceSize);
        BrokerKind kind = broker == null ? BrokerKind.installed() : broker;
        Map<String, List<FleetRun.Result>> results = new LinkedHashMap<>();
        List<Contestant> fleets = new ArrayList<>();
        for (JavaHome home : homes) {
            String java = home.version().toString();
            fleets.add(Contestant.of(java, () -> {
                try (FileHost host = host(served, deviceRate);
                        Broker running = kind.start(devices)) {
                    FleetRun.Result result = update(served, host, image, home, kind, running);
                    results.computeIfAbsent(java, version -> new ArrayList<>()).add(result);
                    return result.busyP99() / result.idleP99();
                }
            }));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Series series : measure.compare("updates of " + devices + " devices", fleets)) {
            List<FleetRun.Result> all = results.get(series.name());
            rows.add(List.of(
                    series.name(),
                    Integer.toString(devices),
                    text("%.1f", Medians.of(all, FleetRun.Result::seconds)),
                    text("%.2f", Medians.of(all, FleetRun.Result::idleP50)),
                    text("%.2f", Medians.of(all, FleetRun.Result::busyP50)),
                    text("%.2f", Medians.of(all, FleetRun.Result::idleP99)),
                    text("%.2f", Medians.of(all, FleetRun.Result::busyP99)),
                    measure.figure(series),
                    "≤ 2",
                    text("%.1f", Medians.of(all, result -> result.heapGrowth() / MIB))));
        }
        measure.table(new FigureTable(
                "updates",
                List.of(
                        "Java",
                        "devices",
                        "seconds",
                        "p50 idle ms",
                        "p50 ms",
                        "p99 idle ms",
                        "p99 ms",
                        "p99 ÷ idle p99",
                        "wanted",
                        "MiB heap"),
                1,
                rows,
                List.of("All devices load " + deviceSize + " MiB each at once, and send echoes meanwhile; "
                        + kind.label() + ".")));
    }

    private static String text(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }

    private FleetRun.Result update(
            ServedFolder served,
            FileHost host,
            ServedFolder.Image image,
            JavaHome home,
            BrokerKind kind,
            Broker running)
            throws IOException, InterruptedException {
        Path store = served.folder().resolve("fleet");
        FleetRun.Plan plan = new FleetRun.Plan(
                kind,
                running.port(),
                devices,
                seconds,
                host.url(image.name()).toString(),
                served.certificate().toString(),
                store.toString(),
                image.size(),
                image.sha256());
        List<String> command = new ArrayList<>(home.command(FleetRun.class, SubjectRun.JSON.toJson(plan)));
        command.addAll(1, List.of("-Xmx" + heap, "-XX:+UseG1GC"));
        try {
            return SubjectRun.JSON.fromJson(Commands.output(command), FleetRun.Result.class);
        } finally {
            ServedFolder.delete(store);
        }
    }
}
