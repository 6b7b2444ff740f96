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

import static org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants.BINDING_ID;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.items.Item;
import org.openhab.core.items.ItemRegistry;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.thing.link.ItemChannelLinkRegistry;
import org.openhab.core.thing.profiles.ProfileTypeUID;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The links with the profile, as openHAB has them at the moment of asking: of links, items and channels nothing is kept,
 * as all of them come and go. A link whose parameters cannot be used mirrors nothing either way.
 */
public class MirrorLinks implements MirroredItems {
    static final ProfileTypeUID PROFILE = new ProfileTypeUID(BINDING_ID, "mirror");

    private static final String PROFILE_PARAMETER = "profile";

    /** Types of channels that stand for a property: of those that users add, and of those made of a thing model. */
    private static final String PROPERTY = "property";

    private static final String GENERATED = "m-";

    private final Logger logger = LoggerFactory.getLogger(MirrorLinks.class);

    private final Function<ChannelUID, Collection<ItemChannelLink>> links;
    private final ItemRegistry items;
    private final ThingRegistry things;

    /** Channels whose rivals were told of; as many as there are channels at most. */
    private final Set<ChannelUID> contested = ConcurrentHashMap.newKeySet();

    /** One link that can be used. */
    private record Mirror(String item, MirrorSettings settings) {
        boolean isUp() {
            return settings.direction().isUp();
        }

        boolean isDown() {
            return settings.direction().isDown();
        }
    }

    public MirrorLinks(ItemChannelLinkRegistry links, ItemRegistry items, ThingRegistry things) {
        this(links::getLinks, items, things);
    }

    /**
     * @param links of a channel
     */
    MirrorLinks(Function<ChannelUID, Collection<ItemChannelLink>> links, ItemRegistry items, ThingRegistry things) {
        this.links = links;
        this.items = items;
        this.things = things;
    }

    @Override
    public boolean isMirrored(ChannelUID channel) {
        return links.apply(channel).stream().anyMatch(MirrorLinks::hasProfile);
    }

    /** Of several items, the first by name that has a value. */
    @Override
    public @Nullable Command present(ChannelUID channel) {
        warnOfRivals(channel);
        String itemType = itemTypeOf(channel);
        for (Mirror mirror : mirrorsOf(channel)) {
            Item item = mirror.isUp() ? items.get(mirror.item()) : null;
            Command value = item == null ? null : StateToCloud.of(item.getState(), itemType);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    @Override
    public boolean takes(ChannelUID channel, Command command) {
        return mirrorsOf(channel).stream()
                .anyMatch(mirror -> mirror.isDown() && commandFor(mirror.item(), command) != null);
    }

    /** What the item takes instead of the command; {@code null} if it takes nothing of the kind, or is no more. */
    @Nullable
    Command commandFor(String itemName, Command command) {
        Item item = items.get(itemName);
        return item == null ? null : CommandToItem.of(command, item);
    }

    /** What the channel takes, such as {@code Number:Temperature}; {@code null} if that is not known. */
    @Nullable
    String itemTypeOf(ChannelUID uid) {
        Channel channel = things.getChannel(uid);
        return channel == null ? null : channel.getAcceptedItemType();
    }

    /** Whether the platform waits for what an item becomes by a command: it does for properties of a thing model. */
    boolean isConfirmed(ChannelUID uid) {
        Channel channel = things.getChannel(uid);
        ChannelTypeUID type = channel == null ? null : channel.getChannelTypeUID();
        return type != null && (type.getId().equals(PROPERTY) || type.getId().startsWith(GENERATED));
    }

    /** Whether the item is there and still reports to the channel. */
    boolean goesUp(String itemName, ChannelUID channel) {
        return items.get(itemName) != null
                && mirrorsOf(channel).stream()
                        .anyMatch(mirror -> mirror.isUp() && mirror.item().equals(itemName));
    }

    /** Says once that several items report to one channel. Once they do not, it is said again the next time. */
    void warnOfRivals(ChannelUID channel) {
        List<String> rivals = mirrorsOf(channel).stream()
                .filter(Mirror::isUp)
                .map(Mirror::item)
                .toList();
        if (rivals.size() < 2) {
            contested.remove(channel);
        } else if (contested.add(channel)) {
            logger.warn(
                    "{} is what several items report to: {}. The platform has what the last one said. Mirror one of them,"
                            + " and give the other links direction=down",
                    channel,
                    String.join(", ", rivals));
        }
    }

    private List<Mirror> mirrorsOf(ChannelUID channel) {
        List<Mirror> mirrors = new ArrayList<>();
        for (ItemChannelLink link : links.apply(channel)) {
            if (hasProfile(link)) {
                try {
                    mirrors.add(new Mirror(link.getItemName(), MirrorSettings.read(link.getConfiguration())));
                } catch (IllegalArgumentException e) {
                    logger.trace("{} mirrors nothing: {}", link, e.getMessage());
                }
            }
        }
        mirrors.sort(Comparator.comparing(Mirror::item));
        return mirrors;
    }

    private static boolean hasProfile(ItemChannelLink link) {
        Object profile = link.getConfiguration().get(PROFILE_PARAMETER);
        return profile != null && profile.toString().equals(PROFILE.toString());
    }
}
