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
package org.openhab.binding.aliyuniot.link.ota.download;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.ota.FileDigest;
import org.openhab.binding.aliyuniot.link.ota.store.ExpectedImage;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;

/**
 * Compares a download, whole process from start to end, with {@code curl} and {@code sha256sum} on the same URL. Wants a
 * server that is much faster than either, for example nginx on the same machine; the JDK's own is not.
 *
 * <pre>java -cp … DownloadMeasurement https://localhost:8443/image.bin ca.pem folder [rounds]</pre>
 */
public final class DownloadMeasurement {
    private static final String CHILD = "child";

    private DownloadMeasurement() {}

    public static void main(String[] args) throws IOException, InterruptedException, ConfigurationFailure {
        if (CHILD.equals(args[0])) {
            download(URI.create(args[1]), Path.of(args[2]), Path.of(args[3]), Long.parseLong(args[4]), args[5]);
            return;
        }
        Path folder = Path.of(args[2]);
        Path file = folder.resolve("curl.bin");
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 5;
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double curl = seconds(List.of("curl", "-s", "-f", "--cacert", args[1], "-o", file.toString(), args[0]));
            double sum = seconds(List.of("sha256sum", file.toString()));
            String hex = output(List.of("sha256sum", file.toString())).substring(0, 64);
            Path store = folder.resolve("store");
            double own = seconds(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    DownloadMeasurement.class.getName(),
                    CHILD,
                    args[0],
                    args[1],
                    store.toString(),
                    Long.toString(Files.size(file)),
                    hex));
            delete(store);
            ratios.add(own / (curl + sum));
            System.out.printf(
                    "curl %.2f s + sha256sum %.2f s; download %.2f s; ratio %.2f%n",
                    curl, sum, own, own / (curl + sum));
        }
        Files.delete(file);
        ratios.sort(Comparator.naturalOrder());
        System.out.printf("median ratio %.2f%n", ratios.get(ratios.size() / 2));
    }

    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String output(List<String> command) throws IOException {
        return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void download(URI url, Path authority, Path folder, long size, String hex)
            throws IOException, ConfigurationFailure {
        ExpectedImage expected = new ExpectedImage(size, List.of(new FileDigest(FileDigest.Algorithm.SHA256, hex)));
        DownloadSettings settings = DownloadSettings.of(TrustAnchors.ofFile(authority));
        try (LinkRuntime runtime = new LinkRuntime("measurement");
                FirmwareFolder own = new FirmwareStore(folder, size, "measurement").open("thing");
                PartialImage image = own.partial(expected)) {
            new FirmwareDownload(runtime, settings, () -> CompletableFuture.completedFuture(url), position -> {})
                    .run(url, image);
        }
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        System.gc();
        long left = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long cpu = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(-1L);
        System.out.printf(
                "download: %d ms of CPU, heap %d KiB at its peak, %d KiB after collection%n",
                cpu, peak >> 10, left >> 10);
    }
}
