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

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;

/** Makes a {@link ThingType} or a {@link BridgeType}. */
@NonNullByDefault
public class ThingTypeBuilder {

    private final String bindingId;
    private final String thingTypeId;
    String label;
    boolean listed = true;

    @Nullable
    String description;

    @Nullable
    String category;

    @Nullable
    String representationProperty;

    @Nullable
    URI configDescriptionURI;

    List<String> supportedBridgeTypeUIDs = List.of();
    List<ChannelDefinition> channelDefinitions = List.of();
    List<ChannelGroupDefinition> channelGroupDefinitions = List.of();
    List<String> extensibleChannelTypeIds = List.of();
    Map<String, String> properties = Map.of();

    private ThingTypeBuilder(String bindingId, String thingTypeId, String label) {
        this.bindingId = bindingId;
        this.thingTypeId = thingTypeId;
        this.label = label;
    }

    public static ThingTypeBuilder instance(String bindingId, String thingTypeId, String label) {
        return new ThingTypeBuilder(bindingId, thingTypeId, label);
    }

    public static ThingTypeBuilder instance(ThingTypeUID thingTypeUID, String label) {
        return instance(thingTypeUID.getBindingId(), thingTypeUID.getId(), label);
    }

    /** Takes over everything but channels, groups, extensible channel types and the configuration's description. */
    public static ThingTypeBuilder instance(ThingType thingType) {
        ThingTypeBuilder builder = instance(thingType.getUID(), thingType.getLabel());
        builder.listed = thingType.isListed();
        builder.description = thingType.getDescription();
        builder.category = thingType.getCategory();
        builder.representationProperty = thingType.getRepresentationProperty();
        builder.supportedBridgeTypeUIDs = thingType.getSupportedBridgeTypeUIDs();
        builder.properties = thingType.getProperties();
        return builder;
    }

    public ThingTypeBuilder isListed(boolean listed) {
        this.listed = listed;
        return this;
    }

    public ThingTypeBuilder withLabel(String label) {
        this.label = label;
        return this;
    }

    public ThingTypeBuilder withDescription(String description) {
        this.description = description;
        return this;
    }

    public ThingTypeBuilder withCategory(String category) {
        this.category = category;
        return this;
    }

    public ThingTypeBuilder withRepresentationProperty(String representationProperty) {
        this.representationProperty = representationProperty;
        return this;
    }

    public ThingTypeBuilder withChannelDefinitions(List<ChannelDefinition> channelDefinitions) {
        this.channelDefinitions = channelDefinitions;
        return this;
    }

    public ThingTypeBuilder withChannelGroupDefinitions(List<ChannelGroupDefinition> channelGroupDefinitions) {
        this.channelGroupDefinitions = channelGroupDefinitions;
        return this;
    }

    public ThingTypeBuilder withProperties(Map<String, String> properties) {
        this.properties = properties;
        return this;
    }

    public ThingTypeBuilder withConfigDescriptionURI(URI configDescriptionURI) {
        this.configDescriptionURI = configDescriptionURI;
        return this;
    }

    public ThingTypeBuilder withExtensibleChannelTypeIds(List<String> extensibleChannelTypeIds) {
        this.extensibleChannelTypeIds = extensibleChannelTypeIds;
        return this;
    }

    public ThingTypeBuilder withSupportedBridgeTypeUIDs(List<String> supportedBridgeTypeUIDs) {
        this.supportedBridgeTypeUIDs = supportedBridgeTypeUIDs;
        return this;
    }

    /** @throws IllegalArgumentException if an id or the label is blank */
    public ThingType build() {
        validate();
        return new ThingType(this);
    }

    /** @throws IllegalArgumentException if an id or the label is blank */
    public BridgeType buildBridge() {
        validate();
        return new BridgeType(this);
    }

    ThingTypeUID uid() {
        return new ThingTypeUID(bindingId, thingTypeId);
    }

    private void validate() {
        refuseBlank("bindingId", bindingId);
        refuseBlank("thingTypeId", thingTypeId);
        refuseBlank("label", label);
    }

    private static void refuseBlank(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + name + " must neither be null nor empty.");
        }
    }
}
