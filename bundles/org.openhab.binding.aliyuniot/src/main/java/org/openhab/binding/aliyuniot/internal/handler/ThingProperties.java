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
package org.openhab.binding.aliyuniot.internal.handler;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.SubDeviceTransportSettings;
import org.openhab.binding.aliyuniot.link.deviceinfo.WrittenTags;
import org.openhab.core.thing.Thing;

/**
 * The properties of a device's thing: what the device is, and which tags were written.
 */
final class ThingProperties {
    private final Map<String, String> known;
    private final DeviceSettings settings;

    ThingProperties(Thing thing, DeviceSettings settings) {
        this.known = thing.getProperties();
        this.settings = settings;
    }

    /** Properties that are set at the start; {@code null} removes one that belongs to an earlier device. */
    Map<String, @Nullable String> atStart() {
        Map<String, @Nullable String> properties = new HashMap<>();
        properties.put(
                AliyunIotBindingConstants.PROPERTY_PRODUCT_KEY,
                settings.identity().productKey().value());
        properties.put(
                AliyunIotBindingConstants.PROPERTY_DEVICE_NAME,
                settings.identity().deviceName().value());
        if (settings.transport() instanceof SubDeviceTransportSettings) {
            properties.put(
                    AliyunIotBindingConstants.PROPERTY_DEVICE_ID,
                    settings.identity().productKey() + "." + settings.identity().deviceName());
        } else {
            properties.put(
                    AliyunIotBindingConstants.PROPERTY_ENDPOINT,
                    settings.transport().address());
            properties.put(
                    AliyunIotBindingConstants.PROPERTY_PROTOCOL,
                    settings.transport().protocol());
        }
        properties.put(Thing.PROPERTY_VENDOR, "Alibaba Cloud");
        if (!isOfThisDevice() && known.containsKey(AliyunIotBindingConstants.PROPERTY_TAGS)) {
            properties.put(AliyunIotBindingConstants.PROPERTY_TAGS, null);
        }
        return properties;
    }

    /** Tags that the binding has written to the platform for this device, as far as it remembers. */
    SortedMap<String, String> writtenTags() {
        return isOfThisDevice() ? WrittenTags.of(known.get(AliyunIotBindingConstants.PROPERTY_TAGS)) : new TreeMap<>();
    }

    private boolean isOfThisDevice() {
        return settings.identity()
                        .productKey()
                        .value()
                        .equals(known.get(AliyunIotBindingConstants.PROPERTY_PRODUCT_KEY))
                && settings.identity()
                        .deviceName()
                        .value()
                        .equals(known.get(AliyunIotBindingConstants.PROPERTY_DEVICE_NAME));
    }
}
