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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.events.EventPublisher;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BridgeHandler;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerFactory;
import org.openhab.core.thing.util.ThingHandlerHelper;
import org.openhab.standin.host.item.Communication;
import org.openhab.standin.host.item.EventBus.EventLog;
import org.openhab.standin.host.item.Items;
import org.openhab.standin.host.service.SafeCalls;
import org.openhab.standin.host.text.StatusTexts;
import org.openhab.standin.host.yaml.YamlContent.ThingEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Makes, initialises, updates and disposes handlers, in openHAB's order: a bridge before its things, and the other way
 * round at the end. Steps of one thing do not overlap; those of different things do, and so does whatever a handler does
 * by itself: new values for its configuration reach it on the thread of whoever brings them, while it starts or ends.
 *
 * <p>A handler is made when there is a factory, its types are known (looked for every 2 s, at most 120 s) and its bridge
 * is initialised; {@code initialize} is called when the configuration is valid. Handler methods have 5 s before the log
 * complains and the life cycle goes on.
 */
@Component(service = ThingLifeCycle.class, immediate = true)
public final class ThingLifeCycle {
    private final HostThings things;
    private final ThingTypes types;
    private final SafeCalls safeCalls;
    /** They come and go on any thread. */
    private final List<ThingHandlerFactory> factories = new CopyOnWriteArrayList<>();

    private final Map<ThingUID, ManagedThing> managed = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<ThingUID, ThingEntry> added = new ConcurrentHashMap<>();
    private final LifeCycleThreads threads = new LifeCycleThreads();
    private final ThingStatuses statuses;
    private final Items items;
    private final HandlerStart start;
    private final HandlerEnd end;
    private final HostCallback callback;

    @Activate
    public ThingLifeCycle(
            @Reference HostThings things,
            @Reference ThingTypes types,
            @Reference Items items,
            @Reference Communication communication,
            @Reference SafeCalls safeCalls,
            @Reference StatusTexts sentences,
            @Reference EventPublisher events) {
        this.things = things;
        this.types = types;
        this.safeCalls = safeCalls;
        statuses = new ThingStatuses(things, safeCalls, sentences, events, this::initialised);
        this.items = items;
        start = new HandlerStart(things, types, factories, statuses, safeCalls, threads);
        end = new HandlerEnd(things, managed, statuses, safeCalls, threads);
        callback = new HostCallback(things, types, items, communication, statuses, this::startAgain);
    }

    @Deactivate
    public void close() {
        for (ManagedThing thing : all()) {
            synchronized (thing) {
                end.stop(thing);
                managed.remove(thing.entry.uid());
            }
        }
        threads.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addThingHandlerFactory(ThingHandlerFactory factory) {
        factories.add(factory);
        threads.run(() -> all().forEach(thing -> {
            synchronized (thing) {
                if (thing.handler == null) {
                    thing.attempts = 0;
                    start(thing);
                }
            }
        }));
    }

    /** Returns when no handler of the factory is left, since its bundle is about to stop. */
    public void removeThingHandlerFactory(ThingHandlerFactory factory) {
        factories.remove(factory);
        for (ManagedThing thing : all()) {
            synchronized (thing) {
                if (thing.factory == factory) {
                    end.stop(thing);
                }
            }
        }
    }

    /** Adds a thing that no file has, until the host ends. */
    public void add(ThingEntry entry) {
        added.put(entry.uid(), entry);
        put(entry.uid(), entry);
    }

    /** Takes a thing away that was added; one of a file stays. */
    public boolean remove(ThingUID uid) {
        ManagedThing thing = added.remove(uid) == null ? null : managed.get(uid);
        if (thing != null) {
            end.remove(thing);
        }
        return thing != null;
    }

    /** Makes the things those of the entries and those added; what is unchanged stays untouched. */
    public void replace(Collection<ThingEntry> entries) {
        Map<ThingUID, ThingEntry> wanted = new LinkedHashMap<>(added);
        entries.forEach(entry -> wanted.put(entry.uid(), entry));
        all().stream().filter(thing -> !wanted.containsKey(thing.entry.uid())).forEach(end::remove);
        wanted.forEach(this::put);
    }

    private void put(ThingUID uid, ThingEntry entry) {
        ManagedThing known = managed.get(uid);
        ManagedThing thing = known == null ? new ManagedThing(entry) : known;
        synchronized (thing) {
            if (known == null) {
                managed.put(uid, thing);
                things.put(types.create(entry));
                start(thing);
            } else if (!known.entry.equals(entry) || isEdited(entry)) {
                known.entry = entry;
                changed(known);
            }
        }
    }

    /** Whether the handler has given its thing other channels: they are in memory alone, and go when files are read. */
    private boolean isEdited(ThingEntry entry) {
        Thing thing = things.get(entry.uid());
        return thing != null
                && ThingStatuses.isStarted(thing)
                && !thing.getChannels().equals(types.create(entry).getChannels());
    }

    /** A running handler is told, whatever has changed, its bridge included; one that does not run is made anew. */
    private void changed(ManagedThing managedThing) {
        if (types.missing(managedThing.entry).isPresent()) {
            end.stop(managedThing);
        }
        Thing thing = types.create(managedThing.entry);
        things.put(thing);
        EventLog.updated(thing.getUID());
        ThingHandler handler = managedThing.handler;
        if (handler == null || !ThingStatuses.isStarted(thing)) {
            end.unregister(managedThing);
            start(managedThing);
            return;
        }
        Optional<String> invalid = types.invalid(thing);
        if (invalid.isPresent()) {
            end.dispose(managedThing);
            statuses.uninitialised(managedThing, ThingStatusDetail.HANDLER_CONFIGURATION_PENDING, invalid.get());
        } else {
            safeCalls.call(handler, "thingUpdated", () -> handler.thingUpdated(thing));
        }
    }

    /** Tells the handlers of channels that an item has been linked or unlinked. */
    public void linksChanged(Items.LinkChanges changes) {
        changes.added().forEach(channel -> tell(channel, true));
        changes.removed().forEach(channel -> tell(channel, false));
    }

    private void tell(ChannelUID channel, boolean linked) {
        Thing thing = things.get(channel.getThingUID());
        ThingHandler handler = thing == null ? null : thing.getHandler();
        if (thing == null || handler == null || thing.getChannel(channel) == null) {
            return;
        }
        if (linked && ThingHandlerHelper.isHandlerInitialized(thing)) {
            safeCalls.call(handler, "channelLinked", () -> handler.channelLinked(channel));
        } else if (!linked) {
            safeCalls.call(handler, "channelUnlinked", () -> handler.channelUnlinked(channel));
        }
    }

    /** Switches a thing on or off, on the caller's thread; false if there is no such thing. */
    public boolean enable(ThingUID uid, boolean enabled) {
        ManagedThing thing = managed.get(uid);
        if (thing == null) {
            return false;
        }
        synchronized (thing) {
            if (thing.enabled == enabled) {
                return true;
            }
            thing.enabled = enabled;
            if (enabled) {
                start(thing);
            } else if (thing.handler == null) {
                statuses.uninitialised(thing, ThingStatusDetail.DISABLED, null);
            } else {
                end.stop(thing);
            }
        }
        if (!enabled) {
            things.childrenOf(uid).forEach(child -> bridgeDisabled(child.getUID()));
        }
        return true;
    }

    private void bridgeDisabled(ThingUID uid) {
        ManagedThing thing = managed.get(uid);
        Thing current = things.get(uid);
        if (thing != null && thing.enabled && current != null && current.getStatus() == ThingStatus.UNINITIALIZED) {
            statuses.uninitialised(thing, ThingStatusDetail.BRIDGE_UNINITIALIZED, null);
        }
    }

    private void initialised(ThingUID uid) {
        threads.run(() -> {
            Thing thing = things.get(uid);
            ThingHandler handler = thing == null ? null : thing.getHandler();
            if (thing == null || handler == null) {
                return;
            }
            thing.getChannels().stream()
                    .map(Channel::getUID)
                    .filter(items::isLinked)
                    .forEach(channel -> tell(channel, true));
            Bridge bridge = things.bridgeOf(thing);
            BridgeHandler parent = bridge == null ? null : bridge.getHandler();
            if (parent != null) {
                safeCalls.call(parent, "childHandlerInitialized", () -> parent.childHandlerInitialized(handler, thing));
            }
            things.childrenOf(uid).forEach(child -> startAgain(child.getUID()));
        });
    }

    private void startAgain(ThingUID uid) {
        threads.run(() -> {
            ManagedThing thing = managed.get(uid);
            if (thing != null) {
                start(thing);
            }
        });
    }

    private void start(ManagedThing thing) {
        synchronized (thing) {
            if (managed.get(thing.entry.uid()) == thing) {
                start.start(thing, callback, this::startAgain);
            }
        }
    }

    private List<ManagedThing> all() {
        return new ArrayList<>(managed.values());
    }

    /**
     * What the life cycle remembers of one thing. Whoever reads or changes it holds its monitor, so that no two steps of one
     * thing overlap; with a bridge's monitor, those of its things may be taken, never the other way round.
     */
    static final class ManagedThing {
        ThingEntry entry;
        boolean enabled = true;
        /** How often the types were looked for in vain. */
        int attempts;

        @Nullable
        ThingHandlerFactory factory;

        @Nullable
        ThingHandler handler;

        ManagedThing(ThingEntry entry) {
            this.entry = entry;
        }
    }
}
