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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.call.ThingCalls;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.gateway.Gateways;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * A gateway as somebody in the cloud has it: its sub-devices, and what it is told of them (chapter "Manage topological
 * relationships"). Its methods may be called from every thread; a gateway that does not exist has no sub-devices.
 */
public final class CloudGateway {
    private final CloudAccess gateway;
    private final Devices devices;
    private final Gateways gateways;
    private final ThingCalls things;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudGateway(
            EventLoop loop,
            Devices devices,
            Gateways gateways,
            ThingCalls things,
            String productKey,
            String deviceName) {
        gateway = new CloudAccess(loop, devices, productKey, deviceName);
        this.devices = devices;
        this.gateways = gateways;
        this.things = things;
    }

    /** The sub-devices that belong to it, online or not, in the order in which they were added. */
    public List<DeviceState> subDevices() {
        return gateway.ask(found ->
                        gateways.subDevices(found).stream().map(Device::state).toList())
                .orElse(List.of());
    }

    /** What it has reported by {@code thing/list/found}, the newest last. */
    public List<DeviceName> found() {
        return gateway.ask(gateways::found).orElse(List.of());
    }

    /**
     * Adds sub-devices, and tells the gateway by {@code thing/topo/change}.
     *
     * @throws IllegalArgumentException when a device does not exist, is the gateway itself, or there are too many
     */
    public void add(DeviceName... names) {
        gateway.ask(found -> {
                    List<Device> added = new ArrayList<>();
                    for (DeviceName name : names) {
                        Device device = devices.find(name.productKey(), name.deviceName());
                        if (device == null) {
                            throw new IllegalArgumentException("There is no device " + name);
                        }
                        added.add(device);
                    }
                    gateways.add(found, added);
                    return true;
                })
                .orElseThrow(() -> new IllegalArgumentException("There is no device " + gateway));
    }

    /** Takes a sub-device from it, ends its session and tells the gateway; returns whether it was one of it. */
    public boolean remove(DeviceName name) {
        return gateway.ask(found -> gateways.remove(found, name)).orElse(false);
    }

    /**
     * Asks it to add sub-devices itself, by {@code thing/topo/add/notify}, and waits for its reply.
     *
     * @param timeout 1 to 8000 ms
     * @throws RrpcException when it is offline or does not reply in time
     */
    public ServiceReply tellToAdd(Duration timeout, DeviceName... names) throws RrpcException {
        ArrayNode params = Json.object().putArray("names");
        for (DeviceName name : names) {
            params.addObject().put("productKey", name.productKey()).put("deviceName", name.deviceName());
        }
        int millis = CloudAccess.millis(timeout);
        return gateway.await(found -> things.ask(found, "thing/topo/add/notify", params, millis));
    }

    /**
     * Asks it to let devices of a product join for a time, by {@code thing/gateway/permit}, and waits for its reply.
     *
     * @param timeout 1 to 8000 ms
     * @throws RrpcException when it is offline or does not reply in time
     */
    public ServiceReply permit(Duration timeout, String productKey, int seconds) throws RrpcException {
        ObjectNode params = Json.object().put("productKey", productKey).put("time", seconds);
        int millis = CloudAccess.millis(timeout);
        return gateway.await(found -> things.ask(found, "thing/gateway/permit", params, millis));
    }
}
