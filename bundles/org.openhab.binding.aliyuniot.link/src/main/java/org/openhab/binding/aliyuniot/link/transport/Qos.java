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
package org.openhab.binding.aliyuniot.link.transport;

/**
 * How sure a message's arrival is. The platform has no QoS 2.
 */
public enum Qos {
    /** Sent once, perhaps lost. */
    AT_MOST_ONCE,
    /** Acknowledged, perhaps delivered twice. */
    AT_LEAST_ONCE;

    /**
     * @throws IllegalArgumentException for a level that the platform does not have
     */
    public static Qos of(int level) {
        return switch (level) {
            case 0 -> AT_MOST_ONCE;
            case 1 -> AT_LEAST_ONCE;
            default ->
                throw new IllegalArgumentException(
                        "qos is 0 or 1, as Aliyun IoT Platform has no other, but it is " + level);
        };
    }

    /** 0 or 1. */
    public int level() {
        return ordinal();
    }
}
