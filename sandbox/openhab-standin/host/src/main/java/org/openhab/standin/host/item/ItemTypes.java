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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.items.GenericItem;
import org.openhab.core.library.CoreItemFactory;
import org.openhab.core.types.Command;
import org.openhab.standin.host.yaml.ItemEntry;

/** Makes items by the name of their type, as openHAB's factory does, and groups. */
public final class ItemTypes {

    private ItemTypes() {}

    /**
     * Makes an item of what its file says of it.
     *
     * @throws IllegalArgumentException if there is no such type, dimension or unit; the message lists all types
     */
    public static GenericItem create(ItemEntry entry) {
        String dimension = entry.dimension();
        String type = dimension == null ? entry.type() : entry.type() + ":" + dimension;
        GenericItem item = create(type, entry.name(), entry.metadata().get("unit"));
        item.setLabel(entry.label());
        item.setCategory(entry.icon());
        item.addTags(entry.tags());
        item.addGroupNames(entry.groups());
        return item;
    }

    /** The commands that items of a type take, in the order in which they are tried. */
    static List<Class<? extends Command>> commands(String type) {
        return create(type, "any", null).getAcceptedCommandTypes();
    }

    private static GenericItem create(String type, String name, @Nullable String unit) {
        if (GroupItem.TYPE.equals(type)) {
            return new GroupItem(name);
        }
        CoreItemFactory factory = new CoreItemFactory(new ItemUnits(unit));
        GenericItem item = factory.createItem(type, name);
        if (item == null) {
            throw new IllegalArgumentException("item type '" + type + "' is not known; there are "
                    + Stream.concat(Stream.of(factory.getSupportedItemTypes()), Stream.of(GroupItem.TYPE))
                            .collect(Collectors.joining(", ")));
        }
        return item;
    }
}
