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

import java.util.List;
import java.util.stream.Stream;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

/**
 * What the platform subscribes by itself for a device that logs in with {@code _ss=1} (page "Automatically subscribed
 * topics", and what the official software relies on).
 */
final class AutomaticTopics {
    /** Behind {@code /sys/{productKey}/{deviceName}/}. */
    private static final List<String> SYSTEM = List.of(
            "rrpc/request/+",
            "thing/model/down_raw",
            "thing/model/up_raw_reply",
            "thing/event/+/post_reply",
            "thing/event/property/batch/post_reply",
            "thing/event/property/history/post_reply",
            "thing/event/property/pack/post_reply",
            "thing/deviceinfo/update_reply",
            "thing/deviceinfo/delete_reply",
            "thing/dynamicTsl/get_reply",
            "thing/dsltemplate/get_reply",
            "thing/service/property/set",
            "thing/service/property/get",
            "thing/service/+",
            "thing/property/desired/get_reply",
            "thing/property/desired/delete_reply",
            "thing/config/push",
            "thing/config/get_reply",
            "thing/config/log/push",
            "thing/config/log/get_reply",
            "thing/log/post_reply",
            "thing/ota/firmware/get_reply",
            "thing/file/download_reply",
            "thing/file/upload/mqtt/init_reply",
            "thing/file/upload/mqtt/send_reply",
            "thing/file/upload/mqtt/cancel_reply",
            "thing/job/notify",
            "thing/job/get_reply",
            "thing/job/update_reply",
            "_thing/event/notify",
            "_thing/service/post_reply",
            "_thing/diag/post_reply",
            "thing/disable",
            "thing/enable",
            "thing/delete");

    private final List<TopicFilter> filters;

    AutomaticTopics(DeviceIdentity identity) {
        String pair = "/" + identity.productKey() + "/" + identity.deviceName();
        filters = Stream.concat(
                        SYSTEM.stream().map(topic -> "/sys" + pair + "/" + topic),
                        Stream.of(
                                "/ota/device/upgrade" + pair,
                                "/ota/device/request" + pair,
                                "/shadow/get" + pair,
                                "/ext/ntp" + pair + "/response",
                                "/ext/rrpc/+/sys" + pair + "/thing/service/+"))
                .map(TopicFilter::new)
                .toList();
    }

    /** Whether all that comes by a filter comes by itself. */
    boolean cover(TopicFilter wanted) {
        String value = wanted.value();
        if (value.endsWith("#")) {
            return false;
        }
        // A plus is matched by a plus only, as no level of the list is called like this.
        Topic all = new Topic(value.replace('+', '*'));
        return filters.stream().anyMatch(filter -> filter.matches(all));
    }
}
