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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which topics one device may publish to and subscribe to.
 *
 * <p>A device may only touch topics that carry its own product key and device name; the families are those of the chapter
 * "Topics". Custom topics follow the classes of the product and have up to 128 bytes in up to 7 levels.
 */
public final class TopicRights {
    private static final int MAX_CUSTOM_TOPIC_BYTES = 128;
    private static final int MAX_CUSTOM_TOPIC_LEVELS = 7;
    private static final List<TopicClass> DEFAULT_CLASSES = List.of(
            new TopicClass("user/update", TopicClass.Rights.PUBLISH),
            new TopicClass("user/update/error", TopicClass.Rights.PUBLISH),
            new TopicClass("user/get", TopicClass.Rights.SUBSCRIBE),
            // products made before the level "user" came
            new TopicClass("update", TopicClass.Rights.PUBLISH),
            new TopicClass("update/error", TopicClass.Rights.PUBLISH),
            new TopicClass("get", TopicClass.Rights.SUBSCRIBE));

    private final DeviceTopics topics;
    private final Set<String> published;
    private final Set<String> subscribed;
    private final List<TopicClass> classes = new ArrayList<>();

    /** Takes the custom topic classes of the product; none is every topic below {@code user/}. */
    public TopicRights(DeviceTopics topics, List<TopicClass> custom) {
        this.topics = topics;
        published = topics.those(PlatformTopic::mayPublish).collect(Collectors.toSet());
        subscribed = topics.those(PlatformTopic::maySubscribe).collect(Collectors.toSet());
        classes.addAll(custom);
        classes.addAll(DEFAULT_CLASSES);
        if (custom.isEmpty()) {
            classes.add(new TopicClass("user/#", TopicClass.Rights.BOTH));
        }
    }

    public boolean mayPublish(String topic) {
        if (!TopicFilters.isValid(topic) || TopicFilters.hasWildcard(topic)) {
            return false;
        }
        if (topic.startsWith(topics.custom())) {
            return withinCustomLimits(topic) && firstClass(topic).stream().anyMatch(TopicClass::mayPublish);
        }
        if (DeviceTopics.isRrpc(topic)) {
            return mayUseRrpc(topic);
        }
        return topic.startsWith(topics.system())
                        && topic.length() > topics.system().length()
                || topic.startsWith(topics.session())
                || published.contains(topic);
    }

    boolean maySubscribe(String filter) {
        if (!TopicFilters.isValid(filter)) {
            return false;
        }
        if (filter.startsWith(topics.custom())) {
            return withinCustomLimits(filter) && maySubscribeCustom(filter);
        }
        if (DeviceTopics.isRrpc(filter)) {
            return mayUseRrpc(filter);
        }
        return filter.startsWith(topics.system())
                || filter.startsWith(topics.session())
                || filter.startsWith(DeviceTopics.broadcasts(topics.productKey()))
                || subscribed.contains(filter);
    }

    private boolean maySubscribeCustom(String filter) {
        if (!TopicFilters.hasWildcard(filter)) {
            return firstClass(filter).stream().anyMatch(TopicClass::maySubscribe);
        }
        String relative = filter.substring(topics.custom().length());
        return classes.stream()
                .filter(TopicClass::maySubscribe)
                .anyMatch(topicClass -> TopicFilters.matches(topicClass.topic(), relative)
                        || TopicFilters.matches(relative, topicClass.topic()));
    }

    /** {@code /ext/rrpc/{messageId}/{topic of the device}}; the message id may be {@code +}, then also {@code #} follows. */
    private boolean mayUseRrpc(String topic) {
        String[] parts = topic.split("/", 5);
        if (parts.length < 5) {
            return false;
        }
        String inner = "/" + parts[4];
        return "#".equals(parts[4]) || inner.startsWith(topics.custom()) || inner.startsWith(topics.system());
    }

    private List<TopicClass> firstClass(String topic) {
        String relative = topic.substring(topics.custom().length());
        return classes.stream()
                .filter(topicClass -> TopicFilters.matches(topicClass.topic(), relative))
                .limit(1)
                .toList();
    }

    private static boolean withinCustomLimits(String topic) {
        return TopicFilters.utf8Length(topic) <= MAX_CUSTOM_TOPIC_BYTES
                && topic.chars().filter(c -> c == '/').count() <= MAX_CUSTOM_TOPIC_LEVELS;
    }
}
