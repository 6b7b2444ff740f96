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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.ThreadPoolManager;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.thing.profiles.Profile;
import org.openhab.core.thing.profiles.ProfileCallback;
import org.openhab.core.thing.profiles.ProfileContext;
import org.openhab.core.thing.profiles.ProfileFactory;
import org.openhab.core.thing.profiles.ProfileTypeUID;
import org.openhab.core.thing.profiles.StateProfile;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the profile of a link. An add-on's is made when the first event comes, and kept while link and factory stay. */
final class LinkProfiles {
    private final Logger logger = LoggerFactory.getLogger(LinkProfiles.class);
    private final List<ProfileFactory> factories = new CopyOnWriteArrayList<>();
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    private record Made(ItemChannelLink link, ProfileFactory factory, StateProfile profile) {}

    private record Context(
            Configuration getConfiguration,
            ScheduledExecutorService getExecutorService,
            List<Class<? extends State>> getAcceptedDataTypes,
            List<Class<? extends Command>> getAcceptedCommandTypes)
            implements ProfileContext {}

    /** What openHAB's own profiles {@code default} and {@code follow} let through; its others are not here. */
    record SystemProfile(boolean follows, ProfileCallback callback) implements StateProfile {
        @Override
        public ProfileTypeUID getProfileTypeUID() {
            return new ProfileTypeUID("system", follows ? "follow" : "default");
        }

        @Override
        public void onStateUpdateFromItem(State state) {
            if (follows && state instanceof Command command) {
                callback.handleCommand(command);
            }
        }

        @Override
        public void onCommandFromItem(Command command) {
            if (!follows) {
                callback.handleCommand(command);
            }
        }

        @Override
        public void onCommandFromHandler(Command command) {
            callback.sendCommand(command);
        }

        @Override
        public void onStateUpdateFromHandler(State state) {
            if (!follows) {
                callback.sendUpdate(state);
            }
        }
    }

    void add(ProfileFactory factory) {
        factories.add(factory);
    }

    void remove(ProfileFactory factory) {
        factories.remove(factory);
        made.values().removeIf(one -> one.factory() == factory);
    }

    /** Null, and a line in the log, if there is none for a state; a trigger has none of its own. */
    @Nullable
    StateProfile of(ItemChannelLink link, Channel channel, HostItem item, ProfileCallback callback) {
        Object given = link.getConfiguration().get("profile");
        String name = given == null ? "" : given.toString();
        if (name.isBlank()) {
            return channel.getKind() == ChannelKind.STATE ? new SystemProfile(false, callback) : null;
        }
        String uid = name.contains(":") ? name : "system:" + name;
        if (uid.equals("system:default") || uid.equals("system:follow")) {
            return new SystemProfile(uid.endsWith("follow"), callback);
        }
        Made present = made.compute(
                link.getUID(),
                (key, before) -> before != null && before.link() == link
                        ? before
                        : make(new ProfileTypeUID(uid), link, item, callback));
        if (present == null) {
            logger.warn("No ProfileFactory found which supports profile '{}' for link '{}'", name, link);
            return null;
        }
        return present.profile();
    }

    private @Nullable Made make(ProfileTypeUID uid, ItemChannelLink link, HostItem item, ProfileCallback callback) {
        for (ProfileFactory factory : factories) {
            if (factory.getSupportedProfileTypeUIDs().contains(uid)) {
                Profile profile = factory.createProfile(
                        uid,
                        callback,
                        new Context(
                                link.getConfiguration(),
                                ThreadPoolManager.getScheduledPool("profiles"),
                                item.getAcceptedDataTypes(),
                                item.getAcceptedCommandTypes()));
                if (profile instanceof StateProfile stateProfile) {
                    return new Made(link, factory, stateProfile);
                }
            }
        }
        return null;
    }
}
