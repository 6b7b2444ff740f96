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

import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * What a message is published to.
 *
 * @param value begins with a slash, has no wildcard and at most 65,535 bytes in UTF-8 (MQTT 3.1.1, section 4.7); the
 *     platform's tighter limits for what a device sends are in {@link TopicRights}
 */
public record Topic(String value) {
    /**
     * @throws IllegalArgumentException if the value is not a topic
     */
    public Topic {
        TopicText.check("topic", value);
        if (value.indexOf('+') >= 0 || value.indexOf('#') >= 0) {
            throw new IllegalArgumentException("topic \"" + TopicText.shown(value)
                    + "\" has a wildcard; messages are sent to topics without them");
        }
    }

    @Override
    public String toString() {
        return ForeignText.line(value);
    }
}
