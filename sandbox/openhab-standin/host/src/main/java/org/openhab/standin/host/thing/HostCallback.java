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
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.standin.host.item.Communication;
import org.openhab.standin.host.item.EventBus.EventLog;
import org.openhab.standin.host.item.Items;

/** What handlers see of the host. Called on handlers' threads, with their locks held: it never waits. */
final class HostCallback implements ThingHandlerCallback {
    private final HostThings things;
    private final ThingTypes types;
    private final Items items;
    private final Communication communication;
    private final ThingStatuses statuses;
    private final Consumer<ThingUID> startAgain;

    HostCallback(
            HostThings things,
            ThingTypes types,
            Items items,
            Communication communication,
            ThingStatuses statuses,
            Consumer<ThingUID> startAgain) {
        this.things = things;
        this.types = types;
        this.items = items;
        this.communication = communication;
        this.statuses = statuses;
        this.startAgain = startAgain;
    }

    @Override
    public void stateUpdated(ChannelUID channelUID, State state) {
        communication.stateUpdated(channelUID, state);
    }

    @Override
    public void postCommand(ChannelUID channelUID, Command command) {
        communication.postCommand(channelUID, command);
    }

    @Override
    public void channelTriggered(Thing thing, ChannelUID channelUID, String event) {
        EventLog.triggered(channelUID, event);
    }

    @Override
    public void statusUpdated(Thing thing, ThingStatusInfo status) {
        statuses.told(thing, status);
    }

    @Override
    public void thingUpdated(Thing thing) {
        if (things.get(thing.getUID()) == null) {
            throw new IllegalArgumentException(
                    "Cannot update thing " + thing.getUID() + " because it is not known to the registry");
        }
        things.put(thing);
        EventLog.updated(thing.getUID());
    }

    @Override
    public void configurationUpdated(Thing thing) {
        startAgain.accept(thing.getUID());
    }

    @Override
    public void validateConfigurationParameters(Thing thing, Map<String, Object> configurationParameters) {
        types.validate(thing, configurationParameters);
    }

    @Override
    public void validateConfigurationParameters(Channel channel, Map<String, Object> configurationParameters) {
        types.validate(channel, configurationParameters);
    }

    @Override
    public boolean isChannelLinked(ChannelUID channelUID) {
        return items.isLinked(channelUID);
    }

    @Override
    public @Nullable Bridge getBridge(ThingUID bridgeUID) {
        return things.get(bridgeUID) instanceof Bridge bridge ? bridge : null;
    }
}
