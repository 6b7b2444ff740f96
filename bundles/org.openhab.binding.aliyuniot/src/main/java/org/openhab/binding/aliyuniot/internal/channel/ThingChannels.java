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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * The channels of a thing by their names, and their part in the device's session. When the channels change, one that
 * does what it did stays the object that it was, with its state and its part in the session; of the others, what begins
 * comes before what ends, so that a topic which moves to another channel misses nothing.
 *
 * <p>{@link #get} and {@link #all} are for any thread, the rest for one at a time.
 */
public final class ThingChannels implements AutoCloseable {
    private final List<ChannelKind> kinds;

    private volatile Map<ChannelUID, DeviceChannel> channels = Map.of();
    private Map<Definition, DeviceChannel> known = Map.of();
    private Map<ChannelUID, Attached> attached = Map.of();
    private @Nullable ChannelSession session;

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

    private record Attached(DeviceChannel channel, Registration registration) {}

    /**
     * @param kinds asked one after the other whether a channel is theirs
     */
    public ThingChannels(List<ChannelKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** The channel of a name; {@code null} if there is none. */
    public @Nullable DeviceChannel get(ChannelUID uid) {
        return channels.get(uid);
    }

    /** All channels of a class. */
    public <C extends DeviceChannel> List<C> all(Class<C> type) {
        return channels.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /**
     * Makes these the channels of the thing.
     *
     * @throws ChannelException for the first channel that cannot be used; nothing is changed then
     * @throws IllegalStateException if a kind has made a channel whose topic the platform would refuse; the session keeps
     *     what it had then
     */
    public void set(List<Channel> described) throws ChannelException {
        Map<Definition, DeviceChannel> read = new HashMap<>();
        Map<ChannelUID, DeviceChannel> inOrder = new LinkedHashMap<>();
        Set<TopicFilter> answered = new HashSet<>();
        for (Channel channel : described) {
            Definition definition = Definition.of(channel);
            DeviceChannel same = known.get(definition);
            DeviceChannel current = same == null ? read(channel) : same;
            RrpcTopic calls = current instanceof PlatformChannel platform ? platform.answers() : null;
            if (calls != null && !answered.add(calls.filter())) {
                throw new ChannelException(
                        channel.getUID(),
                        "offline.channel-rrpc-twice",
                        calls.filter().value());
            }
            read.put(definition, current);
            inOrder.put(current.uid(), current);
        }
        known = read;
        channels = inOrder;
        ChannelSession open = session;
        if (open != null) {
            try {
                attachTo(open);
            } catch (ConfigurationFailure e) {
                throw new IllegalStateException("Something of a channel was not checked", e);
            }
        }
    }

    private DeviceChannel read(Channel channel) throws ChannelException {
        for (ChannelKind kind : kinds) {
            DeviceChannel read = kind.read(channel);
            if (read != null) {
                return read;
            }
        }
        throw new ChannelException(channel.getUID(), "offline.channel-type");
    }

    /**
     * Has the channels take part in a session, from now on until {@link #detach}.
     *
     * @throws ConfigurationFailure if the platform would refuse a topic; no channel takes part then
     */
    public void attach(ChannelSession opened) throws ConfigurationFailure {
        attachTo(opened);
        session = opened;
    }

    private void attachTo(ChannelSession open) throws ConfigurationFailure {
        Map<ChannelUID, Attached> next = new HashMap<>();
        List<Registration> begun = new ArrayList<>();
        boolean complete = false;
        try {
            for (DeviceChannel channel : channels.values()) {
                Attached before = attached.get(channel.uid());
                if (before == null || before.channel() != channel) {
                    Registration registration = channel.attach(open);
                    begun.add(registration);
                    next.put(channel.uid(), new Attached(channel, registration));
                } else {
                    next.put(channel.uid(), before);
                }
            }
            complete = true;
        } finally {
            if (!complete) {
                begun.forEach(Registration::close);
            }
        }
        List<Attached> ended = new ArrayList<>(attached.values());
        ended.removeAll(next.values());
        attached = next;
        ended.forEach(former -> former.registration().close());
    }

    /** Ends the part of the channels in the session. */
    public void detach() {
        session = null;
        List<Attached> ended = List.copyOf(attached.values());
        attached = Map.of();
        ended.forEach(former -> former.registration().close());
    }

    /** Ends what the channels do by themselves. */
    @Override
    public void close() {
        kinds.forEach(ChannelKind::close);
    }
}
