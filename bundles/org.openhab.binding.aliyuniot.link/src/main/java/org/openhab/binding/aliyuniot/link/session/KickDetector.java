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
import java.util.function.LongSupplier;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;

/**
 * Recognizes a second client with the same identity: the platform takes its connection and closes ours without a word
 * (chapter "Connection"), again and again, soon after each of ours was accepted. Not for more than one thread.
 */
final class KickDetector {
    private static final long SOON = Duration.ofMinutes(3).toNanos();
    private static final int TIMES = 3;

    private final LongSupplier nanoTime;
    private int inARow;
    private boolean opened;
    private long openedAt;

    /**
     * @param nanoTime as {@link System#nanoTime()}
     */
    KickDetector(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The platform has accepted a connection. */
    void opened() {
        opened = true;
        openedAt = nanoTime.getAsLong();
    }

    /**
     * A connection has ended, or an attempt has failed.
     *
     * @return the reason, or what stands behind it
     */
    LinkFailure closed(LinkFailure reason) {
        boolean soon = opened && nanoTime.getAsLong() - openedAt < SOON;
        opened = false;
        inARow = soon && reason.reason() == LinkFailure.Reason.CONNECTION_LOST ? inARow + 1 : 0;
        return inARow < TIMES
                ? reason
                : new NetworkFailure(
                        LinkFailure.Reason.KICKED,
                        "The platform closed the connection soon after accepting it, " + inARow + " times in a row:"
                                + " another client uses the same identity",
                        reason);
    }
}
