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
package org.openhab.aliyuniot.emulator.device;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.message.KeptMessages;
import org.openhab.aliyuniot.emulator.message.TrafficListener;

/** All devices that the platform knows, with their products. Only the emulator's event loop touches it. */
public final class Devices {
    private final Map<String, ProductDefinition> products = new LinkedHashMap<>();
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final List<Consumer<Device>> listeners = new ArrayList<>();
    private final boolean strict;
    private final TrafficListener traffic;
    private final KeptMessages kept = new KeptMessages();

    /** Begins with the products and devices of the configuration; the listener hears of all that passes. */
    public Devices(EmulatorConfiguration configuration, TrafficListener traffic) {
        this.traffic = traffic;
        strict = configuration.strictLimits();
        configuration.products().forEach(product -> products.put(product.productKey(), product));
        configuration.devices().forEach(this::add);
    }

    /** The listener gets each device that was deleted or replaced. */
    public void onRemoved(Consumer<Device> listener) {
        listeners.add(listener);
    }

    /** Adds a device, or replaces one of the same name; a replaced one loses its connection. */
    public Device add(DeviceDefinition definition) {
        remove(definition.productKey(), definition.deviceName());
        ProductDefinition product = products.computeIfAbsent(definition.productKey(), ProductDefinition::of);
        Device device = new Device(definition, product, strict, new DeviceTraffic(definition, traffic, kept));
        devices.put(key(definition.productKey(), definition.deviceName()), device);
        traffic.changed();
        return device;
    }

    /** Deletes a device, which ends its connection, and returns whether it existed. */
    public boolean remove(String productKey, String deviceName) {
        Device removed = devices.remove(key(productKey, deviceName));
        if (removed != null) {
            removed.disconnect("the device was deleted");
            listeners.forEach(listener -> listener.accept(removed));
            traffic.changed();
        }
        return removed != null;
    }

    public @Nullable Device find(String productKey, String deviceName) {
        return devices.get(key(productKey, deviceName));
    }

    public Collection<Device> all() {
        return devices.values();
    }

    /** Those of a product. */
    public Stream<Device> of(String productKey) {
        return devices.values().stream()
                .filter(device -> device.definition().productKey().equals(productKey));
    }

    public boolean hasProduct(String productKey) {
        return products.containsKey(productKey);
    }

    private static String key(String productKey, String deviceName) {
        return productKey + "/" + deviceName;
    }
}
