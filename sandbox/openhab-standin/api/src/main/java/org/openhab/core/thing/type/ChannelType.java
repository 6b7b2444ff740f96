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
import org.openhab.core.types.StateDescription;

/** What channels of a kind have in common. */
public class ChannelType {
    private final TypeBuilder<?> facts;

    /** The builder makes no other type after this. */
    ChannelType(TypeBuilder<?> facts) {
        this.facts = facts;
    }

    public ChannelTypeUID getUID() {
        return facts.uid;
    }

    public ChannelKind getKind() {
        return facts.itemType == null ? ChannelKind.TRIGGER : ChannelKind.STATE;
    }

    /** What items a channel with a state is for, such as {@code Number:Temperature}; null for triggers. */
    public @Nullable String getItemType() {
        return facts.itemType;
    }

    public String getLabel() {
        return facts.label;
    }

    public @Nullable String getDescription() {
        return facts.description;
    }

    public Set<String> getTags() {
        return Set.copyOf(facts.tags);
    }

    public @Nullable AutoUpdatePolicy getAutoUpdatePolicy() {
        return facts.autoUpdatePolicy;
    }

    public @Nullable URI getConfigDescriptionURI() {
        return facts.config;
    }

    public @Nullable StateDescription getState() {
        return facts.state;
    }

    public @Nullable String getUnitHint() {
        return facts.unitHint;
    }
}
