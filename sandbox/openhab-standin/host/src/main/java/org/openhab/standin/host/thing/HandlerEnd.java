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

/** Disposes and unregisters handlers, those of a bridge's things first. Runs on the life cycle's thread. */
final class HandlerEnd {

    private final HostThings things;
    private final Map<ThingUID, ManagedThing> managed;
    private final ThingStatuses statuses;
    private final SafeCalls safeCalls;

    HandlerEnd(HostThings things, Map<ThingUID, ManagedThing> managed, ThingStatuses statuses, SafeCalls safeCalls) {
        this.things = things;
        this.managed = managed;
        this.statuses = statuses;
        this.safeCalls = safeCalls;
    }

    void stop(ManagedThing managedThing) {
        ThingUID uid = managedThing.entry.uid();
        Thing thing = things.get(uid);
        ThingHandler handler = managedThing.handler;
        ThingHandlerFactory factory = managedThing.factory;
        if (thing == null || handler == null || factory == null) {
            return;
        }
        stopChildren(uid);
        // Before the handler is disposed, as openHAB does: what it tells while it ends comes after this.
        statuses.uninitialised(managedThing, ThingStatusDetail.NONE, null);
        if (managedThing.started) {
            safeCalls.call(handler, "dispose", handler::dispose);
        }
        safeCalls.call(factory, "unregisterHandler", () -> factory.unregisterHandler(thing));
        Bridge bridge = things.bridgeOf(thing);
        BridgeHandler parent = bridge == null ? null : bridge.getHandler();
        if (parent != null) {
            safeCalls.call(parent, "childHandlerDisposed", () -> parent.childHandlerDisposed(handler, thing));
        }
        handler.setCallback(null);
        thing.setHandler(null);
        managedThing.handler = null;
        managedThing.factory = null;
        managedThing.started = false;
    }

    private void stopChildren(ThingUID bridge) {
        for (Thing child : things.childrenOf(bridge)) {
            ManagedThing managedChild = managed.get(child.getUID());
            if (managedChild != null && managedChild.handler != null) {
                stop(managedChild);
                statuses.uninitialised(managedChild, ThingStatusDetail.BRIDGE_UNINITIALIZED, null);
            }
        }
    }

    /** The thing is gone from its file. */
    void remove(ManagedThing thing) {
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
