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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.core.thing.ChannelUID;

/**
 * Updates the diagnostic channels of a thing at a bounded pace, for as long as an item shows one of them. For any
 * thread.
 */
public final class DiagnosticUpdates {
    private static final long SECONDS = 10;

    private final ScheduledExecutorService scheduler;
    private final Predicate<ChannelUID> linked;
    private final Map<ChannelUID, Runnable> channels = new ConcurrentHashMap<>();

    private @Nullable Future<?> job;
    private boolean closed;

    /**
     * @param linked whether an item shows the channel
     */
    public DiagnosticUpdates(ScheduledExecutorService scheduler, Predicate<ChannelUID> linked) {
        this.scheduler = scheduler;
        this.linked = linked;
    }

    /**
     * Has a channel updated while it is linked.
     *
     * @param update shows what is new
     */
    public Registration add(ChannelUID channel, Runnable update) {
        channels.put(channel, update);
        if (linked.test(channel)) {
            begin();
        }
        return () -> channels.remove(channel, update);
    }

    /** Begins to update, as somebody shows a channel. */
    public synchronized void begin() {
        if (job == null && !closed) {
            job = scheduler.scheduleWithFixedDelay(this::update, SECONDS, SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Updates what is linked; ends the updates if nothing is. */
    public void update() {
        List<Runnable> wanted = channels.entrySet().stream()
                .filter(channel -> linked.test(channel.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (wanted.isEmpty()) {
            stop();
        } else {
            wanted.forEach(Runnable::run);
        }
    }

    /** Ends the updates; the next {@link #begin} begins them again. */
    public synchronized void stop() {
        Future<?> running = job;
        job = null;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Ends the updates for good. */
    public synchronized void close() {
        closed = true;
        stop();
    }
}
