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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.registration.RegistrationRefusal;
import org.openhab.aliyuniot.emulator.registration.RegistrationRequest;
import org.openhab.aliyuniot.emulator.registration.Registrations;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * {@code thing/sub/register} and {@code thing/proxy/provisioning/product_register}, by which a gateway learns the secrets of
 * sub-devices.
 */
final class RegistrationRequests {
    private static final int MAX_PER_REQUEST = 30;
    private static final int OTHER_GATEWAY = 6619;

    private final Registrations registrations;
    private final Topology topology;
    private final BiConsumer<Device, DeviceName> takeFromOther;

    /** The consumer gets a gateway, and a sub-device that may belong to another one and is to be taken from that. */
    RegistrationRequests(Registrations registrations, Topology topology, BiConsumer<Device, DeviceName> takeFromOther) {
        this.registrations = registrations;
        this.topology = topology;
        this.takeFromOther = takeFromOther;
    }

    /** An array of names; all of them get their secrets, or none. A sub-device of another gateway is none. */
    AlinkResult register(Device gateway, JsonNode params) {
        List<DeviceName> names = SubDeviceJson.read(params, MAX_PER_REQUEST);
        if (names == null) {
            return TopologyRequests.parameter("params must be an array of 1 to " + MAX_PER_REQUEST + " names");
        }
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        for (DeviceName name : names) {
            try {
                DeviceDefinition device = registrations.register(name).definition();
                if (topology.gatewayOf(name)
                        .filter(other -> !other.equals(gateway.definition().name()))
                        .isPresent()) {
                    return AlinkResult.failure(OTHER_GATEWAY, name + " belongs to another gateway");
                }
                put(data.addObject().put("iotId", iotId(name)), device);
            } catch (RegistrationRefusal e) {
                return AlinkResult.failure(e.code(), name + ": " + e.getMessage());
            }
        }
        return AlinkResult.success(data);
    }

    /**
     * An array {@code proxieds} of names with signatures made with the secrets of their products. A sub-device of another
     * gateway is taken from it.
     *
     * <p>Aliyun does not say what the data look like: here {@code successes} with secrets and {@code failures} with codes.
     */
    AlinkResult registerForProducts(Device gateway, JsonNode params) {
        JsonNode list = params.path("proxieds");
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_PER_REQUEST) {
            return TopologyRequests.parameter("proxieds must be an array of 1 to " + MAX_PER_REQUEST + " sub-devices");
        }
        ObjectNode data = Json.object();
        ArrayNode successes = data.putArray("successes");
        ArrayNode failures = data.putArray("failures");
        for (JsonNode object : list) {
            DeviceName name = SubDeviceJson.read(object);
            if (name == null || object.path("random").asText().isEmpty()) {
                return TopologyRequests.parameter(
                        "each sub-device needs productKey, deviceName, random, signMethod and sign");
            }
            try {
                String method = object.path("signMethod")
                        .asText(object.path("signmethod").asText());
                Device device = registrations.registerAgain(new RegistrationRequest(
                        name,
                        object.path("random").asText(),
                        method,
                        object.path("sign").asText()));
                takeFromOther.accept(gateway, name);
                put(successes.addObject(), device.definition());
            } catch (RegistrationRefusal e) {
                ObjectNode failure = failures.addObject();
                SubDeviceJson.put(failure, name);
                failure.put("code", e.code()).put("message", e.getMessage());
            }
        }
        return AlinkResult.success(data);
    }

    private static void put(ObjectNode object, DeviceDefinition device) {
        SubDeviceJson.put(object, device.name());
        object.put("deviceSecret", device.deviceSecret());
    }

    /** The platform's own id of a device: any text, but always the same. */
    private static String iotId(DeviceName name) {
        return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
