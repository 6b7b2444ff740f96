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
package org.openhab.binding.aliyuniot.link.shadow;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.openhab.binding.aliyuniot.link.Timer;

/**
 * The rest before what has failed by itself is tried again, twice as long each time. Only on the mailbox of its shadow.
 */
final class Retry {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Timer timer;
    private final Executor mailbox;
    private final Duration shortest;
    private final Runnable again;
    private Duration next;
    private boolean resting;
    private int conflicts;
    private Runnable cancel = () -> {};

    /**
     * @param again run on the mailbox when the rest is over
     */
    Retry(Timer timer, Executor mailbox, Duration shortest, Runnable again) {
        this.timer = timer;
        this.mailbox = mailbox;
        this.shortest = shortest;
        this.again = again;
        next = shortest;
    }

    boolean isResting() {
        return resting;
    }

    void rest() {
        stop();
        conflicts = 0;
        resting = true;
        cancel = timer.after(
                next,
                () -> mailbox.execute(() -> {
                    if (resting) {
                        resting = false;
                        again.run();
                    }
                }));
        next = next.multipliedBy(2);
        if (next.compareTo(LONGEST) > 0) {
            next = LONGEST;
        }
    }

    /** Something has worked: the next rest is a short one. */
    void worked() {
        next = shortest;
    }

    /** Nobody else was first. */
    void agreed() {
        conflicts = 0;
    }

    /** Somebody else was first; when that happens too often, there is a rest. */
    void conflict(int most) {
        conflicts++;
        if (conflicts >= most) {
            rest();
        }
    }

    /** Ends a rest without trying. */
    void stop() {
        resting = false;
        cancel.run();
    }
}
