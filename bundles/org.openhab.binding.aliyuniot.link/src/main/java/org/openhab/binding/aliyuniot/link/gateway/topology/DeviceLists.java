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
package org.openhab.binding.aliyuniot.link.gateway.topology;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * Lists of devices as messages have them, {@code [{"productKey","deviceName"},…]}.
 */
public final class DeviceLists {
    /** Sub-devices that a gateway may have (chapter "Limits"). */
    public static final int MOST = 2000;

    private DeviceLists() {}

    /** The devices in a list, without what is none; at most {@value #MOST}. */
    public static Set<DeviceIdentity> read(@Nullable JsonElement list) {
        Set<DeviceIdentity> devices = new LinkedHashSet<>();
        if (list instanceof JsonArray array) {
            for (JsonElement entry : array) {
                DeviceIdentity device = identityIn(entry);
                if (device != null && devices.size() < MOST) {
                    devices.add(device);
                }
            }
        }
        return devices;
    }

    /** The device that an object names; null if it names none. */
    public static @Nullable DeviceIdentity identityIn(@Nullable JsonElement element) {
        if (!(element instanceof JsonObject object)) {
            return null;
        }
        @Nullable String productKey = AlinkJson.text(object.get("productKey"));
        @Nullable String deviceName = AlinkJson.text(object.get("deviceName"));
        if (productKey == null || deviceName == null) {
            return null;
        }
        try {
            return DeviceIdentity.of(productKey, deviceName);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public static JsonArray write(Collection<DeviceIdentity> devices) {
        JsonArray list = new JsonArray(devices.size());
        devices.forEach(device -> list.add(write(device)));
        return list;
    }

    public static JsonObject write(DeviceIdentity device) {
        JsonObject object = new JsonObject();
        object.addProperty("productKey", device.productKey().value());
        object.addProperty("deviceName", device.deviceName().value());
        return object;
    }
}
