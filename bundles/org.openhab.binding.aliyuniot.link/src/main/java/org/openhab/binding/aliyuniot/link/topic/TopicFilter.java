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
 * What a device subscribes: a topic in which {@code +} stands for any one level and a last {@code #} for all that
 * follow (MQTT 3.1.1, section 4.7.1).
 *
 * @param value begins with a slash, at most 65,535 bytes in UTF-8
 */
public record TopicFilter(String value) {
    /**
     * @throws IllegalArgumentException if the value is not a topic filter
     */
    public TopicFilter {
        TopicText.check("topic filter", value);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c == '+' && !(beginsLevel(value, i) && endsLevel(value, i)))
                    || (c == '#' && !(beginsLevel(value, i) && i == value.length() - 1))) {
                throw new IllegalArgumentException("topic filter \"" + TopicText.shown(value)
                        + "\" has a wildcard in the wrong place: + fills a whole level, # is the whole last level");
            }
        }
    }

    private static boolean beginsLevel(String text, int at) {
        return text.charAt(at - 1) == '/';
    }

    private static boolean endsLevel(String text, int at) {
        return at == text.length() - 1 || text.charAt(at + 1) == '/';
    }

    public boolean hasWildcard() {
        return value.indexOf('+') >= 0 || value.charAt(value.length() - 1) == '#';
    }

    public boolean matches(Topic topic) {
        String text = topic.value();
        int at = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '#') {
                return true;
            }
            if (c == '+') {
                int end = text.indexOf('/', at);
                at = end < 0 ? text.length() : end;
            } else if (at < text.length() && text.charAt(at) == c) {
                at++;
            } else {
                // "/a/#" covers "/a" itself.
                return at == text.length() && i == value.length() - 2 && value.endsWith("/#");
            }
        }
        return at == text.length();
    }

    @Override
    public String toString() {
        return ForeignText.line(value);
    }
}
