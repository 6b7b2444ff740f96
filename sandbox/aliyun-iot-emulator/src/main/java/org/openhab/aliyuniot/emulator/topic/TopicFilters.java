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

import java.nio.charset.StandardCharsets;

/** The rules of MQTT 3.1.1 §4.7 for topic names and topic filters. */
public final class TopicFilters {
    private static final int MAX_BYTES = 65535;

    private TopicFilters() {}

    public static boolean isValid(String filter) {
        if (filter.isEmpty() || filter.indexOf('\0') >= 0 || utf8Length(filter) > MAX_BYTES) {
            return false;
        }
        for (int i = 0; i < filter.length(); i++) {
            char c = filter.charAt(i);
            boolean begins = i == 0 || filter.charAt(i - 1) == '/';
            boolean last = i == filter.length() - 1;
            boolean ends = last || filter.charAt(i + 1) == '/';
            if (c == '+' && !(begins && ends) || c == '#' && !(begins && last)) {
                return false;
            }
        }
        return true;
    }

    public static boolean hasWildcard(String filter) {
        return filter.indexOf('+') >= 0 || filter.indexOf('#') >= 0;
    }

    /** Whether the filter covers the topic; wildcards in {@code topic} count as plain text. */
    public static boolean matches(String filter, String topic) {
        int wanted = 0;
        int given = 0;
        while (true) {
            int wantedEnd = levelEnd(filter, wanted);
            if (isLevel(filter, wanted, wantedEnd, '#')) {
                return true;
            }
            int givenEnd = levelEnd(topic, given);
            boolean same = wantedEnd - wanted == givenEnd - given
                    && filter.regionMatches(wanted, topic, given, givenEnd - given);
            if (!same && !isLevel(filter, wanted, wantedEnd, '+')) {
                return false;
            }
            if (givenEnd == topic.length()) {
                // "a/#" covers "a" as well
                return wantedEnd == filter.length()
                        || filter.startsWith("/#", wantedEnd) && wantedEnd + 2 == filter.length();
            }
            if (wantedEnd == filter.length()) {
                return false;
            }
            wanted = wantedEnd + 1;
            given = givenEnd + 1;
        }
    }

    private static int levelEnd(String text, int from) {
        int slash = text.indexOf('/', from);
        return slash < 0 ? text.length() : slash;
    }

    private static boolean isLevel(String text, int from, int end, char wildcard) {
        return end - from == 1 && text.charAt(from) == wildcard;
    }

    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
