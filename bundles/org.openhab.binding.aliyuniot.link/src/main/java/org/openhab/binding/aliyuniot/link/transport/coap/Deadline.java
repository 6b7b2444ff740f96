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
package org.openhab.binding.aliyuniot.link.transport.coap;

import java.time.Duration;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;

/**
 * Bounds the time of exchanges that follow one another. One task in the timer serves them all, as one for each would
 * wake the timer's thread each time. Belongs to the mailbox.
 */
final class Deadline {
    private final LinkRuntime runtime;
    private final Mailbox mailbox;
    private final Duration time;
    private final Runnable passed;
    private boolean running;
    private boolean scheduled;
    private long startedAt;
    private Runnable cancel = () -> {};

    /**
     * @param passed is run when the time has passed since the last start
     */
    Deadline(LinkRuntime runtime, Mailbox mailbox, Duration time, Runnable passed) {
        this.runtime = runtime;
        this.mailbox = mailbox;
        this.time = time;
        this.passed = passed;
    }

    void start() {
        running = true;
        startedAt = System.nanoTime();
        if (!scheduled) {
            schedule(time);
        }
    }

    /** What was started is done. */
    void stop() {
        running = false;
    }

    /** Nothing will be started any more. */
    void end() {
        running = false;
        cancel.run();
    }

    private void schedule(Duration delay) {
        scheduled = true;
        cancel = runtime.after(delay, () -> mailbox.execute(this::check));
    }

    private void check() {
        scheduled = false;
        if (!running) {
            return;
        }
        Duration left = time.minusNanos(System.nanoTime() - startedAt);
        if (left.isNegative() || left.isZero()) {
            running = false;
            passed.run();
        } else {
            schedule(left);
        }
    }
}
