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
package org.openhab.binding.aliyuniot.link.rrpc;

import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;

/**
 * Where calls come in and where they are answered (chapter "RRPC"):
 * <ul>
 * <li>system: {@code /sys/{productKey}/{deviceName}/rrpc/request/{id}}, answered on {@code …/rrpc/response/{id}};
 * <li>custom: {@code /ext/rrpc/{id}/{topic}}, answered on the same topic; only for devices that announce {@code ext=1}
 *     in their client id.
 * </ul>
 */
public final class RrpcTopic {
    private static final String CUSTOM = "/ext/rrpc/";
    private static final String ANY_CUSTOM = CUSTOM + "+";

    private final DeviceIdentity identity;
    private final TopicFilter filter;
    private final boolean custom;

    private RrpcTopic(DeviceIdentity identity, TopicFilter filter, boolean custom) {
        this.identity = identity;
        this.filter = filter;
        this.custom = custom;
    }

    /** The one that every device has. */
    public static RrpcTopic system(DeviceIdentity identity) {
        return new RrpcTopic(identity, SystemTopic.RRPC_REQUEST.filterOf(identity), false);
    }

    /**
     * One of the device's own.
     *
     * @param topic as in other places, such as {@code user/get}, or with {@code /ext/rrpc/+} before it
     * @throws IllegalArgumentException if it makes no topic filter
     */
    public static RrpcTopic custom(DeviceIdentity identity, TopicTemplate topic) {
        String called = topic.filterOf(identity).value();
        return new RrpcTopic(
                identity, new TopicFilter(called.startsWith(ANY_CUSTOM + "/") ? called : ANY_CUSTOM + called), true);
    }

    /** What is subscribed. */
    public TopicFilter filter() {
        return filter;
    }

    /** Names a call; request came in on this topic. */
    String idOf(Topic request) {
        String text = request.value();
        return custom
                ? text.substring(CUSTOM.length(), text.indexOf('/', CUSTOM.length()))
                : text.substring(text.lastIndexOf('/') + 1);
    }

    /** Where the call that came in on this topic is answered. */
    Topic responseTo(Topic request) {
        return custom ? request : SystemTopic.RRPC_RESPONSE.topicOf(identity, idOf(request));
    }
}
