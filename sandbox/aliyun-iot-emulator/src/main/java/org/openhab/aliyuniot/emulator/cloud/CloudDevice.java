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

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.call.RrpcCalls;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;

/**
 * A device as the platform has it: its state, what it sent, messages and calls to it.
 *
 * <p>It need not exist, now or later. Its methods may be called from every thread.
 */
public final class CloudDevice {
    private final CloudAccess device;
    private final RrpcCalls calls;
    private final BiConsumer<Device, Boolean> enabling;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudDevice(
            EventLoop loop,
            Devices devices,
            RrpcCalls calls,
            BiConsumer<Device, Boolean> enabling,
            String productKey,
            String deviceName) {
        device = new CloudAccess(loop, devices, productKey, deviceName);
        this.calls = calls;
        this.enabling = enabling;
    }

    public boolean exists() {
        return device.ask(Device::definition).isPresent();
    }

    /**
     * What the platform knows of it now.
     *
     * @throws IllegalArgumentException when there is no such device
     */
    public DeviceState state() {
        return findState().orElseThrow(() -> new IllegalArgumentException("There is no device " + device));
    }

    /** The same; empty when there is no such device. */
    public Optional<DeviceState> findState() {
        return device.ask(Device::state);
    }

    /** The newest messages of the device with a sequence number above the given one, oldest first; at most 1000. */
    public List<ReceivedMessage> messages(long afterSeq) {
        return device.ask(found -> found.log().after(afterSeq)).orElse(List.of());
    }

    /**
     * Sends a message to the device.
     *
     * @param topic absolute, or relative such as {@code user/get} and {@code thing/service/property/set}
     * @param qos 0 or 1
     */
    public SendResult send(String topic, int qos, byte[] payload) {
        return device.ask(found -> found.send(found.topics().absolute(topic), payload, qos))
                .orElse(SendResult.UNKNOWN_DEVICE);
    }

    /**
     * Calls the device and waits for its response.
     *
     * @param topic null for the system's topic; else the device's own, and the device has to announce {@code ext=1}
     * @param timeout 1 to 8000 ms
     * @return the payload of the response
     * @throws RrpcException when the device cannot be reached or does not respond in time
     */
    public byte[] rrpc(@Nullable String topic, byte[] payload, Duration timeout) throws RrpcException {
        int millis = CloudAccess.millis(timeout);
        return device.await(found -> calls.call(found, topic, payload, millis));
    }

    /** Closes its connection and returns whether the device exists. */
    public boolean disconnect() {
        return device.ask(found -> {
                    found.disconnect("the operator closed the connection");
                    return true;
                })
                .orElse(false);
    }

    /** Disables the device, which ends its connection or session and has new ones refused, or enables it again. */
    public boolean setEnabled(boolean enabled) {
        return device.ask(found -> {
                    enabling.accept(found, enabled);
                    return true;
                })
                .orElse(false);
    }
}
