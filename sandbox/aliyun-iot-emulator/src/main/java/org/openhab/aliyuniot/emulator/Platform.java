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
package org.openhab.aliyuniot.emulator;

import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Products, devices, and what happens to a message from a device. Only the emulator's event loop touches it. */
final class Platform {
    static final int MAX_BROADCAST_BYTES = 64 * 1024;

    private final Logger logger = LoggerFactory.getLogger(Platform.class);
    private final Map<String, ProductDefinition> products = new LinkedHashMap<>();
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final PlatformServices services = new PlatformServices();
    private final Faults faults = new Faults();
    private final RrpcCalls rrpc;
    private final EmulatorConfiguration configuration;

    Platform(Vertx vertx, EmulatorConfiguration configuration) {
        this.configuration = configuration;
        rrpc = new RrpcCalls(vertx);
        configuration.products().forEach(product -> products.put(product.productKey(), product));
        configuration.devices().forEach(this::add);
        faults.onChange(() -> devices.values().forEach(Device::faultsChanged));
    }

    /** Adds a device, or replaces one of the same name; a replaced one loses its connection. */
    void add(DeviceDefinition definition) {
        remove(definition.productKey(), definition.deviceName());
        ProductDefinition product = products.computeIfAbsent(definition.productKey(), ProductDefinition::of);
        devices.put(key(definition.productKey(), definition.deviceName()), new Device(definition, product));
    }

    boolean remove(String productKey, String deviceName) {
        Device removed = devices.remove(key(productKey, deviceName));
        if (removed != null) {
            removed.disconnect("the device was deleted");
            faults.remove(fault -> fault.isOnlyFor(removed.definition()));
        }
        return removed != null;
    }

    @Nullable
    Device find(String productKey, String deviceName) {
        return devices.get(key(productKey, deviceName));
    }

    EmulatorConfiguration configuration() {
        return configuration;
    }

    RrpcCalls rrpc() {
        return rrpc;
    }

    /** Sends to those devices of the product that are online and have subscribed, and returns how many these are. */
    int broadcast(String productKey, String topic, byte[] payload) {
        return (int) devices.values().stream()
                .filter(device -> device.definition().productKey().equals(productKey))
                .filter(device -> device.sendNow(topic, payload) == SendResult.SENT)
                .count();
    }

    static String broadcastTopic(String productKey, String topic) {
        String prefix = "/broadcast/" + productKey + "/";
        return topic.startsWith(prefix) ? topic : prefix + topic.replaceFirst("^/", "");
    }

    Faults faults() {
        return faults;
    }

    Collection<Device> devices() {
        return devices.values();
    }

    /** Drops the message when there are too many, else keeps it and sends whatever the platform answers. */
    void received(Device device, String topic, int qos, byte[] payload) {
        logger.debug("{} -> {} ({} bytes, QoS {})", device.definition(), Printable.of(topic), payload.length, qos);
        if (configuration.strictLimits() && !device.admit(qos)) {
            return;
        }
        device.log().append(topic, qos, payload);
        rrpc.received(topic, payload);
        List<PlatformReply> replies = services.answer(device, topic, payload);
        for (PlatformReply reply : replies) {
            SendResult result = device.send(reply.topic(), reply.payload(), qos);
            logger.debug("{} <- {} {}", device.definition(), Printable.of(reply.topic()), result);
        }
    }

    /**
     * Makes a topic absolute: one without leading slash belongs to the device, below {@code /sys} when it is one of the
     * thing model, else among its custom topics; {@code ${productKey}} and {@code ${deviceName}} are filled in.
     */
    static String absoluteTopic(DeviceDefinition device, String topic) {
        String pair = "/" + device.productKey() + "/" + device.deviceName() + "/";
        if (topic.startsWith("/")) {
            return topic.replace("${productKey}", device.productKey()).replace("${deviceName}", device.deviceName());
        }
        boolean system = topic.startsWith("thing/") || topic.startsWith("_thing/") || topic.startsWith("rrpc/");
        return (system ? "/sys" : "") + pair + topic;
    }

    private static String key(String productKey, String deviceName) {
        return productKey + "/" + deviceName;
    }
}
