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

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.ThingHandlerFactory;
import org.openhab.core.thing.util.ThingHandlerHelper;
import org.openhab.standin.host.service.SafeCalls;
import org.openhab.standin.host.thing.ThingLifeCycle.ManagedThing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and initialises the handler of a thing as soon as everything is there that it needs; until then the status
 * says what is missing. The caller holds the thing's monitor.
 */
final class HandlerStart {
    private static final long LOOK_AGAIN_SECONDS = 2;
    private static final int MOST_ATTEMPTS = 60;

    private final Logger logger = LoggerFactory.getLogger(HandlerStart.class);
    private final HostThings things;
    private final ThingTypes types;
    private final List<ThingHandlerFactory> factories;
    private final ThingStatuses statuses;
    private final SafeCalls safeCalls;
    private final LifeCycleThreads threads;

    HandlerStart(
            HostThings things,
            ThingTypes types,
            List<ThingHandlerFactory> factories,
            ThingStatuses statuses,
            SafeCalls safeCalls,
            LifeCycleThreads threads) {
        this.things = things;
        this.types = types;
        this.factories = factories;
        this.statuses = statuses;
        this.safeCalls = safeCalls;
        this.threads = threads;
    }

    /**
     * Goes as far as it can.
     *
     * @param callback what a new handler is given
     * @param again starts the thing of that UID once more, if it is still there
     */
    void start(ManagedThing managedThing, ThingHandlerCallback callback, Consumer<ThingUID> again) {
        Thing before = things.get(managedThing.entry.uid());
        if (before == null || ThingStatuses.isStarted(before)) {
            return;
        }
        if (!managedThing.enabled) {
            statuses.uninitialised(managedThing, ThingStatusDetail.DISABLED, null);
            return;
        }
        ThingHandler present = managedThing.handler;
        ThingHandler handler = present == null ? make(managedThing, callback, again) : present;
        Thing thing = things.get(managedThing.entry.uid());
        if (handler == null || thing == null) {
            return;
        }
        Optional<String> invalid = types.invalid(thing);
        if (invalid.isPresent()) {
            statuses.uninitialised(managedThing, ThingStatusDetail.HANDLER_CONFIGURATION_PENDING, invalid.get());
            return;
        }
        initialise(managedThing, handler);
    }

    private void initialise(ManagedThing managedThing, ThingHandler handler) {
        statuses.initialising(managedThing);
        safeCalls.call(handler, "initialize", handler::initialize, failure -> {
            logger.error(
                    "Exception occurred while initializing handler of thing '{}': {}",
                    managedThing.entry.uid(),
                    failure.getMessage(),
                    failure);
            statuses.uninitialised(managedThing, ThingStatusDetail.HANDLER_INITIALIZING_ERROR, failure.getMessage());
        });
    }

    private boolean isBridgeInitialised(Thing thing) {
        Thing bridge = things.bridgeOf(thing);
        return bridge != null && ThingHandlerHelper.isHandlerInitialized(bridge);
    }

    private @Nullable ThingHandler make(
            ManagedThing managedThing, ThingHandlerCallback callback, Consumer<ThingUID> again) {
        Optional<ThingHandlerFactory> factory = factories.stream()
                .filter(one -> one.supportsThingType(managedThing.entry.type()))
                .findFirst();
        if (factory.isEmpty()) {
            statuses.uninitialised(managedThing, ThingStatusDetail.HANDLER_MISSING_ERROR, null);
            return null;
        }
        Optional<String> missing = types.missing(managedThing.entry);
        if (missing.isPresent()) {
            lookAgain(managedThing, missing.get(), again);
            return null;
        }
        Thing thing = types.create(managedThing.entry);
        things.put(thing);
        if (thing.getBridgeUID() != null && !isBridgeInitialised(thing)) {
            statuses.uninitialised(managedThing, ThingStatusDetail.BRIDGE_UNINITIALIZED, null);
            return null;
        }
        try {
            ThingHandler handler = factory.get().registerHandler(thing);
            handler.setCallback(callback);
            thing.setHandler(handler);
            managedThing.factory = factory.get();
            managedThing.handler = handler;
            return handler;
        } catch (RuntimeException | LinkageError e) {
            logger.error("Exception occurred while registering the handler of thing '{}'", thing.getUID(), e);
            String message =
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            statuses.uninitialised(managedThing, ThingStatusDetail.HANDLER_REGISTERING_ERROR, message);
            return null;
        }
    }

    private void lookAgain(ManagedThing thing, String missing, Consumer<ThingUID> again) {
        statuses.uninitialised(thing, ThingStatusDetail.NOT_YET_READY, "waiting for the " + missing);
        if (thing.attempts++ < MOST_ATTEMPTS) {
            threads.runLater(LOOK_AGAIN_SECONDS, () -> again.accept(thing.entry.uid()));
        } else {
            logger.warn("Thing '{}' is not started: there is no {}", thing.entry.uid(), missing);
        }
    }
}
