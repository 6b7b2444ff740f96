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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.internal.BridgeImpl;
import org.osgi.service.component.annotations.Component;

/** The things as they are now. Things come from files alone, so nobody but the life cycle adds or removes one. */
@Component(service = {ThingRegistry.class, HostThings.class})
public final class HostThings implements ThingRegistry {
    private final Map<String, Thing> things = new ConcurrentSkipListMap<>();

    /** Adds a thing or puts it in the place of the one with its UID; handler and status go over to it. */
    void put(Thing thing) {
        Thing before = things.put(thing.getUID().getAsString(), thing);
        if (before != null && before != thing) {
            thing.setHandler(before.getHandler());
            thing.setStatusInfo(before.getStatusInfo());
            before.setHandler(null);
        }
        connect(thing);
    }

    void drop(ThingUID uid) {
        Thing thing = things.remove(uid.getAsString());
        if (thing == null) {
            return;
        }
        if (bridgeOf(thing) instanceof BridgeImpl parent) {
            parent.removeThing(thing);
        }
    }

    private void connect(Thing thing) {
        for (Thing other : things.values()) {
            if (other instanceof BridgeImpl bridge) {
                if (bridge.getUID().equals(thing.getBridgeUID())) {
                    bridge.addThing(thing);
                } else {
                    bridge.removeThing(thing);
                }
            }
            if (thing instanceof BridgeImpl bridge && bridge.getUID().equals(other.getBridgeUID())) {
                bridge.addThing(other);
            }
        }
    }

    @Nullable
    Bridge bridgeOf(Thing thing) {
        ThingUID uid = thing.getBridgeUID();
        return uid != null && get(uid) instanceof Bridge bridge ? bridge : null;
    }

    List<Thing> childrenOf(ThingUID bridge) {
        return things.values().stream()
                .filter(thing -> bridge.equals(thing.getBridgeUID()))
                .toList();
    }

    @Override
    public @Nullable Thing get(ThingUID uid) {
        return things.get(uid.getAsString());
    }

    @Override
    public @Nullable Channel getChannel(ChannelUID channelUID) {
        Thing thing = get(channelUID.getThingUID());
        return thing == null ? null : thing.getChannel(channelUID);
    }

    @Override
    public void updateConfiguration(ThingUID thingUID, Map<String, Object> configurationParameters) {
        Thing thing = get(thingUID);
        if (thing == null) {
            throw new IllegalArgumentException("Thing with UID " + thingUID + " does not exist");
        }
        ThingHandler handler = thing.getHandler();
        if (handler == null) {
            throw new IllegalStateException("Thing with UID " + thingUID + " has no handler attached");
        }
        handler.handleConfigurationUpdate(configurationParameters);
    }

    @Override
    public Collection<Thing> getAll() {
        return List.copyOf(things.values());
    }

    @Override
    public Stream<Thing> stream() {
        return getAll().stream();
    }
}
