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
package org.openhab.binding.aliyuniot.internal.channel;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.binding.generic.ChannelMode;

/**
 * Turns the channels of a thing into channels of topics, and says which of them cannot be used and why.
 */
public final class ChannelReader {
    private final DeviceIdentity identity;
    private final TopicRights rights;

    public ChannelReader(DeviceIdentity identity) {
        this.identity = identity;
        this.rights = new TopicRights(identity);
    }

    /**
     * @throws ChannelException for the first channel that cannot be used
     */
    public List<TopicChannel> read(List<Channel> channels, ChannelEvents events) throws ChannelException {
        List<TopicChannel> read = new ArrayList<>();
        for (Channel channel : channels) {
            read.add(read(channel, events));
        }
        return read;
    }

    private TopicChannel read(Channel channel, ChannelEvents events) throws ChannelException {
        ChannelUID uid = channel.getUID();
        TopicChannelType type = TopicChannelType.of(channel);
        if (type == null) {
            throw new ChannelException(uid, "offline.channel-type");
        }
        ChannelConfiguration config = configurationOf(channel);
        type.complete(config);
        TopicFilter subscribed = filter(uid, config.subscribeTopic);
        Topic published = type == TopicChannelType.IMAGE || type == TopicChannelType.MESSAGE
                ? null
                : topic(uid, config.publishTopic);
        if (subscribed == null && published == null) {
            throw new ChannelException(uid, "offline.channel-without-topic");
        }
        config.mode = published == null
                ? ChannelMode.READONLY
                : subscribed == null ? ChannelMode.WRITEONLY : ChannelMode.READWRITE;
        checkUnit(uid, config.unit);
        checkRange(uid, config);
        TopicChannel.Topics topics = new TopicChannel.Topics(subscribed, published, qos(uid, config.qos));
        return new TopicChannel(
                uid,
                type,
                topics,
                config,
                ChannelConfiguration.transformation(
                        channel.getConfiguration(), ChannelConfiguration.STATE_TRANSFORMATION),
                ChannelConfiguration.transformation(
                        channel.getConfiguration(), ChannelConfiguration.COMMAND_TRANSFORMATION),
                events);
    }

    private static ChannelConfiguration configurationOf(Channel channel) throws ChannelException {
        try {
            return ChannelConfiguration.of(channel.getConfiguration());
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-value");
        }
    }

    private @Nullable TopicFilter filter(ChannelUID channel, @Nullable String text) throws ChannelException {
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

    private @Nullable Topic topic(ChannelUID channel, @Nullable String text) throws ChannelException {
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

    private static Qos qos(ChannelUID channel, int level) throws ChannelException {
        try {
            return Qos.of(level);
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel, "offline.channel-qos", Integer.toString(level));
        }
    }

    private static void checkUnit(ChannelUID channel, @Nullable String unit) throws ChannelException {
        if (unit == null) {
            return;
        }
        try {
            new QuantityType<>("1 " + unit);
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel, "offline.channel-unit", unit);
        }
    }

    private static void checkRange(ChannelUID channel, ChannelConfiguration config) throws ChannelException {
        if (config.max.compareTo(config.min) <= 0) {
            throw new ChannelException(
                    channel, "offline.channel-range", config.min.toPlainString(), config.max.toPlainString());
        }
    }
}
