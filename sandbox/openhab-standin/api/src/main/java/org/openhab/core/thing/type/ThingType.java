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
package org.openhab.core.thing.type;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;

/** What things of a kind have in common. Two types are equal if their UIDs are. */
@NonNullByDefault
public class ThingType extends AbstractDescriptionType {

    private final ThingTypeUID uid;
    private final boolean listed;
    private final @Nullable String category;
    private final @Nullable String representationProperty;
    private final List<String> supportedBridgeTypeUIDs;
    private final List<ChannelDefinition> channelDefinitions;
    private final List<ChannelGroupDefinition> channelGroupDefinitions;
    private final List<String> extensibleChannelTypeIds;
    private final Map<String, String> properties;

    ThingType(ThingTypeBuilder builder) {
        super(builder.uid(), builder.label, builder.description, builder.configDescriptionURI);
        this.uid = builder.uid();
        this.listed = builder.listed;
        this.category = builder.category;
        this.representationProperty = builder.representationProperty;
        this.supportedBridgeTypeUIDs = List.copyOf(builder.supportedBridgeTypeUIDs);
        this.channelDefinitions = List.copyOf(builder.channelDefinitions);
        this.channelGroupDefinitions = List.copyOf(builder.channelGroupDefinitions);
        this.extensibleChannelTypeIds = List.copyOf(builder.extensibleChannelTypeIds);
        this.properties = Map.copyOf(builder.properties);
    }

    @Override
    public ThingTypeUID getUID() {
        return uid;
    }

    public String getBindingId() {
        return uid.getBindingId();
    }

    public boolean isListed() {
        return listed;
    }

    public @Nullable String getCategory() {
        return category;
    }

    /** The property or parameter by which a thing is recognised when it is found again. */
    public @Nullable String getRepresentationProperty() {
        return representationProperty;
    }

    public List<String> getSupportedBridgeTypeUIDs() {
        return supportedBridgeTypeUIDs;
    }

    public List<ChannelDefinition> getChannelDefinitions() {
        return channelDefinitions;
    }

    public List<ChannelGroupDefinition> getChannelGroupDefinitions() {
        return channelGroupDefinitions;
    }

    /** The ids of the channel types of which users may add channels; empty if they may add none. */
    public List<String> getExtensibleChannelTypeIds() {
        return extensibleChannelTypeIds;
    }

    public Map<String, String> getProperties() {
        return properties;
    }

    @Override
    public String toString() {
        return uid.toString();
    }

    @Override
    public int hashCode() {
        return uid.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof ThingType other && getClass() == other.getClass() && uid.equals(other.uid);
    }
}
