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
package org.openhab.standin.host.thing;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.core.config.core.ConfigUtil;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.config.core.validation.ConfigDescriptionValidator;
import org.openhab.core.config.core.validation.ConfigValidationException;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.type.ChannelGroupTypeRegistry;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeRegistry;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.thing.type.ThingType;
import org.openhab.core.thing.type.ThingTypeRegistry;
import org.openhab.standin.host.yaml.ChannelEntry;
import org.openhab.standin.host.yaml.ThingEntry;
import org.openhab.standin.type.ChannelBuilders;
import org.openhab.standin.type.ThingCreator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * All that the types say about things: how an entry becomes a thing, what is missing, whether a configuration is
 * valid.
 */
@Component(service = ThingTypes.class)
public final class ThingTypes {

    private final ThingTypeRegistry thingTypes;
    private final ChannelTypeRegistry channelTypes;
    private final ConfigDescriptionRegistry descriptions;
    private final ConfigDescriptionValidator validator;
    private final ChannelBuilders channelBuilders;
    private final ThingCreator creator;

    @Activate
    public ThingTypes(
            @Reference ThingTypeRegistry thingTypes,
            @Reference ChannelTypeRegistry channelTypes,
            @Reference ChannelGroupTypeRegistry groupTypes,
            @Reference ConfigDescriptionRegistry descriptions,
            @Reference ConfigDescriptionValidator validator) {
        this.thingTypes = thingTypes;
        this.channelTypes = channelTypes;
        this.descriptions = descriptions;
        this.validator = validator;
        channelBuilders = new ChannelBuilders(channelTypes, groupTypes, descriptions);
        creator = new ThingCreator(channelBuilders, descriptions);
    }

    ChannelBuilders channelBuilders() {
        return channelBuilders;
    }

    /** What has still to come before a handler can be made; empty if all is there. */
    Optional<String> missing(ThingEntry entry) {
        ThingType type = thingTypes.getThingType(entry.type());
        if (type == null) {
            return Optional.of("thing type " + entry.type());
        }
        if (isUndescribed(type.getConfigDescriptionURI())) {
            return Optional.of("config description " + type.getConfigDescriptionURI());
        }
        for (ChannelEntry channel : entry.channels().values()) {
            ChannelTypeUID uid = channelType(entry, channel);
            ChannelType channelType = uid == null ? null : channelTypes.getChannelType(uid);
            if (uid != null && channelType == null) {
                return Optional.of("channel type " + uid);
            }
            if (channelType != null && isUndescribed(channelType.getConfigDescriptionURI())) {
                return Optional.of("config description " + channelType.getConfigDescriptionURI());
            }
        }
        return Optional.empty();
    }

    private boolean isUndescribed(@Nullable URI uri) {
        return uri != null && descriptions.getConfigDescription(uri) == null;
    }

    /** The thing of an entry; without its type it has only what the entry says. */
    Thing create(ThingEntry entry) {
        ThingType type = thingTypes.getThingType(entry.type());
        ConfigDescription description = type == null ? null : description(type.getConfigDescriptionURI());
        Configuration configuration = configuration(entry.config(), description);
        if (type == null || missing(entry).isPresent()) {
            ThingBuilder builder = entry.isBridge()
                    ? BridgeBuilder.create(entry.type(), entry.uid())
                    : ThingBuilder.create(entry.type(), entry.uid());
            return builder.withLabel(entry.label())
                    .withLocation(entry.location())
                    .withBridge(entry.bridge())
                    .withConfiguration(configuration)
                    .build();
        }
        Thing thing = creator.create(type, entry.uid(), configuration, entry.bridge());
        ThingBuilder builder =
                thing instanceof Bridge bridge ? BridgeBuilder.create(bridge) : ThingBuilder.create(thing);
        String label = entry.label();
        return builder.withLabel(label == null ? thing.getLabel() : label)
                .withLocation(entry.location())
                .withChannels(channels(entry, thing))
                .build();
    }

    private List<Channel> channels(ThingEntry entry, Thing thing) {
        Map<String, Channel> channels = new LinkedHashMap<>();
        thing.getChannels().forEach(channel -> channels.put(channel.getUID().getId(), channel));
        entry.channels().forEach((id, channel) -> channels.put(id, channel(entry, id, channel, channels.get(id))));
        return new ArrayList<>(channels.values());
    }

    private Channel channel(ThingEntry entry, String id, ChannelEntry channel, @Nullable Channel defined) {
        ChannelUID uid = new ChannelUID(entry.uid(), id);
        ChannelTypeUID typeUID = channelType(entry, channel);
        if (typeUID == null && defined != null) {
            typeUID = defined.getChannelTypeUID();
        }
        ChannelType type = typeUID == null ? null : channelTypes.getChannelType(typeUID);
        ChannelBuilder builder;
        if (defined != null) {
            builder = ChannelBuilder.create(defined);
        } else if (type != null) {
            builder = channelBuilders.create(uid, type.getUID());
        } else {
            builder = ChannelBuilder.create(uid, channel.itemType())
                    .withKind(channel.trigger() ? ChannelKind.TRIGGER : ChannelKind.STATE);
        }
        if (channel.label() != null) {
            builder.withLabel(channel.label());
        }
        if (channel.description() != null) {
            builder.withDescription(channel.description());
        }
        ConfigDescription description = type == null ? null : description(type.getConfigDescriptionURI());
        return builder.withConfiguration(configuration(channel.config(), description))
                .build();
    }

    private static @Nullable ChannelTypeUID channelType(ThingEntry entry, ChannelEntry channel) {
        String type = channel.type();
        if (type == null) {
            return null;
        }
        return type.contains(":")
                ? new ChannelTypeUID(type)
                : new ChannelTypeUID(entry.type().getBindingId(), type);
    }

    /** Values in the types that the description wants, and its defaults where there is no value. */
    private static Configuration configuration(Map<String, Object> values, @Nullable ConfigDescription description) {
        Configuration configuration = new Configuration(
                ConfigUtil.normalizeTypes(values, description == null ? List.of() : List.of(description)));
        if (description != null) {
            ConfigUtil.applyDefaultConfiguration(configuration, description);
        }
        return configuration;
    }

    /**
     * What is wrong with the configuration of a thing and of its channels, or that its bridge is missing, in the form in
     * which openHAB puts it into the status; empty if all is well.
     */
    Optional<String> invalid(Thing thing) {
        try {
            validate(thing, thing.getConfiguration().getProperties());
            ThingType type = thingTypes.getThingType(thing.getThingTypeUID());
            if (type != null
                    && thing.getBridgeUID() == null
                    && !type.getSupportedBridgeTypeUIDs().isEmpty()) {
                return Optional.of(
                        Map.of("bridge", "Configuring a bridge is mandatory.").toString());
            }
            for (Channel channel : thing.getChannels()) {
                validate(channel, channel.getConfiguration().getProperties());
            }
            return Optional.empty();
        } catch (ConfigValidationException e) {
            return Optional.of(e.getValidationMessages().toString());
        }
    }

    /** New values in the types that the thing's description wants, as they reach it from the user interface. */
    public Map<String, Object> normalized(ThingTypeUID type, Map<String, Object> values) {
        ConfigDescription description = description(type);
        return ConfigUtil.normalizeTypes(values, description == null ? List.of() : List.of(description));
    }

    /** @throws ConfigValidationException if a value breaks its description */
    void validate(Thing thing, Map<String, Object> values) {
        ThingType type = thingTypes.getThingType(thing.getThingTypeUID());
        URI uri = type == null ? null : type.getConfigDescriptionURI();
        if (uri != null) {
            validator.validate(values, uri);
        }
    }

    /** @throws ConfigValidationException if a value breaks its description */
    void validate(Channel channel, Map<String, Object> values) {
        ChannelType type = channelTypes.getChannelType(channel.getChannelTypeUID());
        URI uri = type == null ? null : type.getConfigDescriptionURI();
        if (uri != null) {
            validator.validate(values, uri);
        }
    }

    /** The description of a thing's configuration; null if its type has none. */
    public @Nullable ConfigDescription description(ThingTypeUID uid) {
        ThingType type = thingTypes.getThingType(uid);
        return type == null ? null : description(type.getConfigDescriptionURI());
    }

    @Nullable
    ConfigDescription description(ChannelTypeUID uid) {
        ChannelType type = channelTypes.getChannelType(uid);
        return type == null ? null : description(type.getConfigDescriptionURI());
    }

    private @Nullable ConfigDescription description(@Nullable URI uri) {
        return uri == null ? null : descriptions.getConfigDescription(uri);
    }
}
