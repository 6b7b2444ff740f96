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
package org.openhab.standin.host.item;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.DynamicStateDescriptionProvider;
import org.openhab.core.types.StateDescription;
import org.openhab.standin.host.type.Types;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Describes the states of items as their channels do. Of several links 5.2 takes the first that says something, unless it
 * is read-only and a later one is not; with the system property {@code openhab.standin.descriptions} as {@code 4.3} it is the first link, even
 * if that says nothing.
 */
@Component(service = StateDescriptions.class)
public final class StateDescriptions {
    private final List<DynamicStateDescriptionProvider> providers = new CopyOnWriteArrayList<>();
    private final Items items;
    private final ThingRegistry things;
    private final Types types;

    @Activate
    public StateDescriptions(@Reference Items items, @Reference ThingRegistry things, @Reference Types types) {
        this.items = items;
        this.things = things;
        this.types = types;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDynamicStateDescriptionProvider(DynamicStateDescriptionProvider provider) {
        providers.add(provider);
    }

    public void removeDynamicStateDescriptionProvider(DynamicStateDescriptionProvider provider) {
        providers.remove(provider);
    }

    /** Null if no channel says anything. */
    public @Nullable StateDescription of(String item) {
        StateDescription first = null;
        for (ItemChannelLink link : items.linksOf(item)) {
            Channel channel = things.getChannel(link.getLinkedUID());
            StateDescription one = channel == null ? null : of(channel);
            if ("4.3".equals(System.getProperty("openhab.standin.descriptions"))) {
                return one;
            }
            if (one != null && (first == null || first.isReadOnly() && !one.isReadOnly())) {
                first = one;
            }
        }
        return first;
    }

    private @Nullable StateDescription of(Channel channel) {
        ChannelType type = types.channelType(channel.getChannelTypeUID());
        StateDescription original = type == null ? null : type.getState();
        for (DynamicStateDescriptionProvider provider : providers) {
            StateDescription dynamic = provider.getStateDescription(channel, original, null);
            if (dynamic != null && dynamic != original) {
                return dynamic;
            }
        }
        return original;
    }
}
