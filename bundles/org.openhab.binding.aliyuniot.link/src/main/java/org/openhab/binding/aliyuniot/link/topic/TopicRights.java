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
package org.openhab.binding.aliyuniot.link.topic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * Which topics a device may touch: those that carry its own product key and device name, its product's broadcasts and
 * the remote calls sent to it. The platform answers a publication elsewhere by closing the connection, so it is refused
 * here, before it is sent (chapters "Topics" and "Limits").
 */
public final class TopicRights {
    /** Longest topic that the platform takes, in bytes of UTF-8. */
    public static final int MAX_TOPIC_BYTES = 128;

    /** Most levels of a topic of the product's own. */
    public static final int MAX_CUSTOM_LEVELS = 7;

    private static final Set<String> OTA = Set.of("inform", "progress", "request", "upgrade");

    private final String productKey;
    private final String deviceName;

    public TopicRights(DeviceIdentity identity) {
        this.productKey = identity.productKey().value();
        this.deviceName = identity.deviceName().value();
    }

    /**
     * @throws ConfigurationFailure with a sentence for the user, if the platform would not take the message
     */
    public void checkPublish(Topic topic) throws ConfigurationFailure {
        check(topic.value(), false);
    }

    /**
     * @throws ConfigurationFailure with a sentence for the user, if the platform would refuse the subscription
     */
    public void checkSubscribe(TopicFilter filter) throws ConfigurationFailure {
        check(filter.value(), true);
    }

    private void check(String text, boolean subscribe) throws ConfigurationFailure {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_TOPIC_BYTES) {
            throw refused(text, "is longer than " + MAX_TOPIC_BYTES + " bytes");
        }
        List<String> levels = TopicFilter.levels(text.substring(1));
        if (!isOwn(levels, subscribe)) {
            throw refused(
                    text,
                    "is not one of this device's own; they begin with /" + productKey + "/" + deviceName + "/, /sys/"
                            + productKey + "/" + deviceName + "/ and the like");
        }
        if (levels.get(0).equals(productKey) && levels.size() > MAX_CUSTOM_LEVELS) {
            throw refused(text, "has more than " + MAX_CUSTOM_LEVELS + " levels");
        }
    }

    private boolean isOwn(List<String> levels, boolean subscribe) {
        return switch (levels.get(0)) {
            case "sys" -> levels.size() > 3 && isDevice(levels, 1);
            case "shadow" -> levels.size() == 4 && isDevice(levels, 2);
            case "ota" ->
                levels.size() == 5
                        && levels.get(1).equals("device")
                        && OTA.contains(levels.get(2))
                        && isDevice(levels, 3);
            case "ext" ->
                levels.size() > 2 && (levels.get(1).equals("rrpc") || (levels.size() > 3 && isDevice(levels, 2)));
            case "broadcast" -> subscribe && levels.size() > 2 && levels.get(1).equals(productKey);
            default -> levels.size() > 2 && isDevice(levels, 0);
        };
    }

    private boolean isDevice(List<String> levels, int from) {
        return levels.get(from).equals(productKey) && levels.get(from + 1).equals(deviceName);
    }

    private static ConfigurationFailure refused(String text, String why) {
        return new ConfigurationFailure(ConfigurationFailure.Reason.TOPIC, "The topic " + text + " " + why);
    }
}
