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

/**
 * How many messages a session sends at most in any second. The platform takes 30 of QoS 0 and 10 of QoS 1 from a device
 * and drops the others without a word (chapter "Limits"), so a session lets them wait instead.
 *
 * @param atMostOnce messages of QoS 0 a second; 0 for no limit
 * @param atLeastOnce messages of QoS 1 a second, repetitions after a reconnect included; 0 for no limit
 */
public record UplinkRates(int atMostOnce, int atLeastOnce) {
    public static final UplinkRates DEFAULT = new UplinkRates(30, 10);
    public static final UplinkRates UNLIMITED = new UplinkRates(0, 0);

    /**
     * @throws IllegalArgumentException if a rate is negative
     */
    public UplinkRates {
        if (atMostOnce < 0 || atLeastOnce < 0) {
            throw new IllegalArgumentException("A rate is a number of messages a second, or 0 for no limit, but they"
                    + " are " + atMostOnce + " and " + atLeastOnce);
        }
    }
}
