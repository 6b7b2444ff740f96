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
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.thing.profiles.ProfileCallback;
import org.openhab.core.thing.profiles.ProfileFactory;
import org.openhab.core.thing.profiles.StateProfile;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.util.ThingHandlerHelper;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;
import org.openhab.standin.host.item.EventBus.EventLog;
import org.openhab.standin.host.service.SafeCalls;
import org.openhab.standin.host.type.Types;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries commands from items to handlers and states from handlers to items.
 *
 * <p>All that an item receives is handled on the event bus's thread, one after another; the caller has gone on. A
 * handler gets a command on a thread of the pool, only while it is initialised, and those of one thing in order and one
 * at a time. A handler's own command comes back to it as it does from openHAB 5.1 on, unless the system property
 * {@code openhab.standin.echo} is {@code 4.3}.
 */
@Component(service = Communication.class)
public final class Communication {
    private static final Duration COMMAND_WATCH = Duration.ofSeconds(30);
    private final Logger logger = LoggerFactory.getLogger(Communication.class);
    private final Items items;
    private final ThingRegistry things;
    private final Types types;
    private final SafeCalls safeCalls;
    private final Executor bus;
    private final boolean echo;
    private final LinkProfiles profiles = new LinkProfiles();

    @Activate
    public Communication(
            @Reference Items items,
            @Reference ThingRegistry things,
            @Reference Types types,
            @Reference SafeCalls safeCalls,
            @Reference EventBus bus) {
        this(items, things, types, safeCalls, bus::later, !"4.3".equals(System.getProperty("openhab.standin.echo")));
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

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addProfileFactory(ProfileFactory factory) {
        profiles.add(factory);
    }

    public void removeProfileFactory(ProfileFactory factory) {
        profiles.remove(factory);
    }

    /** A command to an item, by a user. */
    public void send(HostItem item, Command command) {
        bus.execute(() -> receive(item, command, null));
    }

    /** A command to the items of a channel, by its handler; openHAB does not ask whether the items take it. */
    public void postCommand(ChannelUID channel, Command command) {
        toItems(channel, profile -> profile.onCommandFromHandler(command));
    }

    /** A state from a handler for the items of a channel. */
    public void stateUpdated(ChannelUID channel, State state) {
        toItems(channel, profile -> profile.onStateUpdateFromHandler(state));
    }

    /** A state for an item, by a user. */
    public void update(HostItem item, State state) {
        bus.execute(() -> {
            if (item.takes(state)) {
                take(item, state);
            } else {
                String type = state.getClass().getSimpleName();
                logger.debug("Received update of a not accepted type ({}) for item '{}'", type, item.getName());
            }
        });
    }

    private void toItems(ChannelUID uid, Consumer<StateProfile> event) {
        Channel channel = things.getChannel(uid);
        for (ItemChannelLink link : items.linksOf(uid)) {
            if (channel != null) {
                profile(link, channel).ifPresent(event);
            }
        }
    }

    private Optional<StateProfile> profile(ItemChannelLink link, Channel channel) {
        return items.find(link.getItemName())
                .flatMap(item -> Optional.ofNullable(profiles.of(link, channel, item, new Way(link))));
    }

    private void receive(HostItem item, Command command, @Nullable ChannelUID source) {
        EventLog.command(item.getName(), command);
        autoUpdate(item, command);
        toChannels(item, command, source, (profile, value) -> profile.onCommandFromItem((Command) value));
        for (HostItem member : items.membersOf(item.getName())) {
            if (member.takes(command)) {
                bus.execute(() -> receive(member, command, null));
            }
        }
    }

    /** Profiles are told of every update, whether or not it changes the item. */
    private void take(HostItem item, State state) {
        if (item.update(state)) {
            toChannels(item, item.getState(), null, (profile, value) -> profile.onStateUpdateFromItem((State) value));
        }
    }

    private void toChannels(
            HostItem item, Type value, @Nullable ChannelUID source, BiConsumer<StateProfile, Type> event) {
        for (ItemChannelLink link : items.linksOf(item.getName())) {
            ChannelUID uid = link.getLinkedUID();
            Channel channel = things.getChannel(uid);
            if (channel == null) {
                logger.debug("{} is dropped: there is no channel {}", value, uid);
            } else if (!uid.equals(source)) {
                Type fitting = item.inUnitFor(channel.getAcceptedItemType(), value);
                profile(link, channel).ifPresent(profile -> {
                    if (profile instanceof LinkProfiles.SystemProfile) {
                        event.accept(profile, fitting);
                    } else {
                        safeCalls.startInOrder(
                                uid.getThingUID(),
                                profile,
                                "onEventFromItem",
                                COMMAND_WATCH,
                                () -> event.accept(profile, fitting));
                    }
                });
            }
        }
    }

    /** What the profile of a link reaches. */
    private final class Way implements ProfileCallback {
        private final ItemChannelLink link;

        Way(ItemChannelLink link) {
            this.link = link;
        }

        @Override
        public ItemChannelLink getItemChannelLink() {
            return link;
        }

        @Override
        public void handleCommand(Command command) {
            Thing thing = things.get(link.getLinkedUID().getThingUID());
            Channel channel = things.getChannel(link.getLinkedUID());
            if (thing != null && channel != null) {
                toHandler(thing, channel, command);
            }
        }

        @Override
        public void sendCommand(Command command) {
            ChannelUID source = echo ? null : link.getLinkedUID();
            items.find(link.getItemName()).ifPresent(item -> bus.execute(() -> receive(item, command, source)));
        }

        @Override
        public void sendUpdate(State state) {
            items.find(link.getItemName()).ifPresent(item -> bus.execute(() -> take(item, state)));
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
        items.linksOf(item.getName()).forEach(link -> policies.add(policyOf(link.getLinkedUID())));
        switch (AutoUpdate.of(item.entry().autoupdate(), policies)) {
            case UPDATE -> update(item, state);
            case PREDICT -> predict(item, state);
            case REVERT -> predict(item, item.getState());
            case NOTHING -> logger.trace("The handler updates item {}", item.getName());
        }
    }

    private static void predict(HostItem item, State state) {
        if (item.takes(state)) {
            EventLog.predicted(item.getName(), state);
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
            policy = type == null ? null : type.getAutoUpdatePolicy();
        }
        return policy == null ? AutoUpdatePolicy.DEFAULT : policy;
    }

    /** What becomes of an item's state at once when it receives a command, before any device has answered. */
    enum AutoUpdate {
        /** The state follows the command. */
        UPDATE,
        /** The state is only predicted; the handler's update makes it true. */
        PREDICT,
        /** No linked channel is online: what the item shows stays. */
        REVERT,
        /** The handler alone knows. */
        NOTHING;

        /**
         * Decides by the item's own word, then by the policies of those channels that are online.
         *
         * @param wish the item's {@code autoupdate}; null if it has none
         * @param policies one for each linked channel; null stands for a channel whose thing is not online
         */
        static AutoUpdate of(@Nullable Boolean wish, Collection<@Nullable AutoUpdatePolicy> policies) {
            if (wish != null) {
                return wish ? UPDATE : NOTHING;
            }
            boolean anyOnline = policies.stream().anyMatch(Objects::nonNull);
            if (!anyOnline && !policies.isEmpty()) {
                return REVERT;
            }
            if (policies.contains(AutoUpdatePolicy.VETO)) {
                return NOTHING;
            }
            return policies.contains(AutoUpdatePolicy.DEFAULT) ? PREDICT : UPDATE;
        }
    }
}
