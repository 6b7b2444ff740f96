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
package org.openhab.binding.aliyuniot.link.session.outgoing;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * Keeps a session within its {@link UplinkRates}. Not for more than one thread.
 */
public final class UplinkPace {
    /** A second, and a tenth more, because the line may bring closer together what left well apart. */
    static final long SPAN = Duration.ofMillis(1100).toNanos();

    private final LongSupplier nanoTime;
    private final @Nullable SlidingWindow atMostOnce;
    private final @Nullable SlidingWindow atLeastOnce;

    /**
     * @param nanoTime as {@link System#nanoTime()}; not asked for what has no limit
     */
    public UplinkPace(UplinkRates rates, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.atMostOnce = window(rates.atMostOnce());
        this.atLeastOnce = window(rates.atLeastOnce());
    }

    private static @Nullable SlidingWindow window(int rate) {
        return rate == 0 ? null : new SlidingWindow(rate, SPAN);
    }

    private @Nullable SlidingWindow of(Qos qos) {
        return qos == Qos.AT_MOST_ONCE ? atMostOnce : atLeastOnce;
    }

    /** Counts a message that is sent now if it may be; else says how many nanoseconds it has to wait. */
    long trySend(Qos qos) {
        SlidingWindow window = of(qos);
        if (window == null) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        long wait = window.untilAllowed(now);
        if (wait <= 0) {
            window.happened(now);
        }
        return wait;
    }
}
