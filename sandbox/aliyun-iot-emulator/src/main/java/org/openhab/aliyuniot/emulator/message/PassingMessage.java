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

/**
 * A message between a device and the platform.
 *
 * @param up whether the device sent it; else it goes to the device
 * @param protocol how it travels: {@code mqtt}, {@code mqtts}, {@code ws}, {@code wss}, {@code coap}, {@code coaps},
 *     {@code coap-psk} or {@code https}
 * @param topic absolute topic
 * @param qos 0 or 1
 * @param dup whether it is marked as sent again
 * @param payload its bytes; not to be changed
 */
public record PassingMessage(
        boolean up,
        String productKey,
        String deviceName,
        String protocol,
        String topic,
        int qos,
        boolean dup,
        byte[] payload) {}
