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
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.ThingTypeProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The types of all {@link ThingTypeProvider}s. */
@NonNullByDefault
@Component(immediate = true, service = ThingTypeRegistry.class)
public class ThingTypeRegistry {

    private final ChannelTypeRegistry channelTypeRegistry;
    private final List<ThingTypeProvider> providers = new CopyOnWriteArrayList<>();

    @Activate
    public ThingTypeRegistry(@Reference ChannelTypeRegistry channelTypeRegistry) {
        this.channelTypeRegistry = channelTypeRegistry;
    }

    public List<ThingType> getThingTypes() {
        return getThingTypes((Locale) null);
    }

    public List<ThingType> getThingTypes(@Nullable Locale locale) {
        return providers.stream()
                .flatMap(provider -> provider.getThingTypes(locale).stream())
                .toList();
    }

    public List<ThingType> getThingTypes(String bindingId) {
        return getThingTypes(bindingId, null);
    }

    public List<ThingType> getThingTypes(String bindingId, @Nullable Locale locale) {
        return getThingTypes(locale).stream()
                .filter(type -> type.getBindingId().equals(bindingId))
                .toList();
    }

    public @Nullable ThingType getThingType(ThingTypeUID thingTypeUID) {
        return getThingType(thingTypeUID, null);
    }

    public @Nullable ThingType getThingType(ThingTypeUID thingTypeUID, @Nullable Locale locale) {
        for (ThingTypeProvider provider : providers) {
            ThingType type = provider.getThingType(thingTypeUID, locale);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    public @Nullable ChannelType getChannelType(Channel channel) {
        return getChannelType(channel, null);
    }

    public @Nullable ChannelType getChannelType(Channel channel, @Nullable Locale locale) {
        return channelTypeRegistry.getChannelType(channel.getChannelTypeUID(), locale);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    protected void addThingTypeProvider(ThingTypeProvider provider) {
        providers.add(provider);
    }

    protected void removeThingTypeProvider(ThingTypeProvider provider) {
        providers.remove(provider);
    }
}
