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
package org.openhab.aliyuniot.emulator.device;

/** The rates that the platform keeps one device to (chapter "Limits"). Not safe for use by several threads. */
public final class DeviceLimits {
    /** What a caller is told whose message is above the limit. */
    public static final String TOO_MANY_MESSAGES =
            "The platform sends at most 50 messages a second to a device; this one was dropped.";

    private final RateLimit[] uplink = {RateLimit.perSecond(30), RateLimit.perSecond(10)};
    private final RateLimit downlink = RateLimit.perSecond(50);
    private final RateLimit connects = RateLimit.perMinute(5);

    /** Returns whether the platform takes one more message from the device, 30 of QoS 0 and 10 of QoS 1 a second. */
    boolean admitUplink(int qos, long nanoTime) {
        return uplink[qos].admit(nanoTime);
    }

    /** Returns whether one more message may go to the device, 50 a second. */
    boolean admitDownlink(long nanoTime) {
        return downlink.admit(nanoTime);
    }

    /** Nanoseconds until one more message may go to the device. */
    long downlinkWaitNanos(long nanoTime) {
        return downlink.waitNanos(nanoTime);
    }

    /** Returns whether the device may connect once more, 5 times a minute. */
    boolean admitConnect(long nanoTime) {
        return connects.admit(nanoTime);
    }
}
