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
package org.openhab.core.thing.binding.builder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.internal.ThingImpl;

/** Makes a {@link Thing}; its channels must belong to it and differ. */
public class ThingBuilder {
    protected final ThingUID thingUID;
    protected final ThingTypeUID thingTypeUID;

    private final List<Channel> channels = new ArrayList<>();
    private Map<String, String> properties = new HashMap<>();
    private @Nullable Configuration configuration;
    private @Nullable String label;
    private @Nullable String location;
    private @Nullable ThingUID bridgeUID;

    protected ThingBuilder(ThingTypeUID thingTypeUID, ThingUID thingUID) {
        this.thingTypeUID = thingTypeUID;
        this.thingUID = thingUID;
    }

    public static ThingBuilder create(ThingTypeUID thingTypeUID, String thingId) {
        return create(thingTypeUID, new ThingUID(thingTypeUID, thingId));
    }

    public static ThingBuilder create(ThingTypeUID thingTypeUID, ThingUID thingUID) {
        return new ThingBuilder(thingTypeUID, thingUID);
    }

    /** A builder filled with a thing; it shares the configuration object. */
    public static ThingBuilder create(Thing thing) {
        return fill(create(thing.getThingTypeUID(), thing.getUID()), thing);
    }

    static <B extends ThingBuilder> B fill(B builder, Thing thing) {
        builder.withBridge(thing.getBridgeUID())
                .withChannels(thing.getChannels())
                .withConfiguration(thing.getConfiguration())
                .withLabel(thing.getLabel())
                .withLocation(thing.getLocation())
                .withProperties(thing.getProperties());
        return builder;
    }

    public ThingBuilder withLabel(@Nullable String label) {
        this.label = label;
        return this;
    }

    public ThingBuilder withLocation(@Nullable String location) {
        this.location = location;
        return this;
    }

    public ThingBuilder withBridge(@Nullable ThingUID bridgeUID) {
        this.bridgeUID = bridgeUID;
        return this;
    }

    public ThingBuilder withConfiguration(Configuration configuration) {
        this.configuration = configuration;
        return this;
    }

    public ThingBuilder withProperty(String key, String value) {
        properties.put(key, value);
        return this;
    }

    public ThingBuilder withProperties(Map<String, String> properties) {
        this.properties = new HashMap<>(properties);
        return this;
    }

    public ThingBuilder withChannel(Channel channel) {
        ensureOwn(List.of(channel));
        ThingImpl.ensureUniqueChannels(channels, channel);
        channels.add(channel);
        return this;
    }

    public ThingBuilder withChannels(Channel... channels) {
        return withChannels(List.of(channels));
    }

    /** Replaces all channels. */
    public ThingBuilder withChannels(List<Channel> channels) {
        ensureOwn(channels);
        ThingImpl.ensureUniqueChannels(channels);
        List<Channel> copy = List.copyOf(channels);
        this.channels.clear();
        this.channels.addAll(copy);
        return this;
    }

    public ThingBuilder withoutChannel(ChannelUID channelUID) {
        channels.removeIf(channel -> channel.getUID().equals(channelUID));
        return this;
    }

    public ThingBuilder withoutChannels(Channel... channels) {
        return withoutChannels(List.of(channels));
    }

    public ThingBuilder withoutChannels(List<Channel> channels) {
        channels.forEach(channel -> withoutChannel(channel.getUID()));
        return this;
    }

    public Thing build() {
        return populate(new ThingImpl(thingTypeUID, thingUID));
    }

    protected Thing populate(ThingImpl thing) {
        thing.setLabel(label);
        thing.setLocation(location);
        thing.setBridgeUID(bridgeUID);
        thing.setProperties(properties);
        channels.forEach(thing::addChannel);
        Configuration given = configuration;
        if (given != null) {
            thing.setConfiguration(given);
        }
        return thing;
    }

    private void ensureOwn(List<Channel> channels) {
        for (Channel channel : channels) {
            if (!thingUID.equals(channel.getUID().getThingUID())) {
                throw new IllegalArgumentException(
                        "Channel UID '" + channel.getUID() + "' does not match thing UID '" + thingUID + "'");
            }
        }
    }
}
