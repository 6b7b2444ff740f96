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
package org.openhab.binding.aliyuniot.link.session.statistics;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts for {@link SessionStatistics}. Only the session's mailbox counts, so an opaque write is enough unless
 * a method says otherwise; any thread may read.
 */
public final class SessionCounters {
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong onlines = new AtomicLong();
    private final AtomicLong lastMessage = new AtomicLong();

    public void sent() {
        increment(sent);
        lastMessage.setOpaque(System.currentTimeMillis());
    }

    public void received() {
        increment(received);
        lastMessage.setOpaque(System.currentTimeMillis());
    }

    public void queued(int messages) {
        queued.setOpaque(messages);
    }

    /** On any thread. */
    public void dropped() {
        dropped.incrementAndGet();
    }

    public void online() {
        increment(onlines);
    }

    private static void increment(AtomicLong counter) {
        counter.setOpaque(counter.getPlain() + 1);
    }

    public SessionStatistics snapshot() {
        long millis = lastMessage.getOpaque();
        return new SessionStatistics(
                sent.getOpaque(),
                received.getOpaque(),
                queued.getOpaque(),
                dropped.getOpaque(),
                Math.max(0, onlines.getOpaque() - 1),
                millis == 0 ? null : Instant.ofEpochMilli(millis));
    }
}
