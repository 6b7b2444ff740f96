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

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;
import org.openhab.binding.aliyuniot.benchmarks.client.SessionClients;
import org.openhab.binding.aliyuniot.benchmarks.echo.Plan;
import org.openhab.binding.aliyuniot.benchmarks.echo.SubjectRun;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoDevice;
import org.openhab.binding.aliyuniot.benchmarks.load.Exchange;
import org.openhab.binding.aliyuniot.benchmarks.load.PacedLoop;
import org.openhab.binding.aliyuniot.link.WaitingLine;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.download.FirmwareDownload;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;
import org.openhab.binding.aliyuniot.link.ota.store.ExpectedImage;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;
import org.openhab.binding.aliyuniot.link.ota.store.PartialImage;

/**
 * A process with many devices that are online. Measures how long echoes take while nothing else happens, and then while
 * all devices load their firmware.
 */
@NonNullByDefault({})
public final class FleetRun {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
    private static final Duration PACED_LIMIT = Duration.ofSeconds(120);
    private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(10);
    private static final int PER_SECOND_OF_EACH = 10;
    private static final int MOST_PER_SECOND = 500;
    private static final double MILLISECOND = 1e6;

    private final Plan plan;
    private final SessionClients clients;
    private final FirmwareStore store;
    private final ExpectedImage expected;
    private final DownloadSettings settings;
    private final List<EchoDevice> devices = new ArrayList<>();

    /**
     * What to do.
     *
     * @param port of the broker
     * @param seconds how long echoes are measured before the update
     */
    public record Plan(
            BrokerKind broker,
            int port,
            int devices,
            int seconds,
            String url,
            String certificate,
            String folder,
            long size,
            String sha256) {}

    /**
     * What came of it.
     *
     * @param idleP50 in milliseconds, as the other three
     * @param seconds how long the update of all devices took
     * @param heapGrowth bytes that were in use after a collection during the update, at most, more than before it
     */
    record Result(
            int devices,
            double idleP50,
            double idleP99,
            double busyP50,
            double busyP99,
            double seconds,
            double mebibytesPerSecond,
            long heapGrowth) {}

    private FleetRun(Plan plan) throws ConfigurationFailure {
        this.plan = plan;
        clients = new SessionClients(plan.port);
        store = new FirmwareStore(Path.of(plan.folder), plan.size, "download");
        expected = new ExpectedImage(plan.size, List.of(new FileDigest(FileDigest.Algorithm.SHA256, plan.sha256)));
        settings = DownloadSettings.of(TrustAnchors.ofFile(Path.of(plan.certificate)));
    }

    /**
     * Measures.
     *
     * @param args the plan as JSON
     */
    public static void main(String[] args) {
        try {
            Result result = new FleetRun(SubjectRun.JSON.fromJson(args[0], Plan.class)).measure();
            System.out.println(SubjectRun.JSON.toJson(result));
            System.exit(0);
        } catch (InterruptedException
                | ExecutionException
                | TimeoutException
                | ConfigurationFailure
                | OutOfMemoryError e) {
            System.err.println("Not measured: " + e);
            System.exit(1);
        }
    }

    private Result measure() throws InterruptedException, ExecutionException, TimeoutException {
        for (int i = 0; i < plan.devices; i++) {
            EchoDevice device = new EchoDevice(Account.of(plan.broker, i), 1);
            devices.add(device);
            device.connect(clients).toCompletableFuture().get(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        List<Exchange> exchanges =
                devices.stream().map(device -> device.exchanges().get(0)).toList();
        int pace = Math.min(MOST_PER_SECOND, plan.devices * PER_SECOND_OF_EACH);
        PacedLoop.run(exchanges, pace * plan.seconds, pace, PACED_LIMIT);
        long[] idle = PacedLoop.run(exchanges, pace * plan.seconds, pace, PACED_LIMIT);

        AtomicLong most = new AtomicLong();
        long before = liveBytes(most);
        long begun = System.nanoTime();
        CompletableFuture<?> update = updateAll();
        List<long[]> rounds = new ArrayList<>();
        do {
            rounds.add(PacedLoop.run(exchanges, pace, pace, PACED_LIMIT));
        } while (!update.isDone() && System.nanoTime() - begun < DOWNLOAD_LIMIT.toNanos());
        update.get(1, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.gc();
        long[] busy = rounds.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(
                plan.devices,
                percentile(idle, 50),
                percentile(idle, 99),
                percentile(busy, 50),
                percentile(busy, 99),
                seconds,
                plan.devices * (plan.size >> 20) / seconds,
                Math.max(0, most.get() - before));
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / MILLISECOND;
    }

    /** Of now; from now on the most of what collections leave is noted. */
    private static long liveBytes(AtomicLong most) {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> most.accumulateAndGet(
                                    usedAfter((CompositeData) notification.getUserData()), Math::max),
                            notification -> notification
                                    .getType()
                                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long usedAfter(CompositeData notification) {
        return GarbageCollectionNotificationInfo.from(notification)
                .getGcInfo()
                .getMemoryUsageAfterGc()
                .entrySet()
                .stream()
                .filter(pool -> ManagementFactory.getMemoryPoolMXBeans().stream()
                        .anyMatch(bean -> bean.getName().equals(pool.getKey()) && bean.getType() == MemoryType.HEAP))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    private CompletableFuture<?> updateAll() {
        List<CompletableFuture<Path>> ends = new ArrayList<>();
        for (int i = 0; i < plan.devices; i++) {
            String owner = Account.deviceName(i);
            CompletableFuture<Path> end = new CompletableFuture<>();
            ends.add(end);
            WaitingLine.Turn turn = clients.runtime()
                    .downloads()
                    .join(task -> inThread(owner, task), others -> {}, () -> load(owner, end));
            end.whenComplete((image, failure) -> turn.leave());
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    private static void inThread(String owner, Runnable task) {
        Thread thread = new Thread(task, "update-" + owner);
        thread.setDaemon(true);
        thread.start();
    }

    private void load(String owner, CompletableFuture<Path> end) {
        URI url = URI.create(plan.url);
        try (FirmwareFolder own = store.open(owner);
                PartialImage image = own.partial(expected)) {
            end.complete(new FirmwareDownload(
                            clients.runtime(), settings, () -> CompletableFuture.completedFuture(url), position -> {})
                    .run(url, image));
        } catch (IOException e) {
            end.completeExceptionally(e);
        }
    }
}
