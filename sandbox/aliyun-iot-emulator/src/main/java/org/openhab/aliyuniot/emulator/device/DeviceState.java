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
package org.openhab.aliyuniot.emulator.device;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;

/**
 * What the platform knows of a device at one moment.
 *
 * @param enabled false after it was disabled
 * @param clientId as sent in CONNECT, with its tail; null while offline
 * @param protocol {@code mqtt}, {@code mqtts}, {@code ws} or {@code wss}; null while offline
 * @param since start of the connection; null while offline
 * @param subscriptions topic filters that the device has subscribed to itself
 * @param received number of messages from the device
 * @param sent number of messages to the device
 * @param connects number of accepted connections
 * @param lastProblem why the last CONNECT was refused or the last connection closed by the platform; null when neither
 * @param versions reported firmware version of each module
 * @param limited number of messages from the device that were dropped because there were too many in a second
 * @param lastSeen when the device was heard of last, over whatever protocol; null if it never was
 * @param gateway on whose connection it is online as a sub-device; null when that is its own, or while offline
 */
public record DeviceState(
        String productKey,
        String deviceName,
        boolean online,
        boolean enabled,
        @Nullable String clientId,
        @Nullable String protocol,
        @Nullable Instant since,
        List<String> subscriptions,
        long received,
        long sent,
        long connects,
        @Nullable String lastProblem,
        Map<String, String> versions,
        long limited,
        @Nullable Instant lastSeen,
        @Nullable DeviceName gateway) {}
