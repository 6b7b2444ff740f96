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
package org.openhab.aliyuniot.emulator.topic;

import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The topics of one device: its own, those of the thing model below {@code /sys/}, and the platform's others. Where they
 * begin is made once, as each message asks for it.
 */
public final class DeviceTopics {
    /** What the platform adds to the topic of a request, for the reply to it. */
    public static final String REPLY = "_reply";
    /** Below {@code /sys/…/}: data of the product's own format, from the device and to it. */
    public static final String UP_RAW = "thing/model/up_raw";

    public static final String DOWN_RAW = "thing/model/down_raw";
    /** Below {@code /sys/…/}: the question for an update, and that for a block of firmware. */
    public static final String FIRMWARE_GET = "thing/ota/firmware/get";

    public static final String FILE_DOWNLOAD = "thing/file/download";

    private static final String SERVICE = "thing/service/";
    private static final String RRPC = "/ext/rrpc/";

    private final String productKey;
    private final String deviceName;
    private final String pair;
    private final String custom;
    private final String system;
    private final String session;

    /** Takes the key of the product, and the name of the device. */
    public DeviceTopics(String productKey, String deviceName) {
        this.productKey = productKey;
        this.deviceName = deviceName;
        pair = "/" + productKey + "/" + deviceName;
        custom = pair + "/";
        system = "/sys" + custom;
        session = "/ext/session" + custom;
    }

    String productKey() {
        return productKey;
    }

    /** Where the device's custom topics begin. */
    public String custom() {
        return custom;
    }

    /** Where the device's topics of the thing model begin. */
    public String system() {
        return system;
    }

    /** Where the topics begin on which a gateway logs its sub-devices in and out. */
    public String session() {
        return session;
    }

    public String of(PlatformTopic topic) {
        return topic.of(pair);
    }

    /** A topic of the thing model, such as {@link #UP_RAW}. */
    public String system(String path) {
        return system + path;
    }

    /** On which a service of the thing model is called, such as {@code property/set}. */
    public String service(String identifier) {
        return system(SERVICE + identifier);
    }

    public String rrpcRequest(String id) {
        return system("rrpc/request/" + id);
    }

    public String rrpcResponse(String id) {
        return system("rrpc/response/" + id);
    }

    /** For request and response of a call on a topic of the device's own. */
    public String customRrpc(String id, String topic) {
        return RRPC + id + absolute(topic);
    }

    /** What goes to all devices of the product, whatever they have subscribed to. */
    public String broadcastRequest(String id) {
        return system("broadcast/request/" + id);
    }

    /**
     * Makes a topic absolute: one without leading slash belongs to the device, below {@code /sys} when it is one of the
     * thing model, else among its custom topics; {@code ${productKey}} and {@code ${deviceName}} are filled in.
     */
    public String absolute(String topic) {
        if (topic.startsWith("/")) {
            return topic.replace("${productKey}", productKey).replace("${deviceName}", deviceName);
        }
        boolean below = topic.startsWith("thing/")
                || topic.startsWith("_thing/")
                || topic.startsWith("rrpc/")
                || topic.startsWith("broadcast/");
        return (below ? system : custom) + topic;
    }

    /** The topic of a broadcast, given with or without what all of the product begin with. */
    public static String broadcast(String productKey, String topic) {
        String prefix = broadcasts(productKey);
        return topic.startsWith(prefix) ? topic : prefix + topic.replaceFirst("^/", "");
    }

    /** Where the topics begin to which devices of the product subscribe for broadcasts. */
    static String broadcasts(String productKey) {
        return "/broadcast/" + productKey + "/";
    }

    static boolean isRrpc(String topic) {
        return topic.startsWith(RRPC);
    }

    /** Those of the platform's topics that are so. */
    Stream<String> those(Predicate<PlatformTopic> which) {
        return Stream.of(PlatformTopic.values()).filter(which).map(this::of);
    }
}
