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

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The topics that the platform subscribes a device to by itself (chapter "Automatically subscribed topics").
 *
 * <p>The list also names the replies that Aliyun's C Link SDK 4 awaits without ever subscribing to them.
 */
public final class SystemSubscriptions {
    /** Below {@code /sys/…/}. */
    private static final List<String> SYSTEM = List.of(
            "thing/model/down_raw",
            "thing/model/up_raw_reply",
            "thing/event/+/post_reply",
            "thing/event/property/history/post_reply",
            "thing/event/property/batch/post_reply",
            "thing/event/property/pack/post_reply",
            "thing/deviceinfo/update_reply",
            "thing/deviceinfo/delete_reply",
            "thing/dynamicTsl/get_reply",
            "thing/dsltemplate/get_reply",
            "thing/service/property/set",
            "thing/service/property/get",
            "thing/service/+",
            "thing/gateway/permit",
            "thing/topo/change",
            "thing/topo/add/notify",
            "thing/list/found_reply",
            "thing/status/update_reply",
            "thing/deviceinfo/get_reply",
            "thing/topo/add_reply",
            "thing/topo/delete_reply",
            "thing/topo/get_reply",
            "thing/sub/register_reply",
            "thing/sub/unregister_reply",
            "thing/proxy/provisioning/product_register_reply",
            "thing/disable",
            "thing/disable_reply",
            "thing/enable",
            "thing/delete",
            "thing/config/push",
            "thing/config/get_reply",
            "thing/config/log/push",
            "thing/config/log/get_reply",
            "thing/log/post_reply",
            "thing/lan/#",
            "thing/awss/#",
            "thing/property/desired/get_reply",
            "thing/property/desired/delete_reply",
            "thing/reset_reply",
            "thing/cipher/get_reply",
            "thing/bootstrap/config/push",
            "thing/bootstrap/notify",
            "thing/job/notify",
            "thing/job/get_reply",
            "thing/job/update_reply",
            "thing/ota/firmware/get_reply",
            "thing/file/download_reply",
            "thing/file/upload/mqtt/+",
            "rrpc/request/+",
            "broadcast/request/+",
            "_thing/event/notify",
            "_thing/service/post_reply",
            "_thing/diag/post_reply");

    private static final Set<String> PLAIN =
            SYSTEM.stream().filter(filter -> !TopicFilters.hasWildcard(filter)).collect(Collectors.toUnmodifiableSet());

    private static final List<String> WITH_WILDCARD =
            SYSTEM.stream().filter(TopicFilters::hasWildcard).toList();

    private final DeviceTopics topics;
    /** Those that are not below {@code /sys/…/}. */
    private final List<String> others;
    /** For a device that announces {@code ext} in its client id, as Aliyun's C Link SDK 4 does. */
    private final List<String> extended;

    public SystemSubscriptions(DeviceTopics topics) {
        this.topics = topics;
        extended = List.of(
                topics.customRrpc("+", topics.service("+")),
                topics.customRrpc("+", topics.system(DeviceTopics.DOWN_RAW)));
        others = Stream.concat(Stream.of(topics.session() + "combine/+"), topics.those(PlatformTopic::maySubscribe))
                .toList();
    }

    /**
     * Whether the platform sends on the topic without being asked.
     *
     * @param announcesExt whether the device named {@code ext} in its client id
     */
    boolean cover(String topic, boolean announcesExt) {
        String system = topics.system();
        if (topic.startsWith(system)) {
            String path = topic.substring(system.length());
            return PLAIN.contains(path) || anyMatches(WITH_WILDCARD, path);
        }
        return anyMatches(others, topic) || announcesExt && anyMatches(extended, topic);
    }

    /** Whether a device that gives this filter up loses something that it got by itself. */
    boolean overlap(String filter) {
        return Stream.of(SYSTEM.stream().map(topics::system), others.stream(), extended.stream())
                .flatMap(Function.identity())
                .anyMatch(own -> TopicFilters.matches(own, filter) || TopicFilters.matches(filter, own));
    }

    private static boolean anyMatches(List<String> filters, String topic) {
        for (String filter : filters) {
            if (TopicFilters.matches(filter, topic)) {
                return true;
            }
        }
        return false;
    }
}
