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
package org.openhab.aliyuniot.emulator.cloud;

import java.util.List;
import org.openhab.aliyuniot.emulator.call.Broadcasts;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;

/** All devices: which there are, and messages to all of a product. Its methods may be called from every thread. */
public final class CloudDevices {
    private final EventLoop loop;
    private final Devices devices;
    private final Broadcasts broadcasts;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudDevices(EventLoop loop, Devices devices, Broadcasts broadcasts) {
        this.loop = loop;
        this.devices = devices;
        this.broadcasts = broadcasts;
    }

    public List<DeviceState> all() {
        return loop.call(() -> devices.all().stream().map(Device::state).toList());
    }

    /** Adds a device; one with the same name is replaced and loses its connection. */
    public void add(DeviceDefinition definition) {
        loop.call(() -> devices.add(definition));
    }

    /** Deletes a device, which ends its connection, and returns whether it existed. */
    public boolean remove(String productKey, String deviceName) {
        return loop.call(() -> devices.remove(productKey, deviceName));
    }

    /**
     * Sends to all devices of a product that are online and have subscribed, with QoS 0.
     *
     * @param topic below {@code /broadcast/{productKey}/}, with or without that
     * @param payload up to 64 KB
     * @return number of devices that it was sent to
     * @throws IllegalStateException when limits are strict and the last one is less than a minute ago
     */
    public int broadcast(String productKey, String topic, byte[] payload) {
        if (payload.length > Broadcasts.MAX_BYTES) {
            throw new IllegalArgumentException("The payload of a broadcast must not be larger than 64 KB");
        }
        return loop.call(() -> {
            if (!broadcasts.admit(productKey)) {
                throw new IllegalStateException(Broadcasts.TOO_MANY);
            }
            return broadcasts.send(productKey, DeviceTopics.broadcast(productKey, topic), payload);
        });
    }
}
