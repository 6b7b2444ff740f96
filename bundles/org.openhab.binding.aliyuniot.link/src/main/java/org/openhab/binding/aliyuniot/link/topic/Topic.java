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

/**
 * What a message is published to.
 *
 * @param value begins with a slash, has no wildcard and at most 65,535 bytes in UTF-8 (MQTT 3.1.1, section 4.7); the
 *     platform's tighter limits for what a device sends are in {@link TopicRights}
 */
public record Topic(String value) {
    private static final int MAX_BYTES = 65_535;

    /**
     * @throws IllegalArgumentException if the value is not a topic
     */
    public Topic {
        if (!value.startsWith("/") || value.length() < 2) {
            throw new IllegalArgumentException(
                    "topic begins with / and has a name behind it, but it is \"" + value + '"');
        }
        if (value.chars().anyMatch(c -> c == '+' || c == '#' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("topic \"" + value.replaceAll("\\p{Cntrl}", "?")
                    + "\" has a wildcard or a control character; messages are sent to topics without them");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("topic is longer than " + MAX_BYTES + " bytes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
