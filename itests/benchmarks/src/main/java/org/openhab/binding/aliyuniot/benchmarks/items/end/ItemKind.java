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
package org.openhab.binding.aliyuniot.benchmarks.items.end;

import java.nio.charset.StandardCharsets;

/** Kinds of measured items, and how a value of each travels between device and platform. */
public enum ItemKind {
    /** A channel of numbers with a topic of its own. */
    NUMBER("number"),
    /** A channel of texts with a topic of its own. */
    TEXT("text"),
    /** A property of the device's thing model. */
    PROPERTY("Level");

    private static final ItemKind[] ALL = values();

    private final String label;

    ItemKind(String label) {
        this.label = label;
    }

    /** Name of the channel; of a property its identifier, too. */
    public String label() {
        return label;
    }

    /** The kind of an item; each device has one of each. */
    public static ItemKind of(int item) {
        return ALL[item % ALL.length];
    }

    /** The device of an item, from 0 on. */
    public static int deviceOf(int item) {
        return item / ALL.length;
    }

    /** The item of this kind that a device has. */
    public int item(int device) {
        return device * ALL.length + ordinal();
    }

    /** Where the device sends to. */
    public String uplink(String productKey, String deviceName) {
        return this == PROPERTY
                ? "/sys/" + productKey + "/" + deviceName + "/thing/event/property/post"
                : "/" + productKey + "/" + deviceName + "/user/" + label;
    }

    /** Where the device receives. */
    public String downlink(String productKey, String deviceName) {
        return this == PROPERTY
                ? "/sys/" + productKey + "/" + deviceName + "/thing/service/property/set"
                : "/" + productKey + "/" + deviceName + "/user/" + label + "/set";
    }

    /** What the device sends. */
    public byte[] sent(int value) {
        return payload(value, "thing.event.property.post");
    }

    /** What the platform sends. */
    public byte[] received(int value) {
        return payload(value, "thing.service.property.set");
    }

    private byte[] payload(int value, String method) {
        String text = this == PROPERTY
                ? "{\"id\":\"" + value + "\",\"version\":\"1.0\",\"params\":{\"" + label + "\":" + value
                        + "},\"method\":\"" + method + "\"}"
                : Integer.toString(value);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The value in what came, the last one that a property has in it.
     *
     * @return -1 if there is none
     */
    public int valueIn(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        String digits = text;
        if (this == PROPERTY) {
            String key = "\"" + label + "\":";
            int from = text.lastIndexOf(key) + key.length();
            if (from < key.length()) {
                return -1;
            }
            int to = from;
            while (to < text.length() && Character.isDigit(text.charAt(to))) {
                to++;
            }
            digits = text.substring(from, to);
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
