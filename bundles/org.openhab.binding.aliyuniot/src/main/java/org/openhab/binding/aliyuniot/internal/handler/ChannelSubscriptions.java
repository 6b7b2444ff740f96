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
package org.openhab.binding.aliyuniot.internal.handler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openhab.binding.aliyuniot.internal.channel.TopicChannel;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.subscription.Subscriptions;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.thing.ChannelUID;

/**
 * Keeps a session subscribed to what the channels of a thing ask for. When they change, only the differences are
 * subscribed and unsubscribed, so that the other channels miss nothing. Not for more than one thread.
 */
final class ChannelSubscriptions {
    private final Subscriptions subscriptions;
    private final Receiver receiver;
    private final Map<ChannelUID, Subscribed> all = new HashMap<>();

    /** Takes messages in, one after the other. */
    @FunctionalInterface
    interface Receiver {
        void receive(TopicChannel channel, Message message);
    }

    /** A subscription whose channel may be exchanged while messages come in. */
    private static final class Subscribed {
        final TopicFilter filter;
        final Qos qos;
        volatile TopicChannel channel;
        Runnable end = () -> {};

        Subscribed(TopicFilter filter, TopicChannel channel) {
            this.filter = filter;
            this.qos = channel.qos();
            this.channel = channel;
        }

        boolean serves(TopicChannel other) {
            return Objects.equals(filter, other.subscribed()) && qos == other.qos();
        }
    }

    ChannelSubscriptions(Subscriptions subscriptions, Receiver receiver) {
        this.subscriptions = subscriptions;
        this.receiver = receiver;
    }

    /**
     * Makes these the subscribed channels.
     *
     * @throws ConfigurationFailure if the platform would refuse a filter
     */
    void set(List<TopicChannel> channels) throws ConfigurationFailure {
        Set<ChannelUID> gone = new HashSet<>(all.keySet());
        // What begins comes before what ends, or a filter that moves to another channel would be unsubscribed between.
        Map<ChannelUID, Subscribed> ended = new HashMap<>();
        for (TopicChannel channel : channels) {
            TopicFilter filter = channel.subscribed();
            Subscribed before = all.get(channel.uid());
            if (before != null && before.serves(channel)) {
                before.channel = channel;
                gone.remove(channel.uid());
            } else if (filter != null) {
                if (before != null) {
                    ended.put(channel.uid(), before);
                    gone.remove(channel.uid());
                }
                all.put(channel.uid(), begin(filter, channel));
            }
        }
        gone.forEach(uid -> ended.put(uid, all.remove(uid)));
        ended.values().forEach(subscribed -> subscribed.end.run());
    }

    private Subscribed begin(TopicFilter filter, TopicChannel channel) throws ConfigurationFailure {
        Subscribed subscribed = new Subscribed(filter, channel);
        subscribed.end =
                subscriptions.add(filter, channel.qos(), message -> receiver.receive(subscribed.channel, message));
        return subscribed;
    }
}
