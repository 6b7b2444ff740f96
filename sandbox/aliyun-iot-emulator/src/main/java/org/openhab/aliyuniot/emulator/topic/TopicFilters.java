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
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            String level = levels[i];
            boolean wildcard = level.contains("+") || level.contains("#");
            if (wildcard && level.length() != 1 || "#".equals(level) && i != levels.length - 1) {
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
        String[] wanted = filter.split("/", -1);
        String[] given = topic.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            String level = wanted[i];
            if ("#".equals(level)) {
                return true;
            }
            if (i >= given.length || !"+".equals(level) && !level.equals(given[i])) {
                return false;
            }
            // "a/#" covers "a" as well
            if (i == given.length - 1 && i == wanted.length - 2 && "#".equals(wanted[i + 1])) {
                return true;
            }
        }
        return wanted.length == given.length;
    }

    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
