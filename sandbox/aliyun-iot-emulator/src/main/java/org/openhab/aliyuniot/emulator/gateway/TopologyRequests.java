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
package org.openhab.aliyuniot.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.configuration.GatewayDefinition;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;

/**
 * {@code thing/topo/add}, {@code …/delete} and {@code …/get}, by which a gateway says which sub-devices it has. A request is
 * carried out as a whole or not at all.
 */
final class TopologyRequests {
    private static final int MAX_PER_REQUEST = 30;

    private final Devices devices;
    private final Topology topology;
    private final Sessions sessions;

    TopologyRequests(Devices devices, Topology topology, Sessions sessions) {
        this.devices = devices;
        this.topology = topology;
        this.sessions = sessions;
    }

    /** An array of sub-devices with signatures. One that belongs to another gateway is taken from it. */
    AlinkResult add(Device gateway, JsonNode params) {
        if (!params.isArray() || params.isEmpty() || params.size() > MAX_PER_REQUEST) {
            return parameter("params must be an array of 1 to " + MAX_PER_REQUEST + " sub-devices");
        }
        Set<DeviceName> added = new LinkedHashSet<>();
        for (JsonNode object : params) {
            SignedSubDevice subDevice = SignedSubDevice.read(object, "");
            if (subDevice == null) {
                return parameter("each sub-device needs productKey, deviceName, sign and signmethod");
            }
            AlinkResult refusal = refuse(gateway, subDevice);
            if (refusal != null) {
                return refusal;
            }
            added.add(subDevice.name());
        }
        DeviceName own = gateway.definition().name();
        Set<DeviceName> all = new HashSet<>(topology.of(own));
        all.addAll(added);
        if (all.size() > GatewayDefinition.MAX_SUB_DEVICES) {
            return AlinkResult.failure(
                    6400, "a gateway has at most " + GatewayDefinition.MAX_SUB_DEVICES + " sub-devices");
        }
        added.stream().filter(name -> !topology.has(own, name)).forEach(name -> topology.add(own, name));
        return AlinkResult.success(SubDeviceJson.list(added));
    }

    private @Nullable AlinkResult refuse(Device gateway, SignedSubDevice subDevice) {
        DeviceName name = subDevice.name();
        Device found = devices.find(name.productKey(), name.deviceName());
        if (found == null) {
            return unknown(name);
        }
        if (found == gateway) {
            return AlinkResult.failure(6402, "a gateway is no sub-device of itself");
        }
        if (!found.isEnabled()) {
            return AlinkResult.failure(6204, "the sub-device is disabled");
        }
        return subDevice.isSignedWith(found.definition().deviceSecret())
                ? null
                : AlinkResult.failure(401, "sign is not the signature made with the secret of the sub-device");
    }

    /** An array of names. Sessions on the connection of the gateway end. */
    AlinkResult delete(Device gateway, JsonNode params) {
        List<DeviceName> names = SubDeviceJson.read(params, MAX_PER_REQUEST);
        if (names == null) {
            return parameter("params must be an array of 1 to " + MAX_PER_REQUEST + " names");
        }
        for (DeviceName name : names) {
            if (devices.find(name.productKey(), name.deviceName()) == null) {
                return unknown(name);
            }
            if (!topology.has(gateway.definition().name(), name)) {
                return noTopology(name);
            }
        }
        names.forEach(name -> {
            topology.remove(name);
            sessions.end(gateway, name);
        });
        return AlinkResult.success(SubDeviceJson.list(new ArrayList<>(new LinkedHashSet<>(names))));
    }

    /** All of the gateway, whatever the parameters are: the C SDK 4 sends them as text. */
    AlinkResult get(Device gateway, JsonNode params) {
        return AlinkResult.success(
                SubDeviceJson.list(topology.of(gateway.definition().name())));
    }

    static AlinkResult parameter(String sentence) {
        return AlinkResult.failure(460, sentence);
    }

    static AlinkResult unknown(DeviceName name) {
        return AlinkResult.failure(6100, "there is no device " + name);
    }

    static AlinkResult noTopology(DeviceName name) {
        return AlinkResult.failure(6401, name + " does not belong to this gateway");
    }
}
