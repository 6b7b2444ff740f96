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
package org.openhab.binding.aliyuniot.internal.handler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.Diagnostic;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.State;

/**
 * Shows what a session does in the diagnostic channels of its thing: at once when openHAB asks, which it does when an
 * item is linked, and then at a bounded pace for as long as an item is linked. For any thread.
 */
final class DiagnosticChannels {
    private static final long SECONDS = 10;

    private final ScheduledExecutorService scheduler;
    private final Supplier<@Nullable SessionStatistics> statistics;
    private final Predicate<ChannelUID> linked;
    private final Reports reports;
    private final Map<ChannelUID, State> shown = new ConcurrentHashMap<>();

    private volatile Map<ChannelUID, Diagnostic> channels = Map.of();
    private @Nullable Future<?> job;
    private boolean closed;

    /** Takes states in. */
    @FunctionalInterface
    interface Reports {
        void state(ChannelUID channel, State state);
    }

    /**
     * @param statistics {@code null} while there is no session
     * @param linked whether an item shows the channel
     */
    DiagnosticChannels(
            ScheduledExecutorService scheduler,
            Supplier<@Nullable SessionStatistics> statistics,
            Predicate<ChannelUID> linked,
            Reports reports) {
        this.scheduler = scheduler;
        this.statistics = statistics;
        this.linked = linked;
        this.reports = reports;
    }

    /** Makes these the channels of the thing; all but the diagnostic ones are left out. */
    void set(List<Channel> all) {
        Map<ChannelUID, Diagnostic> found = new HashMap<>();
        for (Channel channel : all) {
            Diagnostic diagnostic = Diagnostic.of(channel);
            if (diagnostic != null) {
                found.put(channel.getUID(), diagnostic);
            }
        }
        channels = found;
    }

    boolean has(ChannelUID channel) {
        return channels.containsKey(channel);
    }

    /** Shows the state of one channel now. */
    void refresh(ChannelUID channel) {
        shown.remove(channel);
        SessionStatistics now = statistics.get();
        if (now != null) {
            show(channel, now);
        }
        begin();
    }

    private synchronized void begin() {
        if (job == null && !closed) {
            job = scheduler.scheduleWithFixedDelay(this::update, SECONDS, SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends the updates; the next {@link #refresh} begins them again. */
    synchronized void stop() {
        Future<?> running = job;
        job = null;
        shown.clear();
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Ends the updates for good. */
    synchronized void close() {
        closed = true;
        stop();
    }

    void update() {
        SessionStatistics now = statistics.get();
        List<ChannelUID> wanted = channels.keySet().stream().filter(linked).toList();
        if (wanted.isEmpty()) {
            stop();
        } else if (now != null) {
            wanted.forEach(channel -> show(channel, now));
        }
    }

    private void show(ChannelUID channel, SessionStatistics now) {
        Diagnostic diagnostic = channels.get(channel);
        if (diagnostic != null) {
            State state = diagnostic.stateOf(now);
            if (!state.equals(shown.put(channel, state))) {
                reports.state(channel, state);
            }
        }
    }
}
