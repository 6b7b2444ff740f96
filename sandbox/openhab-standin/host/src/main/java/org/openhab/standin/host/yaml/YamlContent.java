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
package org.openhab.standin.host.yaml;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;

/**
 * What was read.
 *
 * @param readable false if the text as a whole is no such file; it then has no entries
 * @param things by UID, in the order of the file
 * @param items by name, in the order of the file
 * @param problems entries and fields that were left out, and why
 */
public record YamlContent(
        boolean readable, Map<ThingUID, ThingEntry> things, Map<String, ItemEntry> items, List<String> problems) {
    static YamlContent unreadable(String problem) {
        return new YamlContent(false, Map.of(), Map.of(), List.of(problem));
    }

    /**
     * An item as its file describes it.
     *
     * @param name letters, digits and underscores, not beginning with a digit
     * @param type the item type, such as {@code Switch}
     * @param dimension of a number with a unit, such as {@code Temperature}
     * @param autoupdate whether a command becomes the state; null leaves it to the channel
     * @param channels the UIDs of the linked channels, each with the configuration of the link
     * @param metadata the value of each namespace
     */
    public record ItemEntry(
            String name,
            String type,
            @Nullable String dimension,
            @Nullable String label,
            @Nullable String icon,
            @Nullable Boolean autoupdate,
            List<String> groups,
            List<String> tags,
            Map<String, Map<String, Object>> channels,
            Map<String, String> metadata) {
        /** The type with its dimension, such as {@code Number:Temperature}. */
        public String fullType() {
            return dimension == null ? type : type + ":" + dimension;
        }
    }

    /**
     * A thing as its file describes it, before its type is known.
     *
     * @param uid the key of the entry
     * @param isBridge whether other things may name it as their bridge
     * @param label what the user calls it; null takes the type's
     * @param config its configuration as written
     * @param properties what it has besides the properties of its type; those of files have none
     * @param channels its channels by id, in the order of the file
     */
    public record ThingEntry(
            ThingUID uid,
            boolean isBridge,
            @Nullable ThingUID bridge,
            @Nullable String label,
            @Nullable String location,
            Map<String, Object> config,
            Map<String, String> properties,
            Map<String, ChannelEntry> channels) {
        /** The type is the first two segments of the UID. */
        public ThingTypeUID type() {
            String[] segments = uid.getAsString().split(":", 3);
            return new ThingTypeUID(segments[0], segments[1]);
        }

        /**
         * A channel as its file describes it.
         *
         * @param type the channel type: an id of the thing's binding, or a full UID; null if the thing type has the channel or
         *     the item type says all
         * @param trigger whether it sends events instead of states; the type's word goes before
         * @param itemType the accepted item type with its dimension, such as {@code Number:Temperature}
         * @param label null takes the type's
         * @param description null takes the type's
         * @param config the configuration as written
         */
        public record ChannelEntry(
                @Nullable String type,
                boolean trigger,
                @Nullable String itemType,
                @Nullable String label,
                @Nullable String description,
                Map<String, Object> config) {}
    }
}
