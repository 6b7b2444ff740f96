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

/**
 * How long to wait before connecting again.
 *
 * @param initial shortest time
 * @param maximum longest time after trouble on the line
 * @param maximumRefused longest time where asking again soon is of no use: after the platform has refused the
 *     credentials, or while another client uses the same identity
 * @param attemptsPerMinute most attempts within any minute; the platform allows a device five (chapter "Limits")
 */
public record ReconnectPolicy(Duration initial, Duration maximum, Duration maximumRefused, int attemptsPerMinute) {
    public static final ReconnectPolicy DEFAULT =
            new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5), 5);

    /**
     * @throws IllegalArgumentException if the times are not in order or no attempt is allowed
     */
    public ReconnectPolicy {
        if (initial.isNegative()
                || initial.isZero()
                || maximum.compareTo(initial) < 0
                || maximumRefused.compareTo(maximum) < 0
                || attemptsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "A reconnect policy has 0 < initial <= maximum <= maximumRefused and at least one attempt a minute");
        }
    }
}
