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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.configuration.GatewayDefinition;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.device.Line;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * {@code combine/login}, {@code …/logout} and those for many, by which a gateway connects its sub-devices. A request is carried
 * out as a whole or not at all.
 */
final class SessionRequests {
    private static final int MAX_PER_REQUEST = 50;

    private final Devices devices;
    private final Topology topology;
    private final Sessions sessions;

    private record LogIn(SignedSubDevice request, Device subDevice) {}

    SessionRequests(Devices devices, Topology topology, Sessions sessions) {
        this.devices = devices;
        this.topology = topology;
        this.sessions = sessions;
    }

    /** One sub-device with signature. */
    AlinkResult logIn(Device gateway, JsonNode params) {
        AlinkResult result = logIn(gateway, List.of(params), "");
        return result.code() == AlinkResult.SUCCESS ? AlinkResult.success(named(params)) : result;
    }

    /** An array {@code deviceList} of sub-devices with signatures; the method may stand beside it. */
    AlinkResult logInMany(Device gateway, JsonNode params) {
        JsonNode list = params.path("deviceList");
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_PER_REQUEST) {
            return TopologyRequests.parameter(
                    "deviceList must be an array of 1 to " + MAX_PER_REQUEST + " sub-devices");
        }
        List<JsonNode> objects = new ArrayList<>();
        list.forEach(objects::add);
        return logIn(
                gateway,
                objects,
                params.path("signMethod").asText(params.path("signmethod").asText()));
    }

    /** Logs all of them in, or none. */
    private AlinkResult logIn(Device gateway, List<JsonNode> objects, String commonMethod) {
        List<LogIn> accepted = new ArrayList<>();
        for (JsonNode object : objects) {
            SignedSubDevice request = SignedSubDevice.read(object, commonMethod);
            if (request == null || request.clientId().isEmpty()) {
                return TopologyRequests.parameter(
                        "a sub-device needs productKey, deviceName, clientId, sign and signMethod");
            }
            DeviceName name = request.name();
            Device subDevice = devices.find(name.productKey(), name.deviceName());
            if (subDevice == null) {
                return TopologyRequests.unknown(name);
            }
            AlinkResult refusal = refuse(gateway, request, subDevice);
            if (refusal != null) {
                return refusal;
            }
            accepted.add(new LogIn(request, subDevice));
        }
        Line connection = gateway.line();
        if (connection == null || connection.via() != null) {
            return AlinkResult.failure(500, "the gateway has no connection of its own on which a sub-device could be");
        }
        long fresh = accepted.stream()
                .map(login -> login.request().name())
                .distinct()
                .filter(name -> sessions.find(gateway, name) == null)
                .count();
        if (sessions.count(gateway) + fresh > GatewayDefinition.MAX_SUB_DEVICES) {
            return AlinkResult.failure(
                    428, "at most " + GatewayDefinition.MAX_SUB_DEVICES + " sub-devices are online through a gateway");
        }
        if (!accepted.stream().map(LogIn::subDevice).allMatch(Device::admitConnect)) {
            return AlinkResult.failure(429, "a sub-device may log in 5 times a minute");
        }
        accepted.forEach(login -> sessions.logIn(
                gateway,
                connection,
                login.subDevice(),
                login.request().clientId(),
                login.request().cleanSession()));
        return AlinkResult.success(SubDeviceJson.list(
                accepted.stream().map(login -> login.request().name()).toList()));
    }

    private @Nullable AlinkResult refuse(Device gateway, SignedSubDevice request, Device subDevice) {
        if (!topology.has(gateway.definition().name(), request.name())) {
            return TopologyRequests.noTopology(request.name());
        }
        if (!subDevice.isEnabled()) {
            return AlinkResult.failure(6204, "the sub-device is disabled");
        }
        return request.isSignedWith(subDevice.definition().deviceSecret())
                ? null
                : AlinkResult.failure(6287, "sign is not the signature made with the secret of the sub-device");
    }

    /** The name of one sub-device. */
    AlinkResult logOut(Device gateway, JsonNode params) {
        DeviceName name = SubDeviceJson.read(params);
        if (name == null) {
            return TopologyRequests.parameter("productKey and deviceName are needed");
        }
        AlinkResult refusal = logOut(gateway, List.of(name));
        return refusal == null ? AlinkResult.success(named(params)) : refusal;
    }

    /** An array of names. */
    AlinkResult logOutMany(Device gateway, JsonNode params) {
        List<DeviceName> names = SubDeviceJson.read(params, MAX_PER_REQUEST);
        if (names == null) {
            return TopologyRequests.parameter("params must be an array of 1 to " + MAX_PER_REQUEST + " names");
        }
        AlinkResult refusal = logOut(gateway, names);
        return refusal == null ? AlinkResult.success(SubDeviceJson.list(new LinkedHashSet<>(names))) : refusal;
    }

    private @Nullable AlinkResult logOut(Device gateway, List<DeviceName> names) {
        for (DeviceName name : names) {
            if (sessions.find(gateway, name) == null) {
                return AlinkResult.failure(SessionCode.NO_SESSION.code(), name + " is not logged in here");
            }
        }
        names.forEach(name -> sessions.end(gateway, name));
        return null;
    }

    private static ObjectNode named(JsonNode params) {
        DeviceName name = SubDeviceJson.read(params);
        ObjectNode data = Json.object();
        if (name != null) {
            SubDeviceJson.put(data, name);
        }
        return data;
    }
}
