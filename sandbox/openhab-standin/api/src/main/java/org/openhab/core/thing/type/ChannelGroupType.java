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
package org.openhab.core.thing.type;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** Channels that belong together, for thing types that have several of their kind. */
@NonNullByDefault
public class ChannelGroupType extends AbstractDescriptionType {

    private final ChannelGroupTypeUID uid;
    private final @Nullable String category;
    private final List<ChannelDefinition> channelDefinitions;

    ChannelGroupType(
            ChannelGroupTypeUID uid,
            String label,
            @Nullable String description,
            @Nullable String category,
            List<ChannelDefinition> channelDefinitions) {
        super(uid, label, description, null);
        this.uid = uid;
        this.category = category;
        this.channelDefinitions = List.copyOf(channelDefinitions);
    }

    @Override
    public ChannelGroupTypeUID getUID() {
        return uid;
    }

    public @Nullable String getCategory() {
        return category;
    }

    public List<ChannelDefinition> getChannelDefinitions() {
        return channelDefinitions;
    }

    @Override
    public String toString() {
        return uid.toString();
    }
}
