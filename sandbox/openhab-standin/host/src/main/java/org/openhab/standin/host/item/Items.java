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

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.items.Item;
import org.openhab.core.items.ItemRegistry;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.UID;
import org.openhab.core.thing.link.ItemChannelLink;
import org.openhab.core.thing.link.ItemChannelLinkRegistry;
import org.openhab.standin.host.yaml.YamlContent.ItemEntry;
import org.osgi.service.component.annotations.Component;

/** All items and their links to channels. Safe for use by several threads. */
@Component(service = {Items.class, ItemRegistry.class, ItemChannelLinkRegistry.class})
public final class Items extends ItemChannelLinkRegistry implements ItemRegistry {
    private final Map<String, HostItem> items = new LinkedHashMap<>();
    private final Map<String, ItemChannelLink> links = new LinkedHashMap<>();
    // As openHAB has them, so that an event costs the same however many items there are.
    private Map<String, List<ItemChannelLink>> linksOfItems = Map.of();
    private Map<ChannelUID, List<ItemChannelLink>> linksOfChannels = Map.of();

    /**
     * Links that came and went.
     *
     * @param added channels that now have a link they had not
     * @param removed channels that have lost a link
     */
    public record LinkChanges(Set<ChannelUID> added, Set<ChannelUID> removed) {}

    /** Replaces all items; one whose entry is as before keeps its state, and so does one of the same type. */
    public synchronized LinkChanges replace(Collection<ItemEntry> entries) {
        Map<String, HostItem> before = new LinkedHashMap<>(items);
        Map<String, ItemChannelLink> linksBefore = new LinkedHashMap<>(links);
        items.clear();
        links.clear();
        for (ItemEntry entry : entries) {
            HostItem old = before.get(entry.name());
            boolean same = old != null && old.entry().equals(entry);
            items.put(entry.name(), same ? old : item(entry, old));
            entry.channels().forEach((uid, configuration) -> {
                ItemChannelLink link =
                        new ItemChannelLink(entry.name(), new ChannelUID(uid), new Configuration(configuration));
                ItemChannelLink known = linksBefore.get(link.getUID());
                boolean kept = known != null && known.getConfiguration().equals(link.getConfiguration());
                links.put(link.getUID(), known != null && kept ? known : link);
            });
        }
        index();
        return new LinkChanges(difference(links, linksBefore), difference(linksBefore, links));
    }

    private void index() {
        linksOfItems = links.values().stream().collect(Collectors.groupingBy(ItemChannelLink::getItemName));
        linksOfChannels = links.values().stream().collect(Collectors.groupingBy(ItemChannelLink::getLinkedUID));
    }

    private static HostItem item(ItemEntry entry, @Nullable HostItem old) {
        HostItem item = new HostItem(entry);
        if (old != null) {
            item.follow(old);
        }
        return item;
    }

    public synchronized Optional<HostItem> find(String name) {
        return Optional.ofNullable(items.get(name));
    }

    @Override
    public synchronized @Nullable Item get(String name) {
        return items.get(name);
    }

    @Override
    public Collection<Item> getAll() {
        return List.copyOf(all());
    }

    @Override
    public Stream<Item> stream() {
        return getAll().stream();
    }

    @Override
    public Set<ItemChannelLink> getLinks(UID uid) {
        return Set.copyOf(
                links().stream().filter(link -> link.getLinkedUID().equals(uid)).toList());
    }

    public synchronized List<HostItem> all() {
        return new ArrayList<>(items.values());
    }

    public synchronized List<ItemChannelLink> links() {
        return new ArrayList<>(links.values());
    }

    synchronized List<ItemChannelLink> linksOf(ChannelUID channel) {
        return linksOfChannels.getOrDefault(channel, List.of());
    }

    synchronized List<ItemChannelLink> linksOf(String item) {
        return linksOfItems.getOrDefault(item, List.of());
    }

    synchronized List<HostItem> membersOf(String group) {
        return items.values().stream()
                .filter(item -> item.entry().groups().contains(group))
                .toList();
    }

    public boolean isLinked(ChannelUID channel) {
        return !linksOf(channel).isEmpty();
    }

    private static Set<ChannelUID> difference(Map<String, ItemChannelLink> from, Map<String, ItemChannelLink> without) {
        Set<ChannelUID> channels = new HashSet<>();
        from.forEach((uid, link) -> {
            if (!without.containsKey(uid)) {
                channels.add(link.getLinkedUID());
            }
        });
        return channels;
    }
}
