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

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelEvents;
import org.openhab.binding.aliyuniot.internal.channel.ChannelException;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.value.ChannelUnit;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCalls;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the channels of a thing into channels of topics, and says which of them cannot be used and why. A channel that
 * is read again without a change to what it does stays the object that it was, with its state. Not for more than one
 * thread.
 */
public final class ChannelReader {
    /** Stands for the topic of calls that every device has. */
    private static final String SYSTEM = "system";

    private static final List<String> RETAIN = List.of("retain", "retained");

    private final Logger logger = LoggerFactory.getLogger(ChannelReader.class);

    private final DeviceIdentity identity;
    private final boolean receives;
    private final TopicRights rights;
    private final ChannelEvents events;

    private Map<Definition, DeviceChannel> known = Map.of();

    /** What a channel does; its label and the like do not count. */
    private record Definition(
            ChannelUID uid,
            @Nullable ChannelTypeUID type,
            @Nullable String itemType,
            Map<String, Object> configuration) {
        static Definition of(Channel channel) {
            return new Definition(
                    channel.getUID(),
                    channel.getChannelTypeUID(),
                    channel.getAcceptedItemType(),
                    Map.copyOf(withoutNulls(channel.getConfiguration())));
        }

        private static Map<String, Object> withoutNulls(Configuration configuration) {
            Map<String, Object> values = new HashMap<>(configuration.getProperties());
            values.values().removeIf(Objects::isNull);
            return values;
        }
    }

    /**
     * @param receives whether the platform sends the device messages, and calls it
     */
    public ChannelReader(DeviceIdentity identity, boolean receives, ChannelEvents events) {
        this.identity = identity;
        this.receives = receives;
        this.rights = new TopicRights(identity);
        this.events = events;
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
     * Reads all channels of the thing but those of {@link Diagnostic} and {@link FirmwareChannel}.
     *
     * @throws ChannelException for the first channel that cannot be used; what was read before stays known
     */
    public List<DeviceChannel> read(List<Channel> channels) throws ChannelException {
        Map<Definition, DeviceChannel> read = new HashMap<>();
        List<DeviceChannel> inOrder = new ArrayList<>();
        Set<TopicFilter> calls = new HashSet<>();
        for (Channel channel : channels) {
            if (Diagnostic.of(channel) == null && FirmwareChannel.of(channel) == null) {
                Definition definition = Definition.of(channel);
                DeviceChannel same = known.get(definition);
                DeviceChannel current = same == null ? read(channel) : same;
                RrpcTopic topic = callsOf(current);
                if (topic != null && !calls.add(topic.filter())) {
                    throw new ChannelException(
                            channel.getUID(),
                            "offline.channel-rrpc-twice",
                            topic.filter().value());
                }
                read.put(definition, current);
                inOrder.add(current);
            }
        }
        known = read;
        return inOrder;
    }

    private static @Nullable RrpcTopic callsOf(DeviceChannel channel) {
        if (channel instanceof TopicChannel topics) {
            return topics.calls();
        }
        return channel instanceof RrpcChannel calls ? calls.topic() : null;
    }

    private DeviceChannel read(Channel channel) throws ChannelException {
        TopicChannelType type = TopicChannelType.of(channel);
        if (type == null) {
            throw new ChannelException(channel.getUID(), "offline.channel-type");
        }
        ChannelConfiguration config = configurationOf(channel);
        if (!receives) {
            checkOnlyPublishes(channel.getUID(), type, config);
        }
        return type == TopicChannelType.RRPC ? readRrpc(channel.getUID(), config) : readTopics(channel, type, config);
    }

    private static void checkOnlyPublishes(ChannelUID channel, TopicChannelType type, ChannelConfiguration config)
            throws ChannelException {
        String subscribed = config.subscribeTopic;
        if (subscribed != null && !subscribed.isBlank()) {
            throw new ChannelException(channel, "offline.channel-publish-only", subscribed.strip());
        }
        String answered = config.rrpcTopic;
        if (type == TopicChannelType.RRPC || answered != null && !answered.isBlank()) {
            throw new ChannelException(channel, "offline.channel-no-calls");
        }
    }

    private RrpcChannel readRrpc(ChannelUID uid, ChannelConfiguration config) throws ChannelException {
        Duration within = Duration.ofMillis(config.timeout.movePointRight(3).longValue());
        if (within.compareTo(RrpcCalls.MIN_WITHIN) < 0 || within.compareTo(RrpcCalls.MAX_WITHIN) > 0) {
            throw new ChannelException(uid, "offline.channel-timeout", config.timeout.toPlainString());
        }
        String topic = config.topic;
        RrpcTopic calls = rrpcTopic(uid, topic == null || topic.isBlank() ? SYSTEM : topic);
        return new RrpcChannel(uid, calls, within, config.answer);
    }

    private TopicChannel readTopics(Channel channel, TopicChannelType type, ChannelConfiguration config)
            throws ChannelException {
        ChannelUID uid = channel.getUID();
        TopicFilter subscribed = filter(uid, config.subscribeTopic);
        Topic published = type.sends() ? topic(uid, config.publishTopic) : null;
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
        String answered = config.rrpcTopic;
        RrpcTopic calls = answered == null || answered.isBlank() ? null : rrpcTopic(uid, answered);
        return new TopicChannel(
                uid,
                type,
                new TopicChannel.Topics(subscribed, published, qos(uid, config.qos), calls),
                config,
                transformation(channel, ChannelConfiguration.STATE_TRANSFORMATION),
                transformation(channel, ChannelConfiguration.COMMAND_TRANSFORMATION),
                events);
    }

    private RrpcTopic rrpcTopic(ChannelUID channel, String text) throws ChannelException {
        if (text.strip().equals(SYSTEM)) {
            return RrpcTopic.system(identity);
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

    private static ChannelConfiguration configurationOf(Channel channel) throws ChannelException {
        for (String parameter : RETAIN) {
            if ("true".equals(String.valueOf(channel.getConfiguration().get(parameter)))) {
                throw new ChannelException(channel.getUID(), "offline.channel-retain");
            }
        }
        try {
            return ChannelConfiguration.of(channel.getConfiguration());
        } catch (IllegalArgumentException e) {
            throw new ChannelException(channel.getUID(), "offline.channel-value");
        }
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
