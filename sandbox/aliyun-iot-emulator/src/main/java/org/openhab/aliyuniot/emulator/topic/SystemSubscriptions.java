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
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The topics that the platform subscribes a device to by itself (chapter "Automatically subscribed topics").
 *
 * <p>The list also names the replies that Aliyun's C Link SDK 4 awaits without ever subscribing to them.
 */
public final class SystemSubscriptions {
    private static final List<String> THING = List.of(
            "model/down_raw",
            "model/up_raw_reply",
            "event/+/post_reply",
            "event/property/history/post_reply",
            "event/property/batch/post_reply",
            "event/property/pack/post_reply",
            "deviceinfo/update_reply",
            "deviceinfo/delete_reply",
            "dynamicTsl/get_reply",
            "dsltemplate/get_reply",
            "service/property/set",
            "service/property/get",
            "service/+",
            "gateway/permit",
            "topo/change",
            "topo/add/notify",
            "list/found_reply",
            "status/update_reply",
            "deviceinfo/get_reply",
            "topo/add_reply",
            "topo/delete_reply",
            "topo/get_reply",
            "sub/register_reply",
            "sub/unregister_reply",
            "proxy/provisioning/product_register_reply",
            "disable",
            "disable_reply",
            "enable",
            "delete",
            "config/push",
            "config/get_reply",
            "config/log/push",
            "config/log/get_reply",
            "log/post_reply",
            "lan/#",
            "awss/#",
            "property/desired/get_reply",
            "property/desired/delete_reply",
            "reset_reply",
            "cipher/get_reply",
            "bootstrap/config/push",
            "bootstrap/notify",
            "job/notify",
            "job/get_reply",
            "job/update_reply",
            "ota/firmware/get_reply",
            "file/download_reply",
            "file/upload/mqtt/+");

    private final List<String> filters;
    /** For a device that announces {@code ext} in its client id, as Aliyun's C Link SDK 4 does. */
    private final List<String> extended;

    public SystemSubscriptions(DeviceTopics topics) {
        extended = List.of(
                topics.customRrpc("+", topics.service("+")),
                topics.customRrpc("+", topics.system(DeviceTopics.DOWN_RAW)));
        filters = Stream.of(
                        THING.stream().map(topic -> topics.system("thing/" + topic)),
                        Stream.of(
                                topics.rrpcRequest("+"),
                                topics.broadcastRequest("+"),
                                topics.system("_thing/event/notify"),
                                topics.system("_thing/service/post_reply"),
                                topics.system("_thing/diag/post_reply"),
                                topics.session() + "combine/+"),
                        topics.those(PlatformTopic::maySubscribe))
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * Whether the platform sends on the topic without being asked.
     *
     * @param announcesExt whether the device named {@code ext} in its client id
     */
    boolean cover(String topic, boolean announcesExt) {
        return (announcesExt ? Stream.concat(filters.stream(), extended.stream()) : filters.stream())
                .anyMatch(filter -> TopicFilters.matches(filter, topic));
    }

    /** Whether a device that gives this filter up loses something that it got by itself. */
    boolean overlap(String filter) {
        return Stream.concat(filters.stream(), extended.stream())
                .anyMatch(own -> TopicFilters.matches(own, filter) || TopicFilters.matches(filter, own));
    }
}
