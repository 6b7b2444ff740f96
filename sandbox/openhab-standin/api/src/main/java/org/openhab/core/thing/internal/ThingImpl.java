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
package org.openhab.core.thing.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandler;

/** A thing in memory; safe to be read and written from several threads. Two things are equal if their UIDs are. */
public class ThingImpl implements Thing {
    private final ThingTypeUID thingTypeUID;
    private final ThingUID uid;
    private final List<Channel> channels = new CopyOnWriteArrayList<>();
    private final Map<String, String> properties = Collections.synchronizedMap(new LinkedHashMap<>());

    private volatile Configuration configuration = new Configuration();
    private volatile @Nullable String label;
    private volatile @Nullable String location;
    private volatile @Nullable ThingUID bridgeUID;
    private volatile @Nullable ThingHandler handler;
    private volatile ThingStatusInfo status =
            new ThingStatusInfo(ThingStatus.UNINITIALIZED, ThingStatusDetail.NONE, null);

    public ThingImpl(ThingTypeUID thingTypeUID, ThingUID uid) {
        this.thingTypeUID = thingTypeUID;
        this.uid = uid;
    }

    @Override
    public ThingUID getUID() {
        return uid;
    }

    @Override
    public ThingTypeUID getThingTypeUID() {
        return thingTypeUID;
    }

    @Override
    public @Nullable String getLabel() {
        return label;
    }

    @Override
    public void setLabel(@Nullable String label) {
        this.label = label;
    }

    @Override
    public @Nullable String getLocation() {
        return location;
    }

    public void setLocation(@Nullable String location) {
        this.location = location;
    }

    @Override
    public @Nullable ThingUID getBridgeUID() {
        return bridgeUID;
    }

    public void setBridgeUID(@Nullable ThingUID bridgeUID) {
        this.bridgeUID = bridgeUID;
    }

    @Override
    public List<Channel> getChannels() {
        return List.copyOf(channels);
    }

    @Override
    public @Nullable Channel getChannel(String channelId) {
        for (Channel channel : channels) {
            if (channel.getUID().getId().equals(channelId)) {
                return channel;
            }
        }
        return null;
    }

    @Override
    public @Nullable Channel getChannel(ChannelUID channelUID) {
        for (Channel channel : channels) {
            if (channel.getUID().equals(channelUID)) {
                return channel;
            }
        }
        return null;
    }

    /** @throws IllegalArgumentException if a UID occurs twice */
    public static void ensureUniqueChannels(Collection<Channel> channels) {
        Set<ChannelUID> seen = new HashSet<>();
        Set<String> duplicates = new TreeSet<>();
        for (Channel channel : channels) {
            if (!seen.add(channel.getUID())) {
                duplicates.add(channel.getUID().toString());
            }
        }
        if (!duplicates.isEmpty()) {
            throw new IllegalArgumentException("Duplicate channels " + String.join(", ", duplicates));
        }
    }

    /** @throws IllegalArgumentException if the channel's UID is among those of the channels */
    public static void ensureUniqueChannels(Collection<Channel> channels, Channel channel) {
        if (channels.stream().anyMatch(other -> other.getUID().equals(channel.getUID()))) {
            throw new IllegalArgumentException("Duplicate channels " + channel.getUID());
        }
    }

    /** Adds a channel; for builders. */
    public void addChannel(Channel channel) {
        ensureUniqueChannels(channels, channel);
        channels.add(channel);
    }

    @Override
    public Configuration getConfiguration() {
        return configuration;
    }

    /** Shares the given configuration with whoever holds it; for builders. */
    public void setConfiguration(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Map<String, String> getProperties() {
        synchronized (properties) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }
    }

    @Override
    public @Nullable String setProperty(@Nullable String name, @Nullable String value) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("Property name must not be null or empty");
        }
        return value == null ? properties.remove(name) : properties.put(name, value);
    }

    @Override
    public void setProperties(Map<String, String> properties) {
        synchronized (this.properties) {
            this.properties.clear();
            this.properties.putAll(properties);
        }
    }

    @Override
    public ThingStatus getStatus() {
        return status.getStatus();
    }

    @Override
    public ThingStatusInfo getStatusInfo() {
        return status;
    }

    @Override
    public void setStatusInfo(ThingStatusInfo status) {
        this.status = status;
    }

    @Override
    public @Nullable ThingHandler getHandler() {
        return handler;
    }

    @Override
    public void setHandler(@Nullable ThingHandler thingHandler) {
        this.handler = thingHandler;
    }

    @Override
    public int hashCode() {
        return uid.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof ThingImpl other && uid.equals(other.uid);
    }

    @Override
    public String toString() {
        return uid + " (" + thingTypeUID + ", " + status + ")";
    }
}
