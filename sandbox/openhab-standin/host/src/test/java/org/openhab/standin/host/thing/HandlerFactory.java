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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerFactory;

/** Makes a recording handler for every thing and every bridge of the binding magic. */
@NonNullByDefault({})
final class HandlerFactory implements ThingHandlerFactory {
    final List<RecordingHandler> handlers = new CopyOnWriteArrayList<>();
    final List<RecordingBridgeHandler> hubs = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();

    /** New handlers wait for it while they are initialised. */
    volatile CountDownLatch beforeInitialised = new CountDownLatch(0);

    @Override
    public boolean supportsThingType(ThingTypeUID thingTypeUID) {
        return "magic".equals(thingTypeUID.getBindingId());
    }

    @Override
    public ThingHandler registerHandler(Thing thing) {
        if (thing instanceof Bridge hub) {
            RecordingBridgeHandler handler = new RecordingBridgeHandler(hub);
            hubs.add(handler);
            return handler;
        }
        RecordingHandler handler = new RecordingHandler(thing);
        handler.beforeInitialised = beforeInitialised;
        handlers.add(handler);
        return handler;
    }

    @Override
    public void unregisterHandler(Thing thing) {
        calls.add("unregister " + thing.getUID());
    }

    @Override
    public void removeThing(ThingUID thingUID) {
        calls.add("remove " + thingUID);
    }

    RecordingHandler latest() {
        return handlers.get(handlers.size() - 1);
    }
}
