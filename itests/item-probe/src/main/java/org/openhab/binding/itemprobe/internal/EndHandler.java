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
package org.openhab.binding.itemprobe.internal;

import org.openhab.binding.aliyuniot.benchmarks.items.end.ItemKind;
import org.openhab.binding.aliyuniot.benchmarks.items.end.Seen;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;

/** One end of what is measured: what it is told to send goes to items, and each command that it gets is seen. */
public class EndHandler extends BaseThingHandler {
    /** Id, before the number of the device, of the thing from which items get commands and that follows what they become. */
    static final String USER = "user-";

    /** Id, before that number, of the thing that is in the place of a device. */
    static final String IDLE = "idle-";

    private final Seen seen;
    private final boolean atDevice;

    EndHandler(Thing thing, Seen seen) {
        super(thing);
        this.seen = seen;
        atDevice = thing.getUID().getId().startsWith(IDLE);
    }

    @Override
    public void initialize() {
        updateStatus(ThingStatus.ONLINE);
    }

    void command(String channel, int item, int value) {
        if (ItemKind.of(item) == ItemKind.TEXT) {
            postCommand(channel, new StringType(Integer.toString(value)));
        } else {
            postCommand(channel, new DecimalType(value));
        }
    }

    void update(String channel, int item, int value) {
        if (ItemKind.of(item) == ItemKind.TEXT) {
            updateState(channel, new StringType(Integer.toString(value)));
        } else {
            updateState(channel, new DecimalType(value));
        }
    }

    /** A value comes here by a command to its item, or by the profile that follows the item. */
    @Override
    public void handleCommand(ChannelUID channelUID, Command command) {
        long time = System.nanoTime();
        if (command != RefreshType.REFRESH) {
            int value = Integer.parseInt(command.toString());
            seen.add(atDevice ? -value : value, time);
        }
    }
}
