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
package org.openhab.binding.aliyuniot.benchmarks.coap;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.openhab.binding.aliyuniot.benchmarks.load.Round;

/**
 * Devices that send one report after the other, each as soon as the one before is taken.
 */
public final class ReportLoop {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int PAYLOAD_BYTES = 200;

    private final byte[] payload = payload();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final CompletableFuture<Integer> all = new CompletableFuture<>();
    private final int reports;

    private ReportLoop(int reports) {
        this.reports = reports;
    }

    public static byte[] payload() {
        String text = "{\"temperature\":21.5,\"text\":\"";
        return (text + "x".repeat(PAYLOAD_BYTES - text.length() - 2) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sends reports, shared out among the devices.
     *
     * @return how many, and the time until the last one was taken
     */
    public static Round run(List<? extends Reporter> devices, int reports)
            throws InterruptedException, ExecutionException, TimeoutException {
        ReportLoop loop = new ReportLoop(reports);
        long start = System.nanoTime();
        devices.forEach(loop::next);
        int done = loop.all.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return new Round(done, (System.nanoTime() - start) / 1e9);
    }

    private void next(Reporter device) {
        if (begun.incrementAndGet() > reports) {
            return;
        }
        device.report(payload).whenComplete((done, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            } else if (taken.incrementAndGet() == reports) {
                all.complete(reports);
            } else {
                next(device);
            }
        });
    }
}
