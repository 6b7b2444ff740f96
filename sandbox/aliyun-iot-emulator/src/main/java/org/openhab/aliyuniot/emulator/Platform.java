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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Products, devices, and what happens to a message from a device. Only the emulator's event loop touches it. */
final class Platform {
    static final int MAX_BROADCAST_BYTES = 64 * 1024;
    private static final int MESSAGE_ID_SHIFT = 20;
    static final String TOO_MANY_BROADCASTS = "The platform takes one broadcast a minute for a product: wait.";

    private final Logger logger = LoggerFactory.getLogger(Platform.class);
    private final Map<String, ProductDefinition> products = new LinkedHashMap<>();
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final PlatformServices services = new PlatformServices();
    private final Faults faults = new Faults();
    private final Map<String, RateLimit> broadcasts = new HashMap<>();
    private final RateLimit connects = RateLimit.perSecond(500);
    private final RrpcCalls rrpc;
    private final ThingCalls things;
    private final FirmwareCampaigns campaigns;
    private final FirmwareRequests firmware;
    private final EmulatorConfiguration configuration;
    private long lastMessageId = System.currentTimeMillis() << MESSAGE_ID_SHIFT;

    Platform(Vertx vertx, EmulatorConfiguration configuration, FirmwareImages images, FirmwareUrls urls) {
        this.configuration = configuration;
        campaigns = new FirmwareCampaigns(vertx, this, images, urls);
        firmware = new FirmwareRequests(campaigns, new FirmwareBlocks(campaigns, faults), faults);
        rrpc = new RrpcCalls(vertx);
        things = new ThingCalls(vertx, rrpc);
        configuration.products().forEach(product -> products.put(product.productKey(), product));
        configuration.devices().forEach(this::add);
        faults.onChange(() -> devices.values().forEach(Device::faultsChanged));
    }

    /** Adds a device, or replaces one of the same name; a replaced one loses its connection. */
    Device add(DeviceDefinition definition) {
        remove(definition.productKey(), definition.deviceName());
        ProductDefinition product = products.computeIfAbsent(definition.productKey(), ProductDefinition::of);
        Device device = new Device(definition, product, configuration.strictLimits());
        devices.put(key(definition.productKey(), definition.deviceName()), device);
        return device;
    }

    boolean remove(String productKey, String deviceName) {
        Device removed = devices.remove(key(productKey, deviceName));
        if (removed != null) {
            removed.disconnect("the device was deleted");
            campaigns.removed(removed);
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

    FirmwareCampaigns campaigns() {
        return campaigns;
    }

    RrpcCalls rrpc() {
        return rrpc;
    }

    ThingCalls things() {
        return things;
    }

    /** Returns whether one more broadcast is within the platform's limit of one a minute and product. */
    boolean admitBroadcast(String productKey) {
        // Only products that exist, so that nobody fills the memory with names.
        return !configuration.strictLimits()
                || !products.containsKey(productKey)
                || broadcasts
                        .computeIfAbsent(productKey, key -> RateLimit.perMinute(1))
                        .admit(System.nanoTime());
    }

    /** Returns whether one more connection is within the platform's limits of 500 a second and 5 a minute for each device. */
    boolean admitConnect(Device device) {
        return !configuration.strictLimits() || connects.admit(System.nanoTime()) && device.admitConnect();
    }

    /** Sends to those devices of the product that are online and have subscribed, and returns how many these are. */
    int broadcast(String productKey, String topic, byte[] payload) {
        return (int) devices.values().stream()
                .filter(device -> device.definition().productKey().equals(productKey))
                .filter(device -> device.sendNow(topic, payload) == SendResult.SENT)
                .count();
    }

    /** Sends to all devices of the product that are online, whatever they have subscribed to; returns how many these are. */
    int broadcastToAll(String productKey, byte[] payload) {
        String id = Long.toString(nextMessageId());
        return (int) devices.values().stream()
                .filter(device -> device.definition().productKey().equals(productKey))
                .filter(device -> device.sendNow(absoluteTopic(device.definition(), "broadcast/request/" + id), payload)
                        == SendResult.SENT)
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

    /**
     * Keeps the message and hands whatever the platform answers to the consumer.
     *
     * @return whether it was taken; false when the device sends too many
     */
    boolean received(Device device, IncomingMessage message, Consumer<PlatformReply> replies) {
        String topic = message.topic();
        byte[] payload = message.payload();
        logger.debug(
                "{} -> {} ({} bytes, {}, QoS {})",
                device.definition(),
                Printable.of(topic),
                payload.length,
                message.protocol(),
                message.qos());
        if (!device.admit(message.qos())) {
            return false;
        }
        device.log().append(message);
        rrpc.received(topic, payload);
        things.received(device, topic, payload);
        firmware.answer(device, topic, payload)
                .orElseGet(() -> services.answer(device, topic, payload))
                .forEach(replies);
        firmware.received(device, topic, payload);
        return true;
    }

    /** Sends an answer to a device that is connected. */
    void reply(Device device, PlatformReply reply, int qos) {
        SendResult result = device.send(reply.topic(), reply.payload(), qos);
        logger.debug("{} <- {} {}", device.definition(), Printable.of(reply.topic()), result);
    }

    /** The platform's own id of a message, unique as long as clocks go forward. */
    long nextMessageId() {
        return ++lastMessageId;
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
        boolean system = topic.startsWith("thing/")
                || topic.startsWith("_thing/")
                || topic.startsWith("rrpc/")
                || topic.startsWith("broadcast/");
        return (system ? "/sys" : "") + pair + topic;
    }

    private static String key(String productKey, String deviceName) {
        return productKey + "/" + deviceName;
    }
}
