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
package org.openhab.aliyuniot.emulator.call;

import java.util.HashMap;
import java.util.Map;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.device.RateLimit;
import org.openhab.aliyuniot.emulator.message.MessageIds;
import org.openhab.aliyuniot.emulator.message.SendResult;

/** Messages to all devices of a product (chapter "Broadcast"). Only the emulator's event loop touches it. */
public final class Broadcasts {
    public static final int MAX_BYTES = 64 * 1024;
    public static final String TOO_MANY = "The platform takes one broadcast a minute for a product: wait.";

    private final Map<String, RateLimit> limits = new HashMap<>();
    private final Devices devices;
    private final MessageIds ids;
    private final boolean strict;

    /** Strict is to keep products to the platform's rate. */
    public Broadcasts(Devices devices, MessageIds ids, boolean strict) {
        this.devices = devices;
        this.ids = ids;
        this.strict = strict;
    }

    /** Returns whether one more broadcast is within the platform's limit of one a minute and product. */
    public boolean admit(String productKey) {
        // Only products that exist, so that nobody fills the memory with names.
        return !strict
                || !devices.hasProduct(productKey)
                || limits.computeIfAbsent(productKey, key -> RateLimit.perMinute(1))
                        .admit(System.nanoTime());
    }

    /** Sends to those devices of the product that are online and have subscribed, and returns how many these are. */
    public int send(String productKey, String topic, byte[] payload) {
        return (int) devices.of(productKey)
                .filter(device -> device.sendNow(topic, payload) == SendResult.SENT)
                .count();
    }

    /** Sends to all devices of the product that are online, whatever they have subscribed to; returns how many these are. */
    public int sendToAll(String productKey, byte[] payload) {
        String id = Long.toString(ids.next());
        return (int) devices.of(productKey)
                .filter(device -> device.sendNow(device.topics().broadcastRequest(id), payload) == SendResult.SENT)
                .count();
    }
}
