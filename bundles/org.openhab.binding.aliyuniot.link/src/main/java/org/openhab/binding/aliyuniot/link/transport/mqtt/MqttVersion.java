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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

/**
 * The versions of MQTT that every instance of the platform speaks.
 */
public enum MqttVersion {
    /** MQTT 3.1, with the protocol name {@code MQIsdp}. */
    V3_1(3),
    /** MQTT 3.1.1. */
    V3_1_1(4);

    private final int level;

    MqttVersion(int level) {
        this.level = level;
    }

    /** The protocol level in CONNECT (MQTT 3.1.1, section 3.1.2.2). */
    int level() {
        return level;
    }
}
