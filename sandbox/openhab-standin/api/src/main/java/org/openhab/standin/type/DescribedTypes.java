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

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.registry.Identifiable;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.ThingTypeProvider;
import org.openhab.core.thing.type.ChannelGroupType;
import org.openhab.core.thing.type.ChannelGroupTypeProvider;
import org.openhab.core.thing.type.ChannelGroupTypeUID;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeProvider;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.thing.type.ThingType;
import org.openhab.standin.xml.OhInfContent;

/**
 * The types that the XML files of one add-on describe, in the language of the files. Unchangeable; register it as an
 * OSGi service under its three interfaces, or add it to {@link TypeRegistries}.
 */
@NonNullByDefault
public final class DescribedTypes implements ThingTypeProvider, ChannelTypeProvider, ChannelGroupTypeProvider {

    private final List<ThingType> thingTypes;
    private final List<ChannelType> channelTypes;
    private final List<ChannelGroupType> channelGroupTypes;

    private DescribedTypes(
            List<ThingType> thingTypes, List<ChannelType> channelTypes, List<ChannelGroupType> channelGroupTypes) {
        this.thingTypes = thingTypes;
        this.channelTypes = channelTypes;
        this.channelGroupTypes = channelGroupTypes;
    }

    /** @throws IllegalArgumentException if a description breaks a rule of the types */
    public static DescribedTypes of(OhInfContent content) {
        return new DescribedTypes(
                content.thingTypes().stream().map(TypesFromXml::thingType).toList(),
                content.channelTypes().stream().map(TypesFromXml::channelType).toList(),
                content.channelGroupTypes().stream()
                        .map(TypesFromXml::channelGroupType)
                        .toList());
    }

    @Override
    public Collection<ThingType> getThingTypes(@Nullable Locale locale) {
        return thingTypes;
    }

    @Override
    public @Nullable ThingType getThingType(ThingTypeUID thingTypeUID, @Nullable Locale locale) {
        return find(thingTypes, thingTypeUID);
    }

    @Override
    public Collection<ChannelType> getChannelTypes(@Nullable Locale locale) {
        return channelTypes;
    }

    @Override
    public @Nullable ChannelType getChannelType(ChannelTypeUID uid, @Nullable Locale locale) {
        return find(channelTypes, uid);
    }

    @Override
    public Collection<ChannelGroupType> getChannelGroupTypes(@Nullable Locale locale) {
        return channelGroupTypes;
    }

    @Override
    public @Nullable ChannelGroupType getChannelGroupType(ChannelGroupTypeUID uid, @Nullable Locale locale) {
        return find(channelGroupTypes, uid);
    }

    private static <T extends Identifiable<?>> @Nullable T find(List<T> types, Object uid) {
        for (T type : types) {
            if (uid.equals(type.getUID())) {
                return type;
            }
        }
        return null;
    }
}
