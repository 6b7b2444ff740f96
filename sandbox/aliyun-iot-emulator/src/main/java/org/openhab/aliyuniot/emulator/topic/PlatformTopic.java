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
package org.openhab.aliyuniot.emulator.topic;

/** The platform's topics of a device outside of {@code /sys/} (chapter "Topics"), in one table with who publishes on them. */
public enum PlatformTopic {
    OTA_INFORM("/ota/device/inform{pair}", Direction.UP),
    OTA_PROGRESS("/ota/device/progress{pair}", Direction.UP),
    OTA_REQUEST("/ota/device/request{pair}", Direction.BOTH),
    OTA_UPGRADE("/ota/device/upgrade{pair}", Direction.DOWN),
    SHADOW_UPDATE("/shadow/update{pair}", Direction.UP),
    SHADOW_GET("/shadow/get{pair}", Direction.DOWN),
    NTP_REQUEST("/ext/ntp{pair}/request", Direction.UP),
    NTP_RESPONSE("/ext/ntp{pair}/response", Direction.DOWN),
    ERROR("/ext/error{pair}", Direction.DOWN),
    REGISTER("/ext/register", Direction.DOWN),
    REGISTER_WITHOUT_LIST("/ext/regnwl", Direction.DOWN),
    IDENTITY("/ext/auth/identity/response", Direction.DOWN);

    private final String pattern;
    private final Direction direction;

    private enum Direction {
        UP,
        DOWN,
        BOTH
    }

    PlatformTopic(String pattern, Direction direction) {
        this.pattern = pattern;
        this.direction = direction;
    }

    /** The topic of the device whose product key and name, with a slash before each, these are. */
    String of(String pair) {
        return pattern.replace("{pair}", pair);
    }

    boolean mayPublish() {
        return direction != Direction.DOWN;
    }

    /** Whether a device may subscribe to it; the platform does so by itself. */
    boolean maySubscribe() {
        return direction != Direction.UP;
    }
}
