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
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.core.config.core.ConfigUtil;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.ChannelGroupUID;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelDefinition;
import org.openhab.core.thing.type.ChannelGroupType;
import org.openhab.core.thing.type.ChannelGroupTypeRegistry;
import org.openhab.core.thing.type.ChannelGroupTypeUID;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeRegistry;
import org.openhab.core.thing.type.ChannelTypeUID;

/** Channel builders filled with what channel types say, defaults of the configuration included. */
@NonNullByDefault
public class ChannelBuilders {

    private final ChannelTypeRegistry channelTypes;
    private final ChannelGroupTypeRegistry channelGroupTypes;
    private final ConfigDescriptionRegistry configDescriptions;

    public ChannelBuilders(
            ChannelTypeRegistry channelTypes,
            ChannelGroupTypeRegistry channelGroupTypes,
            ConfigDescriptionRegistry configDescriptions) {
        this.channelTypes = channelTypes;
        this.channelGroupTypes = channelGroupTypes;
        this.configDescriptions = configDescriptions;
    }

    /** @throws IllegalArgumentException if the type is not known */
    public ChannelBuilder create(ChannelUID channelUID, ChannelTypeUID channelTypeUID) {
        ChannelType type = channelTypes.getChannelType(channelTypeUID);
        if (type == null) {
            throw new IllegalArgumentException("Channel type '" + channelTypeUID + "' is not known");
        }
        return fill(ChannelBuilder.create(channelUID, type.getItemType()), type)
                .withConfiguration(defaults(type.getConfigDescriptionURI()));
    }

    /** A channel that a thing type or a group defines; its own label, description and policy go first. */
    public ChannelBuilder create(ChannelUID channelUID, ChannelDefinition definition) {
        ChannelBuilder builder =
                create(channelUID, definition.getChannelTypeUID()).withProperties(definition.getProperties());
        String label = definition.getLabel();
        if (label != null) {
            builder.withLabel(label);
        }
        String description = definition.getDescription();
        if (description != null) {
            builder.withDescription(description);
        }
        AutoUpdatePolicy policy = definition.getAutoUpdatePolicy();
        return policy == null ? builder : builder.withAutoUpdatePolicy(policy);
    }

    /** @throws IllegalArgumentException if a type is not known */
    public List<ChannelBuilder> create(ChannelGroupUID channelGroupUID, ChannelGroupTypeUID channelGroupTypeUID) {
        ChannelGroupType type = channelGroupTypes.getChannelGroupType(channelGroupTypeUID);
        if (type == null) {
            throw new IllegalArgumentException("Channel group type '" + channelGroupTypeUID + "' is not known");
        }
        return type.getChannelDefinitions().stream()
                .map(definition -> create(new ChannelUID(channelGroupUID, definition.getId()), definition))
                .toList();
    }

    private static ChannelBuilder fill(ChannelBuilder builder, ChannelType type) {
        return builder.withType(type.getUID())
                .withKind(type.getKind())
                .withLabel(type.getLabel())
                .withDescription(type.getDescription())
                .withDefaultTags(type.getTags())
                .withAutoUpdatePolicy(type.getAutoUpdatePolicy());
    }

    private Configuration defaults(@Nullable URI configDescriptionURI) {
        Configuration configuration = new Configuration();
        ConfigDescription description =
                configDescriptionURI == null ? null : configDescriptions.getConfigDescription(configDescriptionURI);
        if (description != null) {
            ConfigUtil.applyDefaultConfiguration(configuration, description);
        }
        return configuration;
    }
}
