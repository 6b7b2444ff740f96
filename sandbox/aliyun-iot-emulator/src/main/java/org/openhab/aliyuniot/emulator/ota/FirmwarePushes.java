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
package org.openhab.aliyuniot.emulator.ota;

import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps the pushes of a campaign to its rate: evenly, the first one at once. Only the emulator's event loop touches it.
 */
final class FirmwarePushes {
    private final Vertx vertx;
    private final long intervalNanos;
    private final Consumer<FirmwareJob> push;
    private final Set<FirmwareJob> waiting = new HashSet<>();
    private long next = System.nanoTime();

    /**
     * @param perMinute 0 is without bound
     */
    FirmwarePushes(Vertx vertx, int perMinute, Consumer<FirmwareJob> push) {
        this.vertx = vertx;
        this.intervalNanos = perMinute == 0 ? 0 : TimeUnit.MINUTES.toNanos(1) / perMinute;
        this.push = push;
    }

    /** Pushes now, or when it is the job's turn; then only if the job still waits for it. */
    void add(FirmwareJob job) {
        if (!job.device().isOnline() || waiting.contains(job)) {
            return;
        }
        long now = System.nanoTime();
        long delay = next - now;
        if (intervalNanos == 0 || delay <= 0) {
            next = now + intervalNanos;
            push.accept(job);
            return;
        }
        next += intervalNanos;
        waiting.add(job);
        vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(delay)), due -> {
            waiting.remove(job);
            if (job.isDue()) {
                push.accept(job);
            }
        });
    }
}
