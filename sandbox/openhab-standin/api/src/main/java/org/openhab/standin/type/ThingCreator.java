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
package org.openhab.standin.type;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.core.config.core.ConfigUtil;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelGroupUID;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.type.BridgeType;
import org.openhab.core.thing.type.ChannelDefinition;
import org.openhab.core.thing.type.ChannelGroupDefinition;
import org.openhab.core.thing.type.ThingType;

/** Makes things of a type: its channels, its properties, and the defaults of its configuration. */
@NonNullByDefault
public class ThingCreator {

    private final ChannelBuilders channelBuilders;
    private final ConfigDescriptionRegistry configDescriptions;

    public ThingCreator(ChannelBuilders channelBuilders, ConfigDescriptionRegistry configDescriptions) {
        this.channelBuilders = channelBuilders;
        this.configDescriptions = configDescriptions;
    }

    /**
     * Makes a thing, a bridge if the type is one. The configuration is completed in place.
     *
     * @throws IllegalArgumentException if a channel type is not known
     */
    public Thing create(ThingType type, ThingUID thingUID, Configuration configuration, @Nullable ThingUID bridgeUID) {
        URI uri = type.getConfigDescriptionURI();
        ConfigDescription description = uri == null ? null : configDescriptions.getConfigDescription(uri);
        if (description != null) {
            ConfigUtil.applyDefaultConfiguration(configuration, description);
        }
        ThingBuilder builder = type instanceof BridgeType
                ? BridgeBuilder.create(type.getUID(), thingUID)
                : ThingBuilder.create(type.getUID(), thingUID);
        return builder.withLabel(type.getLabel())
                .withBridge(bridgeUID)
                .withConfiguration(configuration)
                .withProperties(type.getProperties())
                .withChannels(channels(type, thingUID))
                .build();
    }

    /** The channels that every thing of the type has. */
    public List<Channel> channels(ThingType type, ThingUID thingUID) {
        List<Channel> channels = new ArrayList<>();
        for (ChannelDefinition definition : type.getChannelDefinitions()) {
            channels.add(channelBuilders
                    .create(new ChannelUID(thingUID, definition.getId()), definition)
                    .build());
        }
        for (ChannelGroupDefinition group : type.getChannelGroupDefinitions()) {
            channelBuilders.create(new ChannelGroupUID(thingUID, group.getId()), group.getTypeUID()).stream()
                    .map(ChannelBuilder::build)
                    .forEach(channels::add);
        }
        return channels;
    }
}
