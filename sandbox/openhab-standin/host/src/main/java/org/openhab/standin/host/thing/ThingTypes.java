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
import java.util.HashMap;
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
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.standin.host.type.Types;
import org.openhab.standin.host.type.Types.ThingType;
import org.openhab.standin.host.type.Types.ThingType.ChannelDefinition;
import org.openhab.standin.host.yaml.YamlContent.ThingEntry;
import org.openhab.standin.host.yaml.YamlContent.ThingEntry.ChannelEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * All that the types say about things: how an entry becomes a thing, what is missing, whether a configuration is
 * valid.
 */
@Component(service = ThingTypes.class)
public final class ThingTypes {
    private final Types types;
    private final ConfigDescriptionRegistry descriptions;
    private final ConfigDescriptionValidator validator;

    @Activate
    public ThingTypes(
            @Reference Types types,
            @Reference ConfigDescriptionRegistry descriptions,
            @Reference ConfigDescriptionValidator validator) {
        this.types = types;
        this.descriptions = descriptions;
        this.validator = validator;
    }

    /** What has still to come before a handler can be made; empty if all is there. */
    Optional<String> missing(ThingEntry entry) {
        ThingType type = types.thingType(entry.type());
        if (type == null) {
            return Optional.of("thing type " + entry.type());
        }
        if (isUndescribed(type.config())) {
            return Optional.of("config description " + type.config());
        }
        for (ChannelEntry channel : entry.channels().values()) {
            ChannelTypeUID uid = channelType(entry, channel);
            ChannelType channelType = types.channelType(uid);
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
        return uri != null && description(uri) == null;
    }

    /** The thing of an entry; without its type it has only what the entry says. */
    Thing create(ThingEntry entry) {
        ThingType type = types.thingType(entry.type());
        boolean known = type != null && missing(entry).isEmpty();
        boolean bridge = type == null || !known ? entry.isBridge() : type.bridge();
        ThingBuilder builder = bridge
                ? BridgeBuilder.create(entry.type(), entry.uid())
                : ThingBuilder.create(entry.type(), entry.uid());
        builder.withLabel(entry.label())
                .withLocation(entry.location())
                .withBridge(entry.bridge())
                .withConfiguration(configuration(entry.config(), type == null ? null : description(type.config())));
        if (type == null || !known) {
            return builder.build();
        }
        if (entry.label() == null) {
            builder.withLabel(type.label());
        }
        Map<String, String> properties = new HashMap<>(type.properties());
        properties.putAll(entry.properties());
        return builder.withProperties(properties)
                .withChannels(channels(entry, type))
                .build();
    }

    private List<Channel> channels(ThingEntry entry, ThingType type) {
        Map<String, Channel> channels = new LinkedHashMap<>();
        type.channels().forEach(channel -> channels.put(channel.id(), channel(entry.uid(), channel)));
        entry.channels().forEach((id, channel) -> channels.put(id, channel(entry, id, channel, channels.get(id))));
        return new ArrayList<>(channels.values());
    }

    /** A channel that the thing's type has. */
    private Channel channel(ThingUID thing, ChannelDefinition definition) {
        ChannelBuilder builder = channelBuilder(new ChannelUID(thing, definition.id()), definition.type())
                .withProperties(definition.properties());
        if (definition.label() != null) {
            builder.withLabel(definition.label());
        }
        if (definition.description() != null) {
            builder.withDescription(definition.description());
        }
        if (definition.autoUpdatePolicy() != null) {
            builder.withAutoUpdatePolicy(definition.autoUpdatePolicy());
        }
        return builder.build();
    }

    /** A channel that the thing's entry has. */
    private Channel channel(ThingEntry entry, String id, ChannelEntry channel, @Nullable Channel defined) {
        ChannelUID uid = new ChannelUID(entry.uid(), id);
        ChannelTypeUID typeUID = channelType(entry, channel);
        if (typeUID == null && defined != null) {
            typeUID = defined.getChannelTypeUID();
        }
        ChannelType type = types.channelType(typeUID);
        ChannelBuilder builder;
        if (defined != null) {
            builder = ChannelBuilder.create(defined);
        } else if (type != null) {
            builder = channelBuilder(uid, type.getUID());
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
        return builder.withConfiguration(configuration(
                        channel.config(), type == null ? null : description(type.getConfigDescriptionURI())))
                .build();
    }

    /**
     * A builder that has all that the channel's type says, defaults of the configuration included.
     *
     * @throws IllegalArgumentException if the type is not known
     */
    ChannelBuilder channelBuilder(ChannelUID channel, ChannelTypeUID uid) {
        ChannelType type = types.channelType(uid);
        if (type == null) {
            throw new IllegalArgumentException("Channel type '" + uid + "' is not known");
        }
        return ChannelBuilder.create(channel, type.getItemType())
                .withType(uid)
                .withKind(type.getKind())
                .withLabel(type.getLabel())
                .withDescription(type.getDescription())
                .withDefaultTags(type.getTags())
                .withAutoUpdatePolicy(type.getAutoUpdatePolicy())
                .withConfiguration(configuration(Map.of(), description(type.getConfigDescriptionURI())));
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
        ConfigUtil.applyDefaultConfiguration(configuration, description);
        return configuration;
    }

    /**
     * What is wrong with the configuration of a thing and of its channels, or that its bridge is missing, in the form in
     * which openHAB puts it into the status; empty if all is well.
     */
    Optional<String> invalid(Thing thing) {
        try {
            validate(thing, thing.getConfiguration().getProperties());
            ThingType type = types.thingType(thing.getThingTypeUID());
            if (type != null && thing.getBridgeUID() == null && type.needsBridge()) {
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

    /** @throws ConfigValidationException if a value breaks its description */
    void validate(Thing thing, Map<String, Object> values) {
        ThingType type = types.thingType(thing.getThingTypeUID());
        validate(type == null ? null : type.config(), values);
    }

    /** @throws ConfigValidationException if a value breaks its description */
    void validate(Channel channel, Map<String, Object> values) {
        ChannelType type = types.channelType(channel.getChannelTypeUID());
        validate(type == null ? null : type.getConfigDescriptionURI(), values);
    }

    private void validate(@Nullable URI description, Map<String, Object> values) {
        if (description != null) {
            validator.validate(values, description);
        }
    }

    /** The description of a thing's configuration; null if its type has none. */
    public @Nullable ConfigDescription description(ThingTypeUID uid) {
        ThingType type = types.thingType(uid);
        return type == null ? null : description(type.config());
    }

    private @Nullable ConfigDescription description(@Nullable URI uri) {
        return uri == null ? null : descriptions.getConfigDescription(uri);
    }
}
