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
package org.openhab.aliyuniot.emulator;

import java.util.concurrent.TimeUnit;

/** How many messages of one device the platform takes in a second (chapter "Limits"): 30 of QoS 0 and 10 of QoS 1. */
final class UplinkLimit {
    private static final int[] MAX_PER_SECOND = {30, 10};

    private final int[] counts = new int[MAX_PER_SECOND.length];
    private final long[] starts = new long[MAX_PER_SECOND.length];

    /** Returns whether the message is within the limit. */
    boolean admit(int qos, long nanoTime) {
        if (counts[qos] == 0 || nanoTime - starts[qos] >= TimeUnit.SECONDS.toNanos(1)) {
            starts[qos] = nanoTime;
            counts[qos] = 0;
        }
        if (counts[qos] == MAX_PER_SECOND[qos]) {
            return false;
        }
        counts[qos]++;
        return true;
    }
}
