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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/**
 * Stands for openHAB and notes what the handler tells it. It has the methods that handlers of this add-on call; openHAB's
 * interface has more.
 */
@NonNullByDefault({})
class RecordingCallback {
    final List<ThingStatusInfo> statuses = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();

    /** Things that the handler has changed, which openHAB stores. */
    final List<Thing> stored = new CopyOnWriteArrayList<>();

    /** Channels without an item. */
    final Set<ChannelUID> unlinked = ConcurrentHashMap.newKeySet();

    /** Which channels have items. */
    Predicate<ChannelUID> linked = channel -> !unlinked.contains(channel);

    /** What openHAB does with the commands of the handler. */
    BiConsumer<ChannelUID, Command> commands = (channel, command) -> {};

    private final ThingHandlerCallback openhab = (ThingHandlerCallback) Proxy.newProxyInstance(
            RecordingCallback.class.getClassLoader(), new Class<?>[] {ThingHandlerCallback.class}, this::call);

    /** What a handler is given; it ends up in the methods of this class. */
    final ThingHandlerCallback asOpenhab() {
        return openhab;
    }

    private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return RecordingCallback.class
                    .getMethod(method.getName(), method.getParameterTypes())
                    .invoke(this, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    public void statusUpdated(Thing thing, ThingStatusInfo status) {
        thing.setStatusInfo(status);
        statuses.add(status);
    }

    public void stateUpdated(ChannelUID channel, State state) {
        events.add(channel.getId() + " state " + state);
    }

    public void postCommand(ChannelUID channel, Command command) {
        events.add(channel.getId() + " command " + command);
        commands.accept(channel, command);
    }

    public void channelTriggered(Thing thing, ChannelUID channel, String event) {
        events.add(channel.getId() + " event " + event);
    }

    public void thingUpdated(Thing thing) {
        stored.add(thing);
    }

    public void configurationUpdated(Thing thing) {}

    public void validateConfigurationParameters(Thing thing, Map<String, Object> parameters) {}

    public void validateConfigurationParameters(Channel channel, Map<String, Object> parameters) {}

    public boolean isChannelLinked(ChannelUID channel) {
        return linked.test(channel);
    }

    public Bridge getBridge(ThingUID bridge) {
        return null;
    }
}
