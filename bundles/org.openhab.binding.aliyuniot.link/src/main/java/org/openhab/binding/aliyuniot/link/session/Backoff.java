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
package org.openhab.binding.aliyuniot.link.session;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.outgoing.SlidingWindow;

/**
 * Spaces the attempts of one session: exponential with full jitter, so that a fleet that lost its server together does
 * not come back together. Not for more than one thread.
 */
final class Backoff {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MAX_DOUBLINGS = 20;

    private final ReconnectPolicy policy;
    private final LongSupplier nanoTime;
    private final DoubleSupplier random;
    private final SlidingWindow attempts;
    private int failures;
    private long openedAt;
    private boolean opened;

    /**
     * @param nanoTime as {@link System#nanoTime()}
     * @param random 0 to 1
     */
    Backoff(ReconnectPolicy policy, LongSupplier nanoTime, DoubleSupplier random) {
        this.policy = policy;
        this.nanoTime = nanoTime;
        this.random = random;
        this.attempts = new SlidingWindow(policy.attemptsPerMinute(), MINUTE);
    }

    void attempted() {
        attempts.happened(nanoTime.getAsLong());
    }

    void opened() {
        opened = true;
        openedAt = nanoTime.getAsLong();
    }

    /** Time to wait after a failed attempt or a lost connection. */
    Duration delayAfter(LinkFailure failure) {
        // A connection that lived shorter than the longest pause counts as one more failure, or two clients with the
        // same identity would throw each other out for ever at full speed.
        boolean elsewhere = failure.reason() == LinkFailure.Reason.LOGGED_IN_ELSEWHERE;
        boolean kicked = elsewhere || failure.reason() == LinkFailure.Reason.KICKED;
        if (opened
                && !kicked
                && nanoTime.getAsLong() - openedAt >= policy.maximum().toNanos()) {
            failures = 0;
        }
        opened = false;
        // Where only somebody's change elsewhere helps, asking again soon is of no use.
        Duration maximum =
                kicked || failure instanceof AuthenticationFailure ? policy.maximumRefused() : policy.maximum();
        double ceiling = Math.min(
                maximum.toNanos(), policy.initial().toNanos() * Math.pow(2, Math.min(failures, MAX_DOUBLINGS)));
        failures++;
        // The platform has said so, and coming back at once would throw the other one out.
        long initial = (elsewhere ? policy.maximum() : policy.initial()).toNanos();
        long jittered = initial + (long) (random.getAsDouble() * Math.max(0, ceiling - initial));
        return Duration.ofNanos(Math.max(jittered, attempts.untilAllowed(nanoTime.getAsLong())));
    }
}
