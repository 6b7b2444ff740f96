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
package org.openhab.binding.aliyuniot.internal.handler;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelGroupUID;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelGroupTypeUID;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.TimeSeries;

/** Stands for openHAB and notes what the handler tells it. */
@NonNullByDefault({})
class RecordingCallback implements ThingHandlerCallback {
    final List<ThingStatusInfo> statuses = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();

    /** Channels without an item. */
    final Set<ChannelUID> unlinked = ConcurrentHashMap.newKeySet();

    /** What openHAB does with the commands of the handler. */
    BiConsumer<ChannelUID, Command> commands = (channel, command) -> {};

    @Override
    public void statusUpdated(Thing thing, ThingStatusInfo status) {
        thing.setStatusInfo(status);
        statuses.add(status);
    }

    @Override
    public void stateUpdated(ChannelUID channel, State state) {
        events.add(channel.getId() + " state " + state);
    }

    @Override
    public void postCommand(ChannelUID channel, Command command) {
        events.add(channel.getId() + " command " + command);
        commands.accept(channel, command);
    }

    @Override
    public void channelTriggered(Thing thing, ChannelUID channel, String event) {
        events.add(channel.getId() + " event " + event);
    }

    @Override
    public void sendTimeSeries(ChannelUID channel, TimeSeries timeSeries) {
        events.add(channel.getId() + " time series");
    }

    @Override
    public void thingUpdated(Thing thing) {}

    @Override
    public void configurationUpdated(Thing thing) {}

    @Override
    public void validateConfigurationParameters(Thing thing, Map<String, Object> parameters) {}

    @Override
    public void validateConfigurationParameters(Channel channel, Map<String, Object> parameters) {}

    @Override
    public ConfigDescription getConfigDescription(ThingTypeUID type) {
        return null;
    }

    @Override
    public ConfigDescription getConfigDescription(ChannelTypeUID type) {
        return null;
    }

    @Override
    public void migrateThingType(Thing thing, ThingTypeUID type, Configuration configuration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChannelBuilder createChannelBuilder(ChannelUID channel, ChannelTypeUID type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChannelBuilder editChannel(Thing thing, ChannelUID channel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ChannelBuilder> createChannelBuilders(ChannelGroupUID group, ChannelGroupTypeUID type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isChannelLinked(ChannelUID channel) {
        return !unlinked.contains(channel);
    }

    @Override
    public Bridge getBridge(ThingUID bridge) {
        return null;
    }
}
