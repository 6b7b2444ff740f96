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
package org.openhab.core.thing.util;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;

/** Keeps the channels of a thing distinct. */
public class ThingHelper {
    /** @throws IllegalArgumentException if a UID occurs twice */
    public static void ensureUniqueChannels(Collection<Channel> channels) {
        Set<ChannelUID> seen = new HashSet<>();
        Set<String> duplicates = new TreeSet<>();
        for (Channel channel : channels) {
            if (!seen.add(channel.getUID())) {
                duplicates.add(channel.getUID().toString());
            }
        }
        if (!duplicates.isEmpty()) {
            throw new IllegalArgumentException("Duplicate channels " + String.join(", ", duplicates));
        }
    }

    /** @throws IllegalArgumentException if the channel's UID is among those of the channels */
    public static void ensureUniqueChannels(Collection<Channel> channels, Channel channel) {
        if (channels.stream().anyMatch(other -> other.getUID().equals(channel.getUID()))) {
            throw new IllegalArgumentException("Duplicate channels " + channel.getUID());
        }
    }
}
