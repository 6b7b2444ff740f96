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

import java.time.Duration;

/**
 * The bounds of everything that an MQTT connection waits for.
 *
 * @param connect time for connecting, the TLS handshake and the platform's answer together
 * @param write time after which a write that hangs is ended by cutting the connection
 * @param acknowledge time without an acknowledgement after which a message is sent again
 * @param close time between saying goodbye and cutting the connection if the platform has not
 */
record MqttTimeouts(Duration connect, Duration write, Duration acknowledge, Duration close) {
    static final MqttTimeouts DEFAULT = new MqttTimeouts(
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(1));
}
