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
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.NamedThreadFactory;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BridgeHandler;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerFactory;
import org.openhab.core.thing.util.ThingHandlerHelper;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final long LOOK_AGAIN_SECONDS = 2;
    private static final int MOST_ATTEMPTS = 60;
    private static final long PATIENCE_SECONDS = 60;

    private final Logger logger = LoggerFactory.getLogger(ThingLifeCycle.class);
    private final HostThings things;
    private final ThingTypes types;
    private final Items items;
    private final SafeCalls safeCalls;
    private final StatusSentences sentences;
    private final HostCallback callback;
    private final List<ThingHandlerFactory> factories = new CopyOnWriteArrayList<>();
    private final Map<ThingUID, ManagedThing> managed = new LinkedHashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new NamedThreadFactory("thingManager", true));

    @Activate
    public ThingLifeCycle(
            @Reference HostThings things,
            @Reference ThingTypes types,
            @Reference Items items,
            @Reference Communication communication,
            @Reference SafeCalls safeCalls,
            @Reference StatusSentences sentences) {
        this.things = things;
        this.types = types;
        this.items = items;
        this.safeCalls = safeCalls;
        this.sentences = sentences;
        callback = new HostCallback(things, types, items, communication, this);
    }

    @Deactivate
    public void close() {
        runAndWait(() -> List.copyOf(managed.values()).forEach(this::stop));
        thread.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addThingHandlerFactory(ThingHandlerFactory factory) {
        factories.add(factory);
        run(() -> {
            managed.values().forEach(thing -> thing.attempts = 0);
            startAll();
        });
    }

    /** Returns when no handler of the factory is left, since its bundle is about to stop. */
    public void removeThingHandlerFactory(ThingHandlerFactory factory) {
        factories.remove(factory);
        runAndWait(() -> List.copyOf(managed.values()).stream()
                .filter(thing -> thing.factory == factory)
                .forEach(thing -> {
                    stop(thing);
                    status(thing, ThingStatus.UNINITIALIZED, ThingStatusDetail.HANDLER_MISSING_ERROR, null);
                }));
    }

    /** Makes the things those of the entries; what is unchanged stays untouched. */
    public void replace(Collection<ThingEntry> entries) {
        Map<ThingUID, ThingEntry> wanted = new LinkedHashMap<>();
        entries.forEach(entry -> wanted.put(entry.uid(), entry));
        run(() -> {
            for (ThingUID uid : List.copyOf(managed.keySet())) {
                if (!wanted.containsKey(uid)) {
                    remove(uid);
                }
            }
            wanted.forEach((uid, entry) -> {
                ManagedThing known = managed.get(uid);
                if (known == null) {
                    managed.put(uid, new ManagedThing(entry));
                    things.put(types.create(entry));
                } else if (!known.entry.equals(entry)) {
                    change(known, entry);
                }
            });
            startAll();
        });
    }

    /** Tells the handlers of channels that an item has been linked or unlinked. */
    public void linksChanged(Items.LinkChanges changes) {
        run(() -> {
            changes.added().forEach(channel -> tellLink(channel, true));
            changes.removed().forEach(channel -> tellLink(channel, false));
        });
    }

    /** Switches a thing on or off; false if there is no such thing. */
    public boolean enable(ThingUID uid, boolean enabled) {
        if (things.get(uid) == null) {
            return false;
        }
        run(() -> {
            ManagedThing thing = managed.get(uid);
            if (thing != null && thing.enabled != enabled) {
                thing.enabled = enabled;
                stop(thing);
                startAll();
            }
        });
        return true;
    }

    void startAgain(ThingUID uid) {
        run(() -> {
            ManagedThing thing = managed.get(uid);
            if (thing != null) {
                start(thing);
            }
        });
    }

    /** Sets a status and tells those who depend on it; on any thread. */
    void statusChanged(Thing thing, ThingStatusInfo after) {
        ThingStatusInfo before = thing.getStatusInfo();
        if (before.equals(after)) {
            return;
        }
        thing.setStatusInfo(after);
        EventLog.status(thing.getUID(), sentences.of(thing, before), sentences.of(thing, after));
        boolean wasInitialised = ThingHandlerHelper.isHandlerInitialized(before.getStatus());
        boolean isInitialised = ThingHandlerHelper.isHandlerInitialized(after.getStatus());
        if (!wasInitialised && isInitialised) {
            run(() -> initialised(thing.getUID()));
        } else if (isInitialised && thing instanceof Bridge) {
            for (Thing child : things.childrenOf(thing.getUID())) {
                tellBridgeStatus(child, after);
            }
        }
    }

    private void tellBridgeStatus(Thing child, ThingStatusInfo status) {
        ThingHandler handler = child.getHandler();
        if (handler != null && ThingHandlerHelper.isHandlerInitialized(child)) {
            safeCalls.start(
                    name(handler, "bridgeStatusChanged"),
                    SafeCalls.LIFE_CYCLE,
                    () -> handler.bridgeStatusChanged(status));
        }
    }

    private void initialised(ThingUID uid) {
        Thing thing = things.get(uid);
        ThingHandler handler = thing == null ? null : thing.getHandler();
        if (thing == null || handler == null) {
            return;
        }
        for (Channel channel : thing.getChannels()) {
            if (items.isLinked(channel.getUID())) {
                tellLink(channel.getUID(), true);
            }
        }
        BridgeHandler parent = parentOf(thing);
        if (parent != null) {
            call(name(parent, "childHandlerInitialized"), () -> parent.childHandlerInitialized(handler, thing));
        }
        things.childrenOf(uid).forEach(child -> startAgain(child.getUID()));
    }

    private void tellLink(ChannelUID channel, boolean linked) {
        Thing thing = things.get(channel.getThingUID());
        ThingHandler handler = thing == null ? null : thing.getHandler();
        if (thing == null || handler == null || thing.getChannel(channel) == null) {
            return;
        }
        if (linked && ThingHandlerHelper.isHandlerInitialized(thing)) {
            call(name(handler, "channelLinked"), () -> handler.channelLinked(channel));
        } else if (!linked) {
            call(name(handler, "channelUnlinked"), () -> handler.channelUnlinked(channel));
        }
    }

    private void startAll() {
        List<ManagedThing> bridgesFirst = new ArrayList<>(managed.values());
        bridgesFirst.sort((one, other) -> Boolean.compare(one.entry.bridge() != null, other.entry.bridge() != null));
        bridgesFirst.forEach(this::start);
    }

    private void start(ManagedThing managedThing) {
        if (managedThing.started) {
            return;
        }
        if (!managedThing.enabled) {
            status(managedThing, ThingStatus.UNINITIALIZED, ThingStatusDetail.DISABLED, null);
            return;
        }
        ThingHandler handler = managedThing.handler;
        if (handler == null) {
            handler = makeHandler(managedThing);
        }
        Thing thing = things.get(managedThing.entry.uid());
        if (handler == null || thing == null) {
            return;
        }
        if (managedThing.entry.bridge() != null && !isBridgeInitialised(thing)) {
            status(managedThing, ThingStatus.UNINITIALIZED, ThingStatusDetail.BRIDGE_UNINITIALIZED, null);
            return;
        }
        Optional<String> invalid = types.invalid(thing);
        if (invalid.isPresent()) {
            status(
                    managedThing,
                    ThingStatus.UNINITIALIZED,
                    ThingStatusDetail.HANDLER_CONFIGURATION_PENDING,
                    invalid.get());
            return;
        }
        managedThing.started = true;
        status(managedThing, ThingStatus.INITIALIZING, ThingStatusDetail.NONE, null);
        ThingHandler ready = handler;
        safeCalls.call(name(ready, "initialize"), SafeCalls.LIFE_CYCLE, ready::initialize, failure -> {
            logger.error(
                    "Exception occurred while initializing handler of thing '{}': {}",
                    thing.getUID(),
                    failure.getMessage(),
                    failure);
            managedThing.started = false;
            status(
                    managedThing,
                    ThingStatus.UNINITIALIZED,
                    ThingStatusDetail.HANDLER_INITIALIZING_ERROR,
                    failure.getMessage());
        });
    }

    private boolean isBridgeInitialised(Thing thing) {
        ThingUID uid = thing.getBridgeUID();
        Thing bridge = uid == null ? null : things.get(uid);
        return bridge instanceof Bridge && ThingHandlerHelper.isHandlerInitialized(bridge);
    }

    private @Nullable ThingHandler makeHandler(ManagedThing managedThing) {
        ThingEntry entry = managedThing.entry;
        Optional<ThingHandlerFactory> found = factories.stream()
                .filter(factory -> factory.supportsThingType(entry.type()))
                .findFirst();
        if (found.isEmpty()) {
            status(managedThing, ThingStatus.UNINITIALIZED, ThingStatusDetail.HANDLER_MISSING_ERROR, null);
            return null;
        }
        Optional<String> missing = types.missing(entry);
        if (missing.isPresent()) {
            waitFor(managedThing, missing.get());
            return null;
        }
        Thing thing = types.create(entry);
        things.put(thing);
        ThingHandlerFactory factory = found.get();
        try {
            ThingHandler handler = factory.registerHandler(thing);
            handler.setCallback(callback);
            thing.setHandler(handler);
            managedThing.factory = factory;
            managedThing.handler = handler;
            return handler;
        } catch (RuntimeException | LinkageError e) {
            logger.error("Exception occurred while registering the handler of thing '{}'", entry.uid(), e);
            status(
                    managedThing,
                    ThingStatus.UNINITIALIZED,
                    ThingStatusDetail.HANDLER_REGISTERING_ERROR,
                    e.getMessage());
            return null;
        }
    }

    private void waitFor(ManagedThing thing, String missing) {
        status(thing, ThingStatus.UNINITIALIZED, ThingStatusDetail.NOT_YET_READY, "waiting for the " + missing);
        if (thing.attempts++ < MOST_ATTEMPTS) {
            thread.schedule(guarded(() -> startAgain(thing.entry.uid())), LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
        } else {
            logger.warn("Thing '{}' is not started: there is no {}", thing.entry.uid(), missing);
        }
    }

    private void change(ManagedThing managedThing, ThingEntry entry) {
        ThingEntry before = managedThing.entry;
        managedThing.entry = entry;
        ThingHandler handler = managedThing.handler;
        Thing thing = types.create(entry);
        boolean sameHandler = handler != null
                && managedThing.started
                && before.isBridge() == entry.isBridge()
                && String.valueOf(before.bridge()).equals(String.valueOf(entry.bridge()))
                && types.missing(entry).isEmpty()
                && types.invalid(thing).isEmpty();
        if (!sameHandler) {
            stop(managedThing);
            things.put(thing);
            return;
        }
        things.put(thing);
        ThingHandler updated = handler;
        if (updated != null) {
            call(name(updated, "thingUpdated"), () -> updated.thingUpdated(thing));
        }
    }

    private void remove(ThingUID uid) {
        ManagedThing thing = managed.get(uid);
        if (thing == null) {
            return;
        }
        ThingHandlerFactory factory = thing.factory;
        stop(thing);
        managed.remove(uid);
        things.drop(uid);
        if (factory != null) {
            call(factory.getClass().getSimpleName() + ".removeThing()", () -> factory.removeThing(uid));
        }
    }

    /** Disposes and unregisters the handler, those of the bridge's things first. */
    private void stop(ManagedThing managedThing) {
        ThingUID uid = managedThing.entry.uid();
        Thing thing = things.get(uid);
        ThingHandler handler = managedThing.handler;
        ThingHandlerFactory factory = managedThing.factory;
        if (thing == null || handler == null || factory == null) {
            return;
        }
        for (Thing child : things.childrenOf(uid)) {
            ManagedThing managedChild = managed.get(child.getUID());
            if (managedChild != null && managedChild.handler != null) {
                stop(managedChild);
                status(managedChild, ThingStatus.UNINITIALIZED, ThingStatusDetail.BRIDGE_UNINITIALIZED, null);
            }
        }
        if (managedThing.started) {
            call(name(handler, "dispose"), handler::dispose);
        }
        call(factory.getClass().getSimpleName() + ".unregisterHandler()", () -> factory.unregisterHandler(thing));
        BridgeHandler parent = parentOf(thing);
        if (parent != null) {
            call(name(parent, "childHandlerDisposed"), () -> parent.childHandlerDisposed(handler, thing));
        }
        status(managedThing, ThingStatus.UNINITIALIZED, ThingStatusDetail.NONE, null);
        handler.setCallback(null);
        thing.setHandler(null);
        managedThing.handler = null;
        managedThing.factory = null;
        managedThing.started = false;
    }

    private @Nullable BridgeHandler parentOf(Thing thing) {
        ThingUID uid = thing.getBridgeUID();
        Thing bridge = uid == null ? null : things.get(uid);
        return bridge instanceof Bridge parent ? parent.getHandler() : null;
    }

    private void status(
            ManagedThing managedThing, ThingStatus status, ThingStatusDetail detail, @Nullable String description) {
        Thing thing = things.get(managedThing.entry.uid());
        if (thing != null) {
            statusChanged(thing, new ThingStatusInfo(status, detail, description));
        }
    }

    private void call(String what, Runnable call) {
        safeCalls.call(
                what,
                SafeCalls.LIFE_CYCLE,
                call,
                failure -> logger.error("An error occurred while calling method '{}'", what, failure));
    }

    private static String name(ThingHandler handler, String method) {
        return handler.getClass().getSimpleName() + "." + method + "()";
    }

    private void run(Runnable step) {
        try {
            thread.execute(guarded(step));
        } catch (RejectedExecutionException e) {
            logger.debug("The host is stopping; a step is left out");
        }
    }

    private void runAndWait(Runnable step) {
        try {
            thread.submit(guarded(step)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            logger.warn("Handlers could not be ended in time: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException | LinkageError e) {
                logger.error("A step of the life cycle failed", e);
            }
        };
    }
}
