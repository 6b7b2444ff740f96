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
package org.openhab.standin.host.item;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeRegistry;
import org.openhab.core.thing.util.ThingHandlerHelper;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.standin.host.service.SafeCalls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries commands from items to handlers and states from handlers to items.
 *
 * <p>A handler gets a command on a thread of the pool, two commands possibly at the same time, and only while it is
 * initialised. A command never goes back to the channel that it came from.
 */
@Component(service = Communication.class)
public final class Communication {

    private static final Duration COMMAND_WATCH = Duration.ofSeconds(30);

    private final Logger logger = LoggerFactory.getLogger(Communication.class);
    private final Items items;
    private final ThingRegistry things;
    private final ChannelTypeRegistry channelTypes;
    private final SafeCalls safeCalls;

    @Activate
    public Communication(
            @Reference Items items,
            @Reference ThingRegistry things,
            @Reference ChannelTypeRegistry channelTypes,
            @Reference SafeCalls safeCalls) {
        this.items = items;
        this.things = things;
        this.channelTypes = channelTypes;
        this.safeCalls = safeCalls;
    }

    /** A command to an item, by a user. */
    public void send(HostItem item, Command command) {
        send(item, command, null);
    }

    /** A command to the items of a channel, by its handler. */
    public void postCommand(ChannelUID channel, Command command) {
        for (HostItem item : items.linkedTo(channel)) {
            item.accepted(command)
                    .ifPresentOrElse(
                            converted -> send(item, converted, channel),
                            () -> logger.debug("Item {} takes no command {}", item.name(), command));
        }
    }

    private void send(HostItem item, Command command, @Nullable ChannelUID source) {
        EventLog.command(item.name(), command);
        autoUpdate(item, command);
        for (ChannelUID channel : items.channelsOf(item.name())) {
            if (!channel.equals(source)) {
                toHandler(channel, command);
            }
        }
        for (HostItem member : items.membersOf(item.name())) {
            member.accepted(command).ifPresent(converted -> send(member, converted, source));
        }
    }

    private void toHandler(ChannelUID uid, Command command) {
        Thing thing = things.get(uid.getThingUID());
        Channel channel = thing == null ? null : thing.getChannel(uid);
        if (thing == null || channel == null) {
            logger.debug("Command {} is dropped: there is no channel {}", command, uid);
            return;
        }
        ThingHandler handler = thing.getHandler();
        if (handler == null || !ThingHandlerHelper.isHandlerInitialized(thing)) {
            logger.debug("Command {} is dropped: the handler of {} is not initialised", command, uid);
            return;
        }
        String itemType = channel.getAcceptedItemType();
        Optional<Command> converted =
                itemType == null ? Optional.of(command) : AcceptedTypes.convert(command, ItemTypes.commands(itemType));
        if (converted.isEmpty()) {
            logger.debug("Command {} is dropped: channel {} takes {}", command, uid, itemType);
            return;
        }
        safeCalls.start(handler, "handleCommand", COMMAND_WATCH, () -> handler.handleCommand(uid, converted.get()));
    }

    private void autoUpdate(HostItem item, Command command) {
        if (command instanceof RefreshType || !(command instanceof State state)) {
            return;
        }
        List<@Nullable AutoUpdatePolicy> policies = new ArrayList<>();
        items.channelsOf(item.name()).forEach(channel -> policies.add(policyOf(channel)));
        switch (AutoUpdate.of(item.entry().autoupdate(), policies)) {
            case UPDATE -> update(item, state);
            case PREDICT -> item.accepted(state).ifPresent(predicted -> EventLog.predicted(item.name(), predicted));
            case NOTHING -> logger.trace("The handler updates item {}", item.name());
        }
    }

    private @Nullable AutoUpdatePolicy policyOf(ChannelUID uid) {
        Thing thing = things.get(uid.getThingUID());
        Channel channel = thing == null ? null : thing.getChannel(uid);
        if (thing == null || channel == null || thing.getStatus() != ThingStatus.ONLINE) {
            return null;
        }
        AutoUpdatePolicy policy = channel.getAutoUpdatePolicy();
        if (policy == null) {
            ChannelType type = channelTypes.getChannelType(channel.getChannelTypeUID());
            policy = type == null ? null : type.getAutoUpdatePolicy();
        }
        return policy == null ? AutoUpdatePolicy.DEFAULT : policy;
    }

    /** A state from a handler for the items of a channel. */
    public void stateUpdated(ChannelUID channel, State state) {
        items.linkedTo(channel).forEach(item -> update(item, state));
    }

    /** A state for an item, which refuses it, and logs that, if its type takes no such state. */
    public void update(HostItem item, State state) {
        item.update(state);
    }
}
