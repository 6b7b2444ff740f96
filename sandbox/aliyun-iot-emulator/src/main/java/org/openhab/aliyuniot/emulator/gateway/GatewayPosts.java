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
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.thingmodel.Refusal;

/**
 * {@code thing/event/property/pack/post} and {@code …/history/post}: values of a gateway and of its sub-devices in one message.
 * Sub-devices have to belong to the gateway, but not to be logged in. Nothing is kept of a message that is refused for whom
 * it names.
 */
final class GatewayPosts {
    private static final int MAX_SUB_DEVICES = 20;

    private final Devices devices;
    private final Topology topology;

    private record Post(Device device, JsonNode values) {}

    GatewayPosts(Devices devices, Topology topology) {
        this.devices = devices;
        this.topology = topology;
    }

    /** Values of the gateway, and {@code subDevices} with theirs. */
    AlinkResult pack(Device gateway, JsonNode params) {
        if (params.path("subDevices").size() > MAX_SUB_DEVICES) {
            return AlinkResult.failure(6357, "more than " + MAX_SUB_DEVICES + " sub-devices");
        }
        List<Post> posts = new ArrayList<>();
        posts.add(new Post(gateway, params));
        for (JsonNode values : params.path("subDevices")) {
            Device device = find(gateway, values);
            if (device == null) {
                return noTopology();
            }
            posts.add(new Post(device, values));
        }
        return keep(posts);
    }

    /** An array of values of one device each. */
    AlinkResult history(Device gateway, JsonNode params) {
        if (!params.isArray()) {
            return TopologyRequests.parameter("params must be an array");
        }
        List<Post> posts = new ArrayList<>();
        for (JsonNode values : params) {
            Device device = values.has("identity") ? find(gateway, values) : gateway;
            if (device == null) {
                return noTopology();
            }
            posts.add(new Post(device, values));
        }
        return keep(posts);
    }

    private @Nullable Device find(Device gateway, JsonNode values) {
        DeviceName name = SubDeviceJson.read(values.path("identity"));
        if (name == null) {
            return null;
        }
        DeviceName own = gateway.definition().name();
        return name.equals(own) || topology.has(own, name) ? devices.find(name.productKey(), name.deviceName()) : null;
    }

    private static AlinkResult keep(List<Post> posts) {
        for (Post post : posts) {
            Refusal refusal = post.device().thing().postMany(post.values());
            if (refusal != null) {
                return AlinkResult.failure(refusal.code(), refusal.sentence());
            }
        }
        return AlinkResult.success();
    }

    private static AlinkResult noTopology() {
        return AlinkResult.failure(
                SessionCode.NO_TOPOLOGY.code(), "identity names no sub-device that belongs to this gateway");
    }
}
