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

import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.util.ThingHandlerHelper;
import org.openhab.standin.host.item.Items;
import org.openhab.standin.host.service.SafeCalls;

/** Tells handlers which of their channels have items. */
final class ChannelLinks {
    private final HostThings things;
    private final Items items;
    private final SafeCalls safeCalls;

    ChannelLinks(HostThings things, Items items, SafeCalls safeCalls) {
        this.things = things;
        this.items = items;
        this.safeCalls = safeCalls;
    }

    /** Of a thing whose handler has just become initialised. */
    void tellAll(Thing thing) {
        for (Channel channel : thing.getChannels()) {
            if (items.isLinked(channel.getUID())) {
                tell(channel.getUID(), true);
            }
        }
    }

    void tell(Items.LinkChanges changes) {
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
}
