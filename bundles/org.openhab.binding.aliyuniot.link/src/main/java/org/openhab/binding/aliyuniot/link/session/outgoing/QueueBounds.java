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

/**
 * How much a session keeps for times without a connection, and for how long; what is on its way already does not count.
 *
 * @param messages most messages, at least one
 * @param bytes most bytes of their payloads together, at least one
 * @param age longest time that a message waits; zero for any
 */
public record QueueBounds(int messages, long bytes, Duration age) {
    public static final QueueBounds DEFAULT = new QueueBounds(1000, 4L << 20);

    /** The share of the bytes that may be on their way besides. */
    private static final int WAY_SHARE = 16;

    /** However long messages wait. */
    public QueueBounds(int messages, long bytes) {
        this(messages, bytes, Duration.ZERO);
    }

    /**
     * @throws IllegalArgumentException if nothing would fit
     */
    public QueueBounds {
        if (messages < 1 || bytes < 1) {
            throw new IllegalArgumentException("A queue takes at least one message and one byte, but it is given room"
                    + " for " + messages + " messages and " + bytes + " bytes");
        }
        if (age.isNegative()) {
            throw new IllegalArgumentException(
                    "A message waits for a while, or for any time with 0, but not for " + age);
        }
    }

    boolean limitsAge() {
        return !age.isZero();
    }

    /** Bytes that are on their way at a time, or one message with more. */
    long bytesOnTheWay() {
        return bytes / WAY_SHARE;
    }
}
