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
package org.openhab.binding.aliyuniot.internal.model.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.thingmodel.AccessMode;
import org.openhab.binding.aliyuniot.link.thingmodel.FeatureIdentifier;
import org.openhab.binding.aliyuniot.link.thingmodel.PropertyDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.type.DataType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.Field;
import org.openhab.binding.aliyuniot.link.thingmodel.type.StructType;

/**
 * The channels that a thing model asks for: one a property, or one a member where a property is a struct, one an event, and one a
 * service. Does not change; for any thread.
 */
final class WantedChannels {
    /** More make no thing that anybody can use; the console allows some hundred properties. */
    static final int MAX_CHANNELS = 2_000;

    private final ThingModel model;
    private final Map<Feature, ModelChannel> generated = new LinkedHashMap<>();
    private int leftOut;

    private WantedChannels(ThingModel model) {
        this.model = model;
    }

    static WantedChannels of(ThingModel model) {
        WantedChannels channels = new WantedChannels(model);
        model.properties().forEach(channels::addProperty);
        model.events().forEach(event -> channels.add(plain(Feature.Kind.EVENT, event.identifier(), event.name())));
        model.services()
                .forEach(service -> channels.add(plain(Feature.Kind.SERVICE, service.identifier(), service.name())));
        return channels;
    }

    private static ModelChannel plain(Feature.Kind kind, FeatureIdentifier identifier, String name) {
        return new ModelChannel(new Feature(kind, identifier, null), name, null, false);
    }

    private void addProperty(PropertyDefinition property) {
        List<Field> members = members(property);
        if (members.isEmpty()) {
            add(channel(property, null, property.name(), property.type()));
        }
        members.forEach(member ->
                add(channel(property, member.identifier(), property.name() + ' ' + member.name(), member.type())));
    }

    /**
     * A struct without members has nothing to show but itself. Where the ids of members would be those of events or
     * services, the struct stays whole.
     */
    private static List<Field> members(PropertyDefinition property) {
        String id = property.identifier().id();
        return property.type() instanceof StructType struct && !"event".equals(id) && !"service".equals(id)
                ? struct.fields()
                : List.of();
    }

    private static ModelChannel channel(
            PropertyDefinition property, @Nullable String member, String label, DataType type) {
        return new ModelChannel(
                new Feature(Feature.Kind.PROPERTY, property.identifier(), member),
                label,
                type,
                property.access() == AccessMode.READ);
    }

    private void add(ModelChannel channel) {
        if (generated.size() < MAX_CHANNELS) {
            generated.put(channel.feature(), channel);
        } else {
            leftOut++;
        }
    }

    /** Those that a thing gets by itself, in the order of the thing model. */
    List<ModelChannel> generated() {
        return new ArrayList<>(generated.values());
    }

    /** Those that a thing gets by itself, and those that only users write: structs as a whole. */
    List<ModelChannel> all() {
        List<ModelChannel> all = generated();
        for (PropertyDefinition property : model.properties()) {
            if (!members(property).isEmpty()) {
                all.add(channel(property, null, property.name(), property.type()));
            }
        }
        return all;
    }

    /** How many would be too many. */
    int leftOut() {
        return leftOut;
    }

    /** The channel for a feature, also one that nobody gets by itself: a struct as a whole. */
    @Nullable
    ModelChannel of(Feature feature) {
        ModelChannel known = generated.get(feature);
        return known == null && feature.kind() == Feature.Kind.PROPERTY ? of(model, feature) : known;
    }

    /** The channel for a property, or a member of one, of a thing model. */
    static @Nullable ModelChannel of(ThingModel model, Feature feature) {
        PropertyDefinition property = model.property(feature.identifier().text());
        String wanted = feature.member();
        if (property == null || wanted == null) {
            return property == null ? null : channel(property, null, property.name(), property.type());
        }
        if (property.type() instanceof StructType struct) {
            for (Field member : struct.fields()) {
                if (member.identifier().equals(wanted)) {
                    return channel(property, member);
                }
            }
        }
        return null;
    }

    private static ModelChannel channel(PropertyDefinition property, Field member) {
        return channel(property, member.identifier(), property.name() + ' ' + member.name(), member.type());
    }
}
