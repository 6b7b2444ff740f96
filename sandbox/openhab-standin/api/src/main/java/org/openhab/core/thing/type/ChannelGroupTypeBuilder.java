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

/** Makes a {@link ChannelGroupType}. */
@NonNullByDefault
public class ChannelGroupTypeBuilder {

    private final ChannelGroupTypeUID uid;
    private final String label;
    private @Nullable String description;
    private @Nullable String category;
    private List<ChannelDefinition> channelDefinitions = List.of();

    private ChannelGroupTypeBuilder(ChannelGroupTypeUID uid, String label) {
        this.uid = uid;
        this.label = label;
    }

    /** @throws IllegalArgumentException if the label is empty */
    public static ChannelGroupTypeBuilder instance(ChannelGroupTypeUID channelGroupTypeUID, String label) {
        if (label.isEmpty()) {
            throw new IllegalArgumentException("Label for a ChannelGroupType must not be empty.");
        }
        return new ChannelGroupTypeBuilder(channelGroupTypeUID, label);
    }

    public ChannelGroupTypeBuilder withDescription(String description) {
        this.description = description;
        return this;
    }

    public ChannelGroupTypeBuilder withCategory(String category) {
        this.category = category;
        return this;
    }

    public ChannelGroupTypeBuilder withChannelDefinitions(List<ChannelDefinition> channelDefinitions) {
        this.channelDefinitions = channelDefinitions;
        return this;
    }

    public ChannelGroupType build() {
        return new ChannelGroupType(uid, label, description, category, channelDefinitions);
    }
}
