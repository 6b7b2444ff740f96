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

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a device has subscribed to, on top of what the platform subscribes it to.
 *
 * <p>A message goes to the device once, however many subscriptions cover it. Giving a system topic up turns the
 * automatic subscription off, subscribing to it again turns it on. Not safe for use by several threads.
 */
public final class Subscriptions {
    /** Limit of the platform for each device. */
    public static final int MAX_PER_DEVICE = 100;

    private static final int NONE = -1;

    private final TopicRights rights;
    private final SystemSubscriptions automatic;
    private final Map<String, Integer> explicit = new LinkedHashMap<>();
    private final Set<String> turnedOff = new LinkedHashSet<>();

    public Subscriptions(TopicRights rights, SystemSubscriptions automatic) {
        this.rights = rights;
        this.automatic = automatic;
    }

    /** Returns the granted QoS, or nothing when the platform refuses. */
    public OptionalInt subscribe(String filter, int qos) {
        boolean oneMore = !explicit.containsKey(filter);
        if (!rights.maySubscribe(filter) || oneMore && explicit.size() >= MAX_PER_DEVICE) {
            return OptionalInt.empty();
        }
        // QoS 2 does not exist on the platform: MQTT lets a server grant less than was asked for.
        int granted = Math.min(qos, 1);
        explicit.put(filter, granted);
        turnedOff.remove(filter);
        return OptionalInt.of(granted);
    }

    public void unsubscribe(String filter) {
        explicit.remove(filter);
        if (turnedOff.size() < MAX_PER_DEVICE && TopicFilters.isValid(filter) && automatic.overlap(filter)) {
            turnedOff.add(filter);
        }
    }

    /** Returns the highest QoS at which a message on the topic may go to the device, or nothing without subscription. */
    public OptionalInt maxQos(String topic, boolean announcesExt) {
        int highest = NONE;
        for (Map.Entry<String, Integer> entry : explicit.entrySet()) {
            if (entry.getValue() > highest && TopicFilters.matches(entry.getKey(), topic)) {
                highest = entry.getValue();
            }
        }
        if (highest > NONE) {
            return OptionalInt.of(highest);
        }
        return automatic.cover(topic, announcesExt) && !isTurnedOff(topic) ? OptionalInt.of(1) : OptionalInt.empty();
    }

    private boolean isTurnedOff(String topic) {
        for (String filter : turnedOff) {
            if (TopicFilters.matches(filter, topic)) {
                return true;
            }
        }
        return false;
    }

    public List<String> filters() {
        return List.copyOf(explicit.keySet());
    }
}
