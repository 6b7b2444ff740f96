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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;

/**
 * Turns topics as users write them into those of one device, and says which of them the platform would refuse.
 */
public final class ChannelTopics {
    /** Stands for the topic of calls that every device has. */
    private static final String SYSTEM = "system";

    private final DeviceIdentity identity;
    private final boolean receives;
    private final TopicRights rights;

    ChannelTopics(ChannelContext context) {
        identity = context.identity();
        receives = context.receives();
        rights = new TopicRights(identity);
    }

    /** Whether a channel answers calls on topics of the device's own, which the login has to announce. */
    public static boolean answersOwnTopics(List<Channel> channels) {
        return channels.stream()
                .flatMap(channel -> Stream.of(
                        channel.getConfiguration().get("topic"),
                        channel.getConfiguration().get("rrpcTopic")))
                .anyMatch(topic -> topic != null
                        && !topic.toString().isBlank()
                        && !topic.toString().strip().equals(SYSTEM));
    }

    /**
     * Has to be asked about what comes from the platform.
     *
     * @param subscribed a topic that the user gives
     * @throws ChannelException if there is one, and the platform sends the device nothing
     */
    void checkSubscribed(ChannelUID channel, @Nullable String subscribed) throws ChannelException {
        if (!receives && subscribed != null && !subscribed.isBlank()) {
            throw new ChannelException(channel, "offline.channel-publish-only", subscribed.strip());
        }
    }

    /**
     * @throws ChannelException if the platform does not call the device
     */
    void checkCalled(ChannelUID channel) throws ChannelException {
        if (!receives) {
            throw new ChannelException(channel, "offline.channel-no-calls");
        }
    }

    /** Whose calls are answered; {@code null} for an empty text. */
    @Nullable
    RrpcTopic calls(ChannelUID channel, @Nullable String text) throws ChannelException {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.strip().equals(SYSTEM)) {
            return systemCalls();
        }
        try {
            RrpcTopic topic = RrpcTopic.custom(identity, new TopicTemplate(text.strip()));
            rights.checkSubscribe(topic.filter());
            return topic;
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel, "offline.channel-topic-malformed", text);
        } catch (ConfigurationFailure e) {
            throw new ChannelException(channel, "offline.channel-topic-foreign", text);
        }
    }

    /** The calls that every device has. */
    RrpcTopic systemCalls() {
        return RrpcTopic.system(identity);
    }

    /** What to subscribe; {@code null} for an empty text. */
    @Nullable
    TopicFilter filter(ChannelUID channel, @Nullable String text) throws ChannelException {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            TopicFilter filter = new TopicTemplate(text.strip()).filterOf(identity);
            rights.checkSubscribe(filter);
            return filter;
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel, "offline.channel-topic-malformed", text);
        } catch (ConfigurationFailure e) {
            throw new ChannelException(channel, "offline.channel-topic-foreign", text);
        }
    }

    /** Where to publish; {@code null} for an empty text. */
    @Nullable
    Topic topic(ChannelUID channel, @Nullable String text) throws ChannelException {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Topic topic = new TopicTemplate(text.strip()).topicOf(identity);
            rights.checkPublish(topic);
            return topic;
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel, "offline.channel-topic-malformed", text);
        } catch (ConfigurationFailure e) {
            throw new ChannelException(channel, "offline.channel-topic-foreign", text);
        }
    }
}
