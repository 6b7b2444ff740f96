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

/** What became of a message to a device. */
public enum SendResult {
    /** Written to the device's connection. */
    SENT,
    /** Kept for a device that is offline and has connected with a session of its own (cleanSession=0). */
    QUEUED,
    /** The device is offline and nothing is kept for it. */
    OFFLINE,
    /** The device has not subscribed to the topic, and the platform does not do so by itself. */
    NOT_SUBSCRIBED,
    /** The device reads too slowly; the message was dropped. */
    DROPPED,
    /** There are more messages than the platform sends to a device in a second; this one was dropped. */
    LIMITED,
    /** There is no such device. */
    UNKNOWN_DEVICE
}
