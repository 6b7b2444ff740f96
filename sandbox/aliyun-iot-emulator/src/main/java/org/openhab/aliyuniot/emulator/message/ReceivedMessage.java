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
package org.openhab.aliyuniot.emulator.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A message that a device has published.
 *
 * @param seq counts the messages of the device, from 1 on
 * @param time when it arrived
 * @param protocol how it came: {@code mqtt}, {@code mqtts}, {@code ws}, {@code wss}, {@code coap}, {@code coaps},
 *     {@code coap-psk} (symmetric encryption) or {@code https}
 * @param topic absolute topic
 * @param qos 0 or 1; 1 over HTTPS and in confirmable messages of CoAP
 * @param dup whether the device marked it as sent again
 * @param payload its bytes; not to be changed
 */
public record ReceivedMessage(
        long seq, Instant time, String protocol, String topic, int qos, boolean dup, byte[] payload) {
    /** The payload read as UTF-8. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ReceivedMessage[" + seq + ", " + topic + ", QoS " + qos + ", " + payload.length + " bytes]";
    }
}
