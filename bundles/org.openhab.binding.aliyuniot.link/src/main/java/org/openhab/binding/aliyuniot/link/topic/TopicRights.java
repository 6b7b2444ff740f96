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

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * Which topics a device may touch: those that carry its own product key and device name, its product's broadcasts and
 * the remote calls sent to it. The platform answers a publication elsewhere by closing the connection, so it is refused
 * here, before it is sent (chapters "Topics", "Broadcast", "RRPC" and "Limits"). For any thread.
 */
public final class TopicRights {
    /** Longest topic that the platform takes, in bytes of UTF-8. */
    public static final int MAX_TOPIC_BYTES = 128;

    /** Longest topic of a call that is received: one of the usual length, and the id of the call before it. */
    public static final int MAX_CALL_BYTES = MAX_TOPIC_BYTES + 64;

    /** Most levels of a topic of the product's own. */
    public static final int MAX_CUSTOM_LEVELS = 7;

    private static final String SYSTEM = "/sys/";
    private static final String SHADOW = "/shadow/";
    private static final String OTA = "/ota/";
    private static final String EXTENSION = "/ext/";
    /** What topics of calls begin with. */
    public static final String RRPC = "/ext/rrpc/";

    private static final String BROADCAST = "/broadcast/";

    private final String pair;
    private final String custom;
    private final String system;
    private final String broadcast;
    private final Set<String> ota;

    public TopicRights(DeviceIdentity identity) {
        pair = "/" + identity.productKey() + "/" + identity.deviceName();
        custom = pair + "/";
        system = "/sys" + pair + "/";
        broadcast = BROADCAST + identity.productKey() + "/";
        ota = Stream.of("inform", "progress", "request", "upgrade")
                .map(what -> "/ota/device/" + what + pair)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @throws ConfigurationFailure with a sentence for the user, if the platform would not take the message
     */
    public void checkPublish(Topic topic) throws ConfigurationFailure {
        String text = topic.value();
        if (text.startsWith(BROADCAST)) {
            throw refused(text, "is a broadcast, which only the platform sends; a device can subscribe to it");
        }
        check(text);
    }

    /**
     * @throws ConfigurationFailure with a sentence for the user, if the platform would refuse the subscription
     */
    public void checkSubscribe(TopicFilter filter) throws ConfigurationFailure {
        check(filter.value());
    }

    private void check(String text) throws ConfigurationFailure {
        if (TopicText.isLongerThan(text, MAX_TOPIC_BYTES)) {
            throw refused(text, "is longer than " + MAX_TOPIC_BYTES + " bytes");
        }
        if (text.startsWith(RRPC)) {
            checkCall(text);
        } else if (!isOwn(text)) {
            throw refused(
                    text,
                    "is not one of this device's own; they begin with " + custom + ", " + system + " and the like");
        }
    }

    private boolean isOwn(String text) throws ConfigurationFailure {
        if (text.startsWith(SYSTEM)) {
            return text.startsWith(system);
        }
        if (text.startsWith(SHADOW)) {
            int end = text.indexOf('/', SHADOW.length());
            return end >= 0 && text.length() == end + pair.length() && text.endsWith(pair);
        }
        if (text.startsWith(OTA)) {
            return ota.contains(text);
        }
        if (text.startsWith(EXTENSION)) {
            int end = text.indexOf('/', EXTENSION.length());
            return end >= 0
                    && text.startsWith(pair, end)
                    && (text.length() == end + pair.length() || text.charAt(end + pair.length()) == '/');
        }
        if (text.startsWith(BROADCAST)) {
            return text.startsWith(broadcast);
        }
        if (text.startsWith(custom)) {
            checkLevels(text, text);
            return true;
        }
        return false;
    }

    /** {@code /ext/rrpc/{id}} and then one of the device's own topics, or {@code /#} for all of them. */
    private void checkCall(String text) throws ConfigurationFailure {
        int end = text.indexOf('/', RRPC.length());
        String called = end <= RRPC.length() ? "" : text.substring(end);
        if (called.startsWith(custom)) {
            checkLevels(text, called);
        } else if (!called.startsWith(system) && !"/#".equals(called)) {
            throw refused(
                    text,
                    "is not the RRPC topic of one of this device's own topics; they begin with " + RRPC + "+" + custom
                            + " or " + RRPC + "+" + system);
        }
    }

    private static void checkLevels(String text, String custom) throws ConfigurationFailure {
        if (TopicText.slashes(custom) > MAX_CUSTOM_LEVELS) {
            throw refused(text, "has more than " + MAX_CUSTOM_LEVELS + " levels");
        }
    }

    private static ConfigurationFailure refused(String text, String why) {
        return new ConfigurationFailure(LinkFailure.Reason.TOPIC, "The topic " + TopicText.shown(text) + " " + why);
    }
}
