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
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.util.ThingHandlerHelper;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.standin.host.service.SafeCalls;
import org.openhab.standin.host.type.ChannelType;
import org.openhab.standin.host.type.Types;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries commands from items to handlers and states from handlers to items.
 *
 * <p>All that an item receives is handled on the event bus's thread, one after another; the caller has gone on. A
 * handler gets a command on a thread of the pool, only while it is initialised, and those of one thing in order and one
 * at a time. A handler's own command comes back to it as it does from openHAB 5.1 on, unless the system property
 * {@value #ECHO} is {@code false}, as before.
 */
@Component(service = Communication.class)
public final class Communication {
    static final String ECHO = "openhab.standin.echo";

    private static final Duration COMMAND_WATCH = Duration.ofSeconds(30);

    private final Logger logger = LoggerFactory.getLogger(Communication.class);
    private final Items items;
    private final ThingRegistry things;
    private final Types types;
    private final SafeCalls safeCalls;
    private final Executor bus;
    private final boolean echo;

    @Activate
    public Communication(
            @Reference Items items,
            @Reference ThingRegistry things,
            @Reference Types types,
            @Reference SafeCalls safeCalls,
            @Reference EventBus bus) {
        this(items, things, types, safeCalls, bus::later, !"false".equals(System.getProperty(ECHO)));
    }

    /**
     * Makes it for any bus.
     *
     * @param bus runs what it is given later and in order
     * @param echo whether a handler's command comes back to it
     */
    public Communication(
            Items items, ThingRegistry things, Types types, SafeCalls safeCalls, Executor bus, boolean echo) {
        this.items = items;
        this.things = things;
        this.types = types;
        this.safeCalls = safeCalls;
        this.bus = bus;
        this.echo = echo;
    }

    /** A command to an item, by a user. */
    public void send(HostItem item, Command command) {
        bus.execute(() -> receive(item, command, null));
    }

    /** A command to the items of a channel, by its handler; openHAB does not ask whether the items take it. */
    public void postCommand(ChannelUID channel, Command command) {
        toItems(channel, item -> bus.execute(() -> receive(item, command, echo ? null : channel)));
    }

    /** A state from a handler for the items of a channel. */
    public void stateUpdated(ChannelUID channel, State state) {
        toItems(channel, item -> bus.execute(() -> take(item, state)));
    }

    /** A state for an item, by a user. */
    public void update(HostItem item, State state) {
        bus.execute(() -> {
            if (item.takes(state)) {
                take(item, state);
            } else {
                String type = state.getClass().getSimpleName();
                logger.debug("Received update of a not accepted type ({}) for item '{}'", type, item.name());
            }
        });
    }

    private void toItems(ChannelUID uid, Consumer<HostItem> action) {
        Channel channel = things.getChannel(uid);
        for (ItemLink link : items.linksOf(uid)) {
            if (channel != null && LinkProfile.of(link, channel) == LinkProfile.DEFAULT) {
                items.get(link.item()).ifPresent(action);
            }
        }
    }

    private void receive(HostItem item, Command command, @Nullable ChannelUID source) {
        EventLog.command(item.name(), command);
        autoUpdate(item, command);
        toHandlers(item, command, LinkProfile.DEFAULT, source);
        for (HostItem member : items.membersOf(item.name())) {
            if (member.takes(command)) {
                bus.execute(() -> receive(member, command, null));
            }
        }
    }

    /** A link that follows its item is told of its states as far as they are commands. */
    private void take(HostItem item, State state) {
        if (item.update(state) && item.state() instanceof Command command) {
            toHandlers(item, command, LinkProfile.FOLLOW, null);
        }
    }

    private void toHandlers(HostItem item, Command command, LinkProfile profile, @Nullable ChannelUID source) {
        for (ItemLink link : items.linksOf(item.name())) {
            ChannelUID uid = link.channel();
            Thing thing = things.get(uid.getThingUID());
            Channel channel = thing == null ? null : thing.getChannel(uid);
            if (thing == null || channel == null) {
                logger.debug("Command {} is dropped: there is no channel {}", command, uid);
            } else if (!uid.equals(source) && LinkProfile.of(link, channel) == profile) {
                String type = channel.getAcceptedItemType();
                toHandler(thing, channel, (Command) item.inUnitFor(type, command));
            }
        }
    }

    private void toHandler(Thing thing, Channel channel, Command command) {
        ChannelUID uid = channel.getUID();
        ThingHandler handler = thing.getHandler();
        if (handler == null) {
            return;
        }
        safeCalls.startInOrder(thing.getUID(), handler, "handleCommand", COMMAND_WATCH, () -> {
            Thing current = things.get(thing.getUID());
            if (current == null
                    || current.getHandler() != handler
                    || !ThingHandlerHelper.isHandlerInitialized(current)) {
                logger.debug("Command {} is dropped: the handler of {} is not initialised", command, uid);
            } else if (ItemType.delivers(channel.getAcceptedItemType(), command)) {
                handler.handleCommand(uid, command);
            } else {
                String type = command.getClass().getSimpleName();
                logger.debug("Received not accepted type '{}' for channel '{}'", type, uid);
            }
        });
    }

    private void autoUpdate(HostItem item, Command command) {
        if (!(command instanceof State state)) {
            return;
        }
        List<@Nullable AutoUpdatePolicy> policies = new ArrayList<>();
        items.linksOf(item.name()).forEach(link -> policies.add(policyOf(link.channel())));
        switch (AutoUpdate.of(item.entry().autoupdate(), policies)) {
            case UPDATE -> update(item, state);
            case PREDICT -> predict(item, state);
            case REVERT -> predict(item, item.state());
            case NOTHING -> logger.trace("The handler updates item {}", item.name());
        }
    }

    private static void predict(HostItem item, State state) {
        if (item.takes(state)) {
            EventLog.predicted(item.name(), state);
        }
    }

    private @Nullable AutoUpdatePolicy policyOf(ChannelUID uid) {
        Thing thing = things.get(uid.getThingUID());
        Channel channel = thing == null ? null : thing.getChannel(uid);
        if (thing == null || channel == null || thing.getHandler() == null || thing.getStatus() != ThingStatus.ONLINE) {
            return null;
        }
        AutoUpdatePolicy policy = channel.getAutoUpdatePolicy();
        if (policy == null) {
            ChannelType type = types.channelType(channel.getChannelTypeUID());
            policy = type == null ? null : type.autoUpdatePolicy();
        }
        return policy == null ? AutoUpdatePolicy.DEFAULT : policy;
    }
}
