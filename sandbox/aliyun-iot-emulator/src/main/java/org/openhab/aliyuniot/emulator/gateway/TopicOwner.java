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
package org.openhab.aliyuniot.emulator.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;

/** Finds out of which device a topic, or a topic filter, is. */
final class TopicOwner {
    private static final String CALL = "/ext/rrpc/";
    /** What stands before product key and device name; nothing does in custom topics. */
    private static final List<String> KINDS =
            List.of("/sys/", "/shadow/update/", "/shadow/get/", "/ext/ntp/", "/ext/error/", "/ext/session/");
    /** Like those, with one more level in small letters. */
    private static final String OTA = "/ota/device/";

    private static final Set<String> NO_PRODUCTS = Set.of("sys", "shadow", "ota", "ext", "broadcast");
    private static final int MAX_PRODUCT_KEY = 20;
    private static final int MAX_DEVICE_NAME = 32;

    private TopicOwner() {}

    /** Empty when it is of no device, or names it by a wildcard. */
    static Optional<DeviceName> of(String topic) {
        int from = calledTopic(topic);
        if (!topic.startsWith("/", from)) {
            return Optional.empty();
        }
        int product = afterKind(topic, from);
        int slash = topic.indexOf('/', product);
        if (slash < 0) {
            return Optional.empty();
        }
        String productKey = topic.substring(product, slash);
        int end = topic.indexOf('/', slash + 1);
        String deviceName = topic.substring(slash + 1, end < 0 ? topic.length() : end);
        return isName(productKey, MAX_PRODUCT_KEY, TopicOwner::isOfProductKey)
                        && !NO_PRODUCTS.contains(productKey)
                        && isName(deviceName, MAX_DEVICE_NAME, TopicOwner::isOfDeviceName)
                ? Optional.of(new DeviceName(productKey, deviceName))
                : Optional.empty();
    }

    /** Where the topic begins that stands behind the id of a call; 0 if it is no call. */
    private static int calledTopic(String topic) {
        int slash = topic.startsWith(CALL) ? topic.indexOf('/', CALL.length()) : 0;
        return slash <= CALL.length() ? 0 : slash;
    }

    private static int afterKind(String topic, int from) {
        for (String kind : KINDS) {
            if (topic.startsWith(kind, from)) {
                return from + kind.length();
            }
        }
        if (topic.startsWith(OTA, from)) {
            int end = from + OTA.length();
            while (end < topic.length() && topic.charAt(end) >= 'a' && topic.charAt(end) <= 'z') {
                end++;
            }
            return end > from + OTA.length() && topic.startsWith("/", end) ? end + 1 : from + 1;
        }
        return from + 1;
    }

    private static boolean isName(String level, int longest, IntPredicate allowed) {
        if (level.isEmpty() || level.length() > longest) {
            return false;
        }
        // Not a stream: each message of a gateway is asked.
        for (int i = 0; i < level.length(); i++) {
            if (!allowed.test(level.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfProductKey(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isOfDeviceName(int c) {
        return isOfProductKey(c) || "_@.:-".indexOf(c) >= 0;
    }
}
