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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.value.ChannelUnit;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Channels of topics, which users add.
 */
final class TopicKind implements ChannelKind {
    private final Logger logger = LoggerFactory.getLogger(TopicKind.class);

    private final ChannelContext context;
    private final ChannelTopics topics;

    TopicKind(ChannelContext context) {
        this.context = context;
        topics = new ChannelTopics(context);
    }

    @Override
    public @Nullable DeviceChannel read(Channel channel) throws ChannelException {
        TopicChannelType type = TopicChannelType.of(channel);
        return type == null ? null : read(channel, type, ChannelConfiguration.of(channel));
    }

    private TopicChannel read(Channel channel, TopicChannelType type, ChannelConfiguration config)
            throws ChannelException {
        ChannelUID uid = channel.getUID();
        topics.checkSubscribed(uid, config.subscribeTopic);
        if (isGiven(config.rrpcTopic)) {
            topics.checkCalled(uid);
        }
        TopicFilter subscribed = topics.filter(uid, config.subscribeTopic);
        Topic published = type.sends() ? topics.topic(uid, config.publishTopic) : null;
        if (type == TopicChannelType.CONTACT && isGiven(config.publishTopic)) {
            logger.warn(
                    "{} sends nothing: openHAB has no command for contacts, so its publishTopic is not used. Take it "
                            + "away; to send what a contact says, let a rule call the action publishText",
                    uid);
        } else if (subscribed == null && published == null) {
            throw new ChannelException(uid, "offline.channel-without-topic");
        }
        checkUnit(uid, type, config.unit);
        checkRange(uid, config);
        RrpcTopic calls = topics.calls(uid, config.rrpcTopic);
        return new TopicChannel(
                uid,
                type,
                new TopicChannel.Topics(subscribed, published, qos(uid, config.qos), calls),
                config,
                transformation(channel, ChannelConfiguration.STATE_TRANSFORMATION),
                transformation(channel, ChannelConfiguration.COMMAND_TRANSFORMATION),
                context);
    }

    /** openHAB passes values through unchanged where it cannot read a step. */
    private static ChannelTransformation transformation(Channel channel, String parameter) throws ChannelException {
        List<String> steps = ChannelConfiguration.steps(channel.getConfiguration(), parameter);
        for (String step : steps) {
            if (!ChannelTransformation.isValidTransformation(step)) {
                throw new ChannelException(channel.getUID(), "offline.channel-transformation", step);
            }
        }
        return new ChannelTransformation(steps);
    }

    private static Qos qos(ChannelUID channel, int level) throws ChannelException {
        try {
            return Qos.of(level);
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel, "offline.channel-qos", Integer.toString(level));
        }
    }

    private static void checkUnit(ChannelUID channel, TopicChannelType type, @Nullable String text)
            throws ChannelException {
        if (type != TopicChannelType.NUMBER || text == null || text.isEmpty()) {
            return;
        }
        try {
            String meant = ChannelUnit.of(text).likelyTemperature();
            if (meant != null) {
                throw new ChannelException(channel, "offline.channel-unit-temperature", text, meant);
            }
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel, "offline.channel-unit", text);
        }
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static void checkRange(ChannelUID channel, ChannelConfiguration config) throws ChannelException {
        if (config.max.compareTo(config.min) <= 0) {
            throw new ChannelException(
                    channel, "offline.channel-range", config.min.toPlainString(), config.max.toPlainString());
        }
    }
}
