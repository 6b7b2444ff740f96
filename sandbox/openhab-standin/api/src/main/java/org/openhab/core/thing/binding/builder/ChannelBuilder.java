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

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.slf4j.LoggerFactory;

/** Makes a {@link Channel}. */
public class ChannelBuilder {
    private final ChannelUID channelUID;
    private @Nullable String acceptedItemType;
    private ChannelKind kind = ChannelKind.STATE;
    private @Nullable ChannelTypeUID channelTypeUID;
    private @Nullable Configuration configuration;
    private Set<String> defaultTags = Set.of();
    private @Nullable Map<String, String> properties;
    private @Nullable String label;
    private @Nullable String description;
    private @Nullable AutoUpdatePolicy autoUpdatePolicy;

    private ChannelBuilder(ChannelUID channelUID, @Nullable String acceptedItemType) {
        this.channelUID = channelUID;
        this.acceptedItemType = acceptedItemType;
    }

    public static ChannelBuilder create(ChannelUID channelUID) {
        return create(channelUID, null);
    }

    public static ChannelBuilder create(ChannelUID channelUID, @Nullable String acceptedItemType) {
        return new ChannelBuilder(channelUID, acceptedItemType);
    }

    public static ChannelBuilder create(Channel channel) {
        ChannelBuilder builder = create(channel.getUID(), channel.getAcceptedItemType());
        builder.kind = channel.getKind();
        builder.channelTypeUID = channel.getChannelTypeUID();
        builder.configuration = channel.getConfiguration();
        builder.defaultTags = channel.getDefaultTags();
        builder.properties = channel.getProperties();
        builder.label = channel.getLabel();
        builder.description = channel.getDescription();
        builder.autoUpdatePolicy = channel.getAutoUpdatePolicy();
        return builder;
    }

    public ChannelBuilder withType(@Nullable ChannelTypeUID channelTypeUID) {
        this.channelTypeUID = channelTypeUID;
        return this;
    }

    public ChannelBuilder withConfiguration(Configuration configuration) {
        this.configuration = configuration;
        return this;
    }

    /** @throws IllegalArgumentException if a key or value is null */
    public ChannelBuilder withProperties(Map<String, String> properties) {
        String broken = ((Map<@Nullable String, @Nullable String>) properties)
                .entrySet().stream()
                        .filter(property -> property.getKey() == null || property.getValue() == null)
                        .map(property -> String.valueOf(property.getKey()))
                        .collect(Collectors.joining(", "));
        if (!broken.isEmpty()) {
            String message = "Unexpected properties (%s) with null key or value for channel %s"
                    .formatted(broken, channelUID.getAsString());
            LoggerFactory.getLogger(ChannelBuilder.class).error("{}; probably a bug in the related binding!", message);
            throw new IllegalArgumentException(message);
        }
        this.properties = properties;
        return this;
    }

    public ChannelBuilder withLabel(@Nullable String label) {
        this.label = label;
        return this;
    }

    public ChannelBuilder withDescription(@Nullable String description) {
        this.description = description;
        return this;
    }

    public ChannelBuilder withDefaultTags(Set<String> defaultTags) {
        this.defaultTags = defaultTags;
        return this;
    }

    public ChannelBuilder withKind(@Nullable ChannelKind kind) {
        if (kind == null) {
            throw new IllegalArgumentException("'ChannelKind' must not be null");
        }
        this.kind = kind;
        return this;
    }

    public ChannelBuilder withAcceptedItemType(@Nullable String acceptedItemType) {
        this.acceptedItemType = acceptedItemType;
        return this;
    }

    public ChannelBuilder withAutoUpdatePolicy(@Nullable AutoUpdatePolicy policy) {
        this.autoUpdatePolicy = policy;
        return this;
    }

    public Channel build() {
        return new BuiltChannel(this);
    }

    /** Reaches the constructor that openHAB keeps for subclasses. */
    private static final class BuiltChannel extends Channel {
        BuiltChannel(ChannelBuilder builder) {
            super(
                    builder.channelUID,
                    builder.channelTypeUID,
                    builder.acceptedItemType,
                    builder.kind,
                    builder.configuration,
                    builder.defaultTags,
                    builder.properties,
                    builder.label,
                    builder.description,
                    builder.autoUpdatePolicy);
        }
    }
}
