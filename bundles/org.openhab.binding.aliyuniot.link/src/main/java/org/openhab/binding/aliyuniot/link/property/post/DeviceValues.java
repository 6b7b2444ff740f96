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
package org.openhab.binding.aliyuniot.link.property.post;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.Map;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * What is told of one device.
 *
 * @param properties by identifier
 * @param events by identifier
 */
public record DeviceValues(
        DeviceIdentity identity, Map<String, TimedValue> properties, Map<String, TimedValue> events) {
    /** Properties, and as well events, that the platform takes in one post. */
    public static final int MAX_A_POST = 200;

    public DeviceValues {
        properties = Map.copyOf(properties);
        events = Map.copyOf(events);
    }

    JsonObject identityToJson() {
        JsonObject json = new JsonObject();
        json.addProperty("productKey", identity.productKey().value());
        json.addProperty("deviceName", identity.deviceName().value());
        return json;
    }

    /**
     * @throws IllegalArgumentException if there are more than the platform takes in one post
     */
    static void checkCount(Collection<DeviceValues> devices) {
        check(devices.stream().mapToInt(device -> device.properties().size()).sum(), "properties");
        check(devices.stream().mapToInt(device -> device.events().size()).sum(), "events");
    }

    static void check(int count, String what) {
        if (count > MAX_A_POST) {
            throw new IllegalArgumentException(
                    "The platform takes " + MAX_A_POST + " " + what + " a post, but there are " + count);
        }
    }
}
