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
package org.openhab.binding.aliyuniot.internal.config;

/**
 * A way to the platform, checked.
 */
public sealed interface TransportSettings permits ConnectionSettings, SubDeviceTransportSettings {
    String host();

    int port();

    /** What is spoken there, for people: {@code MQTT/TLS}. */
    String protocol();

    /** Whether the platform sends messages by itself there. */
    boolean receives();

    /** Whether sub-devices are connected there as well. */
    default boolean connectsOthers() {
        return false;
    }

    /** Host and port. */
    default String address() {
        return host() + ":" + port();
    }
}
