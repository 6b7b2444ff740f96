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

import java.util.Arrays;
import java.util.List;

/**
 * What a device subscribes: a topic in which {@code +} stands for any one level and a last {@code #} for all that
 * follow (MQTT 3.1.1, section 4.7.1).
 *
 * @param value begins with a slash
 */
public record TopicFilter(String value) {
    /**
     * @throws IllegalArgumentException if the value is not a topic filter
     */
    public TopicFilter {
        if (!value.startsWith("/") || value.length() < 2) {
            throw new IllegalArgumentException(
                    "topic filter begins with / and has a name behind it, but it is \"" + value + '"');
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("topic filter has a control character");
        }
        List<String> levels = levels(value);
        for (int i = 0; i < levels.size(); i++) {
            String level = levels.get(i);
            boolean wildcard = level.equals("+") || (level.equals("#") && i == levels.size() - 1);
            if (!wildcard && (level.contains("+") || level.contains("#"))) {
                throw new IllegalArgumentException("topic filter \"" + value
                        + "\" has a wildcard in the wrong place: + fills a whole level, # is the whole last level");
            }
        }
    }

    static List<String> levels(String text) {
        return Arrays.asList(text.split("/", -1));
    }

    public boolean hasWildcard() {
        return value.contains("+") || value.endsWith("#");
    }

    public boolean matches(Topic topic) {
        if (!hasWildcard()) {
            return value.equals(topic.value());
        }
        List<String> filter = levels(value);
        List<String> levels = levels(topic.value());
        for (int i = 0; i < filter.size(); i++) {
            String level = filter.get(i);
            if (level.equals("#")) {
                // Also reached one level behind the topic's last one: "/a/#" covers "/a" itself.
                return true;
            }
            if (i >= levels.size() || !(level.equals("+") || level.equals(levels.get(i)))) {
                return false;
            }
        }
        return filter.size() == levels.size();
    }

    @Override
    public String toString() {
        return value;
    }
}
