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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openhab.core.events.EventPublisher;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BridgeHandler;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerFactory;
import org.openhab.standin.host.item.Communication;
import org.openhab.standin.host.item.EventLog;
import org.openhab.standin.host.item.Items;
import org.openhab.standin.host.service.SafeCalls;
import org.openhab.standin.host.yaml.ThingEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Makes, initialises, updates and disposes handlers, in openHAB's order: a bridge before its things, and the other way
 * round at the end. One thread does all of it, so that no two steps of one thing ever overlap.
 *
 * <p>A handler is made when there is a factory and its types are known (looked for every 2 s, at most 120 s);
 * {@code initialize} is called when the bridge is initialised and the configuration is valid. Handler methods have 5 s
 * before the log complains.
 */
@Component(service = ThingLifeCycle.class, immediate = true)
public final class ThingLifeCycle {

    private final HostThings things;
    private final ThingTypes types;
    private final SafeCalls safeCalls;
    private final HandlerFactories factories = new HandlerFactories();
    private final Map<ThingUID, ManagedThing> managed = new LinkedHashMap<>();
    private final LifeCycleThread thread = new LifeCycleThread();
    private final ThingStatuses statuses;
    private final ChannelLinks links;
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
            @Reference StatusSentences sentences,
            @Reference EventPublisher events) {
        this.things = things;
        this.types = types;
        this.safeCalls = safeCalls;
        statuses = new ThingStatuses(things, safeCalls, sentences, events, this::initialised);
        links = new ChannelLinks(things, items, safeCalls);
        start = new HandlerStart(things, types, factories, statuses, safeCalls, thread);
        end = new HandlerEnd(things, managed, statuses, safeCalls);
        callback = new HostCallback(things, types, items, communication, statuses, this::startAgain);
    }

    @Deactivate
    public void close() {
        thread.runAndWait(() -> List.copyOf(managed.values()).forEach(end::stop));
        thread.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addThingHandlerFactory(ThingHandlerFactory factory) {
        factories.add(factory);
        thread.run(() -> {
            managed.values().forEach(thing -> thing.attempts = 0);
            startAll();
        });
    }

    /** Returns when no handler of the factory is left, since its bundle is about to stop. */
    public void removeThingHandlerFactory(ThingHandlerFactory factory) {
        factories.remove(factory);
        thread.runAndWait(() -> List.copyOf(managed.values()).stream()
                .filter(thing -> thing.factory == factory)
                .forEach(thing -> {
                    end.stop(thing);
                    statuses.uninitialised(thing, ThingStatusDetail.HANDLER_MISSING_ERROR, null);
                }));
    }

    /** Makes the things those of the entries; what is unchanged stays untouched. */
    public void replace(Collection<ThingEntry> entries) {
        Map<ThingUID, ThingEntry> wanted = new LinkedHashMap<>();
        entries.forEach(entry -> wanted.put(entry.uid(), entry));
        thread.run(() -> {
            List.copyOf(managed.values()).stream()
                    .filter(thing -> !wanted.containsKey(thing.entry.uid()))
                    .forEach(end::remove);
            wanted.forEach(this::put);
            startAll();
        });
    }

    private void put(ThingUID uid, ThingEntry entry) {
        ManagedThing known = managed.get(uid);
        if (known == null) {
            managed.put(uid, new ManagedThing(entry));
            things.put(types.create(entry));
        } else if (!known.entry.equals(entry)) {
            change(known, entry);
        }
    }

    /** The handler takes the change over if it can go on with it, else it is made anew. */
    private void change(ManagedThing managedThing, ThingEntry entry) {
        ThingEntry before = managedThing.entry;
        managedThing.entry = entry;
        ThingHandler handler = managedThing.handler;
        Thing thing = types.create(entry);
        boolean sameHandler = managedThing.started
                && before.isBridge() == entry.isBridge()
                && Objects.equals(before.bridge(), entry.bridge())
                && types.missing(entry).isEmpty()
                && types.invalid(thing).isEmpty();
        if (!sameHandler) {
            end.stop(managedThing);
        }
        things.put(thing);
        EventLog.updated(thing.getUID());
        if (sameHandler && handler != null) {
            safeCalls.call(handler, "thingUpdated", () -> handler.thingUpdated(thing));
        }
    }

    /** Tells the handlers of channels that an item has been linked or unlinked. */
    public void linksChanged(Items.LinkChanges changes) {
        thread.run(() -> links.tell(changes));
    }

    /** Switches a thing on or off; false if there is no such thing. */
    public boolean enable(ThingUID uid, boolean enabled) {
        if (things.get(uid) == null) {
            return false;
        }
        thread.run(() -> {
            ManagedThing thing = managed.get(uid);
            if (thing != null && thing.enabled != enabled) {
                thing.enabled = enabled;
                end.stop(thing);
                startAll();
            }
        });
        return true;
    }

    private void initialised(ThingUID uid) {
        thread.run(() -> {
            Thing thing = things.get(uid);
            ThingHandler handler = thing == null ? null : thing.getHandler();
            if (thing == null || handler == null) {
                return;
            }
            links.tellAll(thing);
            Bridge bridge = things.bridgeOf(thing);
            BridgeHandler parent = bridge == null ? null : bridge.getHandler();
            if (parent != null) {
                safeCalls.call(parent, "childHandlerInitialized", () -> parent.childHandlerInitialized(handler, thing));
            }
            things.childrenOf(uid).forEach(child -> startAgain(child.getUID()));
        });
    }

    private void startAll() {
        List<ManagedThing> bridgesFirst = new ArrayList<>(managed.values());
        bridgesFirst.sort((one, other) -> Boolean.compare(one.entry.bridge() != null, other.entry.bridge() != null));
        bridgesFirst.forEach(this::start);
    }

    private void startAgain(ThingUID uid) {
        thread.run(() -> {
            ManagedThing thing = managed.get(uid);
            if (thing != null) {
                start(thing);
            }
        });
    }

    private void start(ManagedThing thing) {
        start.start(thing, callback, this::startAgain);
    }
}
