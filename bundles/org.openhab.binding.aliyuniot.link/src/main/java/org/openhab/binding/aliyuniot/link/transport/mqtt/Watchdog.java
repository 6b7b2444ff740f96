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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openhab.binding.aliyuniot.link.LinkRuntime;

/**
 * Calls back when an operation takes too long. It keeps at most one task in the timer, so that watching every operation
 * of a busy connection costs next to nothing.
 */
final class Watchdog {
    private static final long RESTING = Long.MIN_VALUE;

    private final LinkRuntime runtime;
    private final Duration timeout;
    private final Runnable onTimeout;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long since = RESTING;
    private volatile Runnable cancel = () -> {};

    Watchdog(LinkRuntime runtime, Duration timeout, Runnable onTimeout) {
        this.runtime = runtime;
        this.timeout = timeout;
        this.onTimeout = onTimeout;
    }

    /** Something has begun that {@link #end} ends; one thing at a time. */
    void begin() {
        since = System.nanoTime();
        checkAfter(timeout);
    }

    void end() {
        since = RESTING;
    }

    /** Ends for good. */
    void stop() {
        end();
        cancel.run();
    }

    private void checkAfter(Duration delay) {
        if (scheduled.compareAndSet(false, true)) {
            cancel = runtime.after(delay, this::check);
        }
    }

    private void check() {
        scheduled.set(false);
        long begun = since;
        if (begun == RESTING) {
            return;
        }
        Duration left = timeout.minusNanos(System.nanoTime() - begun);
        if (left.isNegative() || left.isZero()) {
            onTimeout.run();
        } else {
            checkAfter(left);
        }
    }
}
