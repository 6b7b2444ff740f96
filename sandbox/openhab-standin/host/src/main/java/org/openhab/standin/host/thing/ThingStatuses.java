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

import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.events.EventPublisher;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.events.ThingEventFactory;
import org.openhab.core.thing.util.ThingHandlerHelper;
import org.openhab.standin.host.service.SafeCalls;
import org.openhab.standin.host.text.StatusTexts;
import org.openhab.standin.host.thing.ThingLifeCycle.ManagedThing;

/** Sets the status of things by openHAB's rules and tells those who depend on it. Called on any thread; never waits. */
final class ThingStatuses {
    private final HostThings things;
    private final SafeCalls safeCalls;
    private final StatusTexts sentences;
    private final EventPublisher events;
    private final Consumer<ThingUID> onInitialised;

    /** @param onInitialised is told of each thing whose handler has just become initialised; must not wait */
    ThingStatuses(
            HostThings things,
            SafeCalls safeCalls,
            StatusTexts sentences,
            EventPublisher events,
            Consumer<ThingUID> onInitialised) {
        this.things = things;
        this.safeCalls = safeCalls;
        this.sentences = sentences;
        this.events = events;
        this.onInitialised = onInitialised;
    }

    /** A status that the framework alone sets. */
    void uninitialised(ManagedThing thing, ThingStatusDetail detail, @Nullable String description) {
        set(thing, new ThingStatusInfo(ThingStatus.UNINITIALIZED, detail, description));
    }

    void initialising(ManagedThing thing) {
        set(thing, new ThingStatusInfo(ThingStatus.INITIALIZING, ThingStatusDetail.NONE, null));
    }

    private void set(ManagedThing managedThing, ThingStatusInfo status) {
        Thing thing = things.get(managedThing.entry.uid());
        if (thing != null) {
            change(thing, status);
        }
    }

    /**
     * A status that a handler tells.
     *
     * @throws IllegalArgumentException if it is one that handlers must not set, or not now
     */
    void told(Thing thing, ThingStatusInfo status) {
        ThingStatus before = thing.getStatus();
        ThingStatus after = status.getStatus();
        if (after == ThingStatus.UNINITIALIZED || after == ThingStatus.INITIALIZING) {
            throw new IllegalArgumentException(
                    "Illegal status " + after + ". Bindings only may set ONLINE, OFFLINE, UNKNOWN or REMOVED.");
        }
        if (after == ThingStatus.REMOVED && before != ThingStatus.REMOVING) {
            throw new IllegalArgumentException(
                    "Illegal status " + after + ". The thing was in state " + before + " and not in REMOVING");
        }
        if (before == ThingStatus.REMOVING && after != ThingStatus.REMOVED) {
            return;
        }
        // A handler may still hold the thing from before an edit of its file.
        Thing current = things.get(thing.getUID());
        if (current != null && current != thing) {
            thing.setStatusInfo(status);
        }
        change(current == null ? thing : current, status);
    }

    private void change(Thing thing, ThingStatusInfo after) {
        ThingStatusInfo before = thing.getStatusInfo();
        thing.setStatusInfo(after);
        boolean changed = !before.equals(after);
        if (changed) {
            events.post(ThingEventFactory.createStatusInfoChangedEvent(
                    thing.getUID(), sentences.of(thing, after), sentences.of(thing, before)));
        }
        boolean isInitialised = ThingHandlerHelper.isHandlerInitialized(after.getStatus());
        if (isInitialised && before.getStatus() == ThingStatus.INITIALIZING) {
            onInitialised.accept(thing.getUID());
        } else if (isInitialised && changed && thing instanceof Bridge) {
            things.childrenOf(thing.getUID()).forEach(child -> tellBridgeStatus(child, after));
        }
    }

    /** Whether {@code initialize} was called and {@code dispose} was not yet, as far as the status tells. */
    static boolean isStarted(Thing thing) {
        return thing.getStatus() == ThingStatus.INITIALIZING || ThingHandlerHelper.isHandlerInitialized(thing);
    }

    private void tellBridgeStatus(Thing child, ThingStatusInfo status) {
        ThingHandler handler = child.getHandler();
        if (handler != null && ThingHandlerHelper.isHandlerInitialized(child)) {
            safeCalls.start(
                    handler, "bridgeStatusChanged", SafeCalls.LIFE_CYCLE, () -> handler.bridgeStatusChanged(status));
        }
    }
}
