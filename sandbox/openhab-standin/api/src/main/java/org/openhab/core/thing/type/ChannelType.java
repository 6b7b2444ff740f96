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

import java.net.URI;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.registry.Identifiable;
import org.openhab.core.types.StateDescription;

/** What channels of a kind have in common. */
public class ChannelType implements Identifiable<ChannelTypeUID> {
    private final ChannelTypeUID uid;
    private final ChannelKind kind;
    private final @Nullable String itemType;
    private final String label;
    private final @Nullable String description;
    private final Set<String> tags;
    private final @Nullable AutoUpdatePolicy autoUpdatePolicy;
    private final @Nullable URI config;
    private final @Nullable StateDescription state;
    private final @Nullable String unitHint;

    ChannelType(TypeBuilder<?> builder) {
        uid = builder.uid;
        kind = builder.itemType == null ? ChannelKind.TRIGGER : ChannelKind.STATE;
        itemType = builder.itemType;
        label = builder.label;
        description = builder.description;
        tags = Set.copyOf(builder.tags);
        autoUpdatePolicy = builder.autoUpdatePolicy;
        config = builder.config;
        state = builder.state;
        unitHint = builder.unitHint;
    }

    @Override
    public ChannelTypeUID getUID() {
        return uid;
    }

    public ChannelKind getKind() {
        return kind;
    }

    /** What items a channel with a state is for, such as {@code Number:Temperature}; null for triggers. */
    public @Nullable String getItemType() {
        return itemType;
    }

    public String getLabel() {
        return label;
    }

    public @Nullable String getDescription() {
        return description;
    }

    public Set<String> getTags() {
        return tags;
    }

    public @Nullable AutoUpdatePolicy getAutoUpdatePolicy() {
        return autoUpdatePolicy;
    }

    public @Nullable URI getConfigDescriptionURI() {
        return config;
    }

    public @Nullable StateDescription getState() {
        return state;
    }

    public @Nullable String getUnitHint() {
        return unitHint;
    }
}
