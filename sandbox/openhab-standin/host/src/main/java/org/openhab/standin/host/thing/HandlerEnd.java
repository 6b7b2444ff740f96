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

import java.util.Map;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BridgeHandler;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerFactory;
import org.openhab.standin.host.service.SafeCalls;
import org.openhab.standin.host.thing.ThingLifeCycle.ManagedThing;

/**
 * Disposes and unregisters handlers, those of a bridge's things first. A handler is disposed whether or not it was ever
 * initialised, and a second time if it was only disposed before.
 */
final class HandlerEnd {
    private final HostThings things;
    private final Map<ThingUID, ManagedThing> managed;
    private final ThingStatuses statuses;
    private final SafeCalls safeCalls;
    private final LifeCycleThreads threads;

    HandlerEnd(
            HostThings things,
            Map<ThingUID, ManagedThing> managed,
            ThingStatuses statuses,
            SafeCalls safeCalls,
            LifeCycleThreads threads) {
        this.things = things;
        this.managed = managed;
        this.statuses = statuses;
        this.safeCalls = safeCalls;
        this.threads = threads;
    }

    void stop(ManagedThing managedThing) {
        synchronized (managedThing) {
            if (managedThing.handler != null) {
                dispose(managedThing);
                unregister(managedThing);
            }
        }
    }

    /** Ends the handlers of a bridge's things and disposes the handler, which stays the thing's. */
    void dispose(ManagedThing managedThing) {
        Thing thing = things.get(managedThing.entry.uid());
        ThingHandler handler = managedThing.handler;
        if (thing == null || handler == null) {
            return;
        }
        for (Thing child : things.childrenOf(thing.getUID())) {
            ManagedThing managedChild = managed.get(child.getUID());
            if (managedChild != null) {
                stop(managedChild);
            }
        }
        // Before the handler is disposed, as openHAB does: what it tells while it ends comes after this.
        statuses.uninitialised(managedThing, ThingStatusDetail.NONE, null);
        safeCalls.call(handler, "dispose", handler::dispose);
        Bridge bridge = things.bridgeOf(thing);
        if (bridge != null) {
            threads.run(() -> tellParent(bridge, thing, handler));
        }
    }

    /** Comes when it comes: the bridge's own handler may be disposed by then, or gone. */
    private void tellParent(Bridge bridge, Thing thing, ThingHandler handler) {
        BridgeHandler parent = bridge.getHandler();
        if (parent != null) {
            parent.childHandlerDisposed(handler, thing);
        }
    }

    /** Takes the handler away from its thing without disposing it. */
    void unregister(ManagedThing managedThing) {
        Thing thing = things.get(managedThing.entry.uid());
        ThingHandler handler = managedThing.handler;
        ThingHandlerFactory factory = managedThing.factory;
        if (thing == null || handler == null || factory == null) {
            return;
        }
        safeCalls.call(factory, "unregisterHandler", () -> {
            factory.unregisterHandler(thing);
            handler.setCallback(null);
        });
        thing.setHandler(null);
        managedThing.handler = null;
        managedThing.factory = null;
        ThingStatusDetail detail =
                managedThing.enabled ? ThingStatusDetail.HANDLER_MISSING_ERROR : ThingStatusDetail.DISABLED;
        statuses.uninitialised(managedThing, detail, null);
    }

    /** The thing is gone from its file. */
    void remove(ManagedThing thing) {
        synchronized (thing) {
            ThingUID uid = thing.entry.uid();
            ThingHandlerFactory factory = thing.factory;
            stop(thing);
            managed.remove(uid);
            things.drop(uid);
            if (factory != null) {
                safeCalls.call(factory, "removeThing", () -> factory.removeThing(uid));
            }
        }
    }
}
