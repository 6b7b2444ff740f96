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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;

/** How requests and replies name sub-devices: {@code productKey} and {@code deviceName}. */
final class SubDeviceJson {
    private SubDeviceJson() {}

    static void put(ObjectNode object, DeviceName name) {
        object.put("productKey", name.productKey()).put("deviceName", name.deviceName());
    }

    static ArrayNode list(Iterable<DeviceName> names) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        names.forEach(name -> put(list.addObject(), name));
        return list;
    }

    /** Returns null when a part is missing. */
    static @Nullable DeviceName read(JsonNode object) {
        String productKey = object.path("productKey").asText();
        String deviceName = object.path("deviceName").asText();
        return productKey.isEmpty() || deviceName.isEmpty() ? null : new DeviceName(productKey, deviceName);
    }

    /** Returns null unless it is an array of 1 to so many names. */
    static @Nullable List<DeviceName> read(JsonNode array, int max) {
        if (!array.isArray() || array.isEmpty() || array.size() > max) {
            return null;
        }
        List<DeviceName> names = new ArrayList<>();
        for (JsonNode object : array) {
            DeviceName name = read(object);
            if (name == null) {
                return null;
            }
            names.add(name);
        }
        return names;
    }
}
