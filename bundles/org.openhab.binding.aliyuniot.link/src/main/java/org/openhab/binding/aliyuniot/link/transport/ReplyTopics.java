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
package org.openhab.binding.aliyuniot.link.transport;

import java.util.List;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

/**
 * The topics on which the platform replies to requests of a device (chapter "Alink protocol"). A transport that does not
 * receive hands on what it was answered as if it had come on them.
 */
public final class ReplyTopics {
    private static final String REQUESTS = "/sys/";
    private static final String ENDING = "_reply";

    private ReplyTopics() {}

    /** Whether nothing but replies comes by a filter. */
    public static boolean isAReplyTopic(TopicFilter filter) {
        return filter.value().endsWith(ENDING);
    }

    /** Whether what is published on a topic is replied to. */
    public static boolean hasReply(Topic request) {
        return request.value().startsWith(REQUESTS);
    }

    /**
     * Where the reply to a request belongs.
     *
     * @throws IllegalArgumentException if that topic would be too long
     */
    public static Topic of(Topic request) {
        return new Topic(request.value() + ENDING);
    }

    /** Those that a transport which does not receive has to refuse, in their order. */
    public static List<Subscription> refusedWithoutDownlink(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .filter(subscription -> !isAReplyTopic(subscription.filter()))
                .toList();
    }
}
