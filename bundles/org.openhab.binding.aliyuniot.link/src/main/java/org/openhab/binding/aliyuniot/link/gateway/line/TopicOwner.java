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
package org.openhab.binding.aliyuniot.link.gateway.line;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Whose a topic is, by the names in it (chapter "Topics").
 */
final class TopicOwner {
    private static final String RRPC = "/ext/rrpc/";
    private static final String BROADCAST = "/broadcast/";

    private TopicOwner() {}

    /**
     * The device that a topic belongs to.
     *
     * @return {@code productKey/deviceName}; null if no device is named in it
     */
    static @Nullable String of(String topic) {
        int from = 0;
        if (topic.startsWith(RRPC)) {
            // The topic that is called stands behind the id of the call.
            from = topic.indexOf('/', RRPC.length());
            if (from < 0) {
                return null;
            }
        }
        int names = from + 1;
        if (topic.startsWith("/sys/", from)) {
            names = from + "/sys/".length();
        } else if (topic.startsWith("/ota/device/", from)) {
            names = levelAfter(topic, from + "/ota/device/".length());
        } else if (topic.startsWith("/shadow/", from)) {
            names = levelAfter(topic, from + "/shadow/".length());
        } else if (topic.startsWith("/ext/", from)) {
            names = levelAfter(topic, from + "/ext/".length());
        } else if (topic.startsWith(BROADCAST, from)) {
            return null;
        }
        int middle = names <= 0 ? -1 : topic.indexOf('/', names);
        if (middle < 0) {
            return null;
        }
        int end = topic.indexOf('/', middle + 1);
        return topic.substring(names, end < 0 ? topic.length() : end);
    }

    private static int levelAfter(String topic, int from) {
        int slash = topic.indexOf('/', from);
        return slash < 0 ? -1 : slash + 1;
    }

    /** The product that a broadcast goes to; null if the topic is none of a broadcast. */
    static @Nullable String productOfBroadcast(String topic) {
        if (!topic.startsWith(BROADCAST)) {
            return null;
        }
        int end = topic.indexOf('/', BROADCAST.length());
        return end < 0 ? null : topic.substring(BROADCAST.length(), end);
    }
}
