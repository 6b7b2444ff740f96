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
package org.openhab.binding.aliyuniot.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.items.ItemRegistry;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.thing.profiles.Profile;
import org.openhab.core.thing.profiles.ProfileCallback;
import org.openhab.core.thing.profiles.ProfileContext;
import org.openhab.core.thing.profiles.ProfileTypeUID;
import org.openhab.core.thing.profiles.StateProfile;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/**
 * Items, channels and links, and between them what openHAB does with profiles: events one after the other on a bus; a
 * command of an item to the profiles of all its links but the one that it came from, which openHAB 5.1 no longer
 * recognizes; a state to all of them, without its unit where the channel takes plain numbers; and nothing to a handler
 * that its channel does not take. Interfaces that differ between the versions of openHAB are filled at run time. What
 * happens, happens on the thread of whoever has it happen, one after the other.
 */
@NonNullByDefault({})
public final class LocalHome {
    public final Map<String, LocalItem> items = new ConcurrentSkipListMap<>();
    public final MirrorLinks mirrors;

    /** What items were commanded, such as {@code Lamp ON}. */
    public final List<String> commanded = new CopyOnWriteArrayList<>();

    final List<ItemChannelLink> links = new CopyOnWriteArrayList<>();
    final MirrorProfileFactory factory;

    /** Types of items of channels without a thing. */
    final Map<ChannelUID, String> channels = new LinkedHashMap<>();

    /** Of all channels without a thing. */
    String channelType = "m-a1B2c3D4e5F-lamp";

    /** What came to the handlers of channels, in this order, such as {@code lamp ON}. */
    final List<String> handled = new CopyOnWriteArrayList<>();

    private Function<ChannelUID, Channel> lookup = this::imagined;
    private BiConsumer<ChannelUID, Command> handler =
            (channel, command) -> handled.add(channel.getId() + " " + command);

    private final boolean echo;
    private final ScheduledExecutorService scheduler;
    private final Map<String, StateProfile> profiles = new LinkedHashMap<>();
    private final Deque<Runnable> bus = new ArrayDeque<>();

    /**
     * @param echo whether a handler's command comes back to it by the item, as from openHAB 5.1 on
     * @param scheduler for profiles
     */
    public LocalHome(boolean echo, ScheduledExecutorService scheduler) {
        this.echo = echo;
        this.scheduler = scheduler;
        ItemRegistry itemRegistry = filled(ItemRegistry.class, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("get");
            LocalItem item = items.get(arguments[0]);
            return item == null ? null : item.item();
        });
        ThingRegistry things = filled(ThingRegistry.class, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("getChannel");
            return lookup.apply((ChannelUID) arguments[0]);
        });
        TranslationProvider texts = filled(
                TranslationProvider.class,
                (proxy, method, arguments) -> String.valueOf(arguments[3]).startsWith("zh") ? "镜像到云端" : arguments[2]);
        mirrors = new MirrorLinks(this::linksOf, itemRegistry, things);
        factory = new MirrorProfileFactory(mirrors, texts);
    }

    private static <T> T filled(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
    }

    private Channel imagined(ChannelUID uid) {
        String itemType = channels.get(uid);
        return itemType == null
                ? null
                : ChannelBuilder.create(uid, itemType)
                        .withType(new ChannelTypeUID("aliyuniot", channelType))
                        .build();
    }

    /** Has a real thing and its handler instead of imagined ones. */
    public void have(Function<ChannelUID, Channel> channelsOfThing, BiConsumer<ChannelUID, Command> handlerOfThing) {
        lookup = channelsOfThing;
        handler = handlerOfThing;
    }

    static ChannelUID channel(String id) {
        return new ChannelUID("aliyuniot:device:home:" + id);
    }

    public LocalItem item(String name, String type) {
        return items.computeIfAbsent(name, key -> new LocalItem(key, type));
    }

    /** Links with the profile and its parameters, in pairs. */
    public void mirror(String item, ChannelUID channel, String channelType, Object... parameters) {
        Map<String, Object> configuration = new LinkedHashMap<>(Map.of("profile", "aliyuniot:mirror"));
        for (int i = 0; i < parameters.length; i += 2) {
            configuration.put((String) parameters[i], parameters[i + 1]);
        }
        channels.put(channel, channelType);
        links.add(new ItemChannelLink(item, channel, new Configuration(configuration)));
    }

    void mirror(String item, String channel, String channelType, Object... parameters) {
        mirror(item, channel(channel), channelType, parameters);
    }

    /** A state of an item, by its own binding or a rule. */
    public synchronized void update(String item, State state) {
        bus.add(() -> take(item, state));
        run();
    }

    /** A command to an item, by a user. */
    public synchronized void command(String item, Command command) {
        bus.add(() -> receive(item, command, null));
        run();
    }

    /** What a handler posts for its channel. */
    public synchronized void postCommand(ChannelUID channel, Command command) {
        linksOf(channel).forEach(link -> profile(link).onCommandFromHandler(command));
        run();
    }

    void postCommand(String id, Command command) {
        postCommand(channel(id), command);
    }

    /** What a handler says of its channel. */
    public synchronized void updateState(String id, State state) {
        linksOf(channel(id)).forEach(link -> profile(link).onStateUpdateFromHandler(state));
        run();
    }

    private Collection<ItemChannelLink> linksOf(ChannelUID channel) {
        return links.stream()
                .filter(link -> link.getLinkedUID().equals(channel))
                .toList();
    }

    private void run() {
        // A circle would have no end.
        for (int events = 0; !bus.isEmpty(); events++) {
            assertThat(events).isLessThan(1000);
            bus.remove().run();
        }
    }

    private void receive(String name, Command command, ChannelUID source) {
        commanded.add(name + " " + command);
        for (ItemChannelLink link : List.copyOf(links)) {
            if (link.getItemName().equals(name) && (echo || !link.getLinkedUID().equals(source))) {
                profile(link).onCommandFromItem(command);
            }
        }
        LocalItem item = items.get(name);
        if (item != null && item.obeys && command instanceof State state) {
            bus.add(() -> take(name, state));
        }
    }

    private void take(String name, State state) {
        items.get(name).state = state;
        for (ItemChannelLink link : List.copyOf(links)) {
            if (link.getItemName().equals(name)) {
                boolean plain = "Number".equals(typeOf(link.getLinkedUID()));
                profile(link)
                        .onStateUpdateFromItem(
                                plain && state instanceof QuantityType<?> quantity
                                        ? new DecimalType(quantity.toBigDecimal())
                                        : state);
            }
        }
    }

    /** Made when it is needed first, and kept. */
    private StateProfile profile(ItemChannelLink link) {
        return profiles.computeIfAbsent(link.toString(), key -> (StateProfile) make(MirrorLinks.PROFILE, link));
    }

    Profile make(ProfileTypeUID uid, ItemChannelLink link) {
        ProfileCallback callback = filled(ProfileCallback.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "getItemChannelLink" -> {
                    return link;
                }
                case "handleCommand" -> handle(link.getLinkedUID(), (Command) arguments[0]);
                case "sendCommand" -> {
                    assertThat(arguments).as("openHAB 4.3 knows no source").hasSize(1);
                    bus.add(() -> receive(link.getItemName(), (Command) arguments[0], link.getLinkedUID()));
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
            return null;
        });
        ProfileContext context = filled(ProfileContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getConfiguration" -> link.getConfiguration();
            case "getExecutorService" -> scheduler;
            default -> throw new UnsupportedOperationException(method.getName());
        });
        return factory.createProfile(uid, callback, context);
    }

    private String typeOf(ChannelUID uid) {
        Channel channel = lookup.apply(uid);
        return channel == null ? null : channel.getAcceptedItemType();
    }

    private void handle(ChannelUID channel, Command command) {
        String type = typeOf(channel);
        if (type == null || type.contains(":") || ItemTypes.commands(type).contains(command.getClass())) {
            handler.accept(channel, command);
        }
    }
}
