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
import java.util.Collection;

/** Makes a {@link ChannelType}. */
public interface ChannelTypeBuilder<T extends ChannelTypeBuilder<T>> {
    T withDescription(String description);

    T withTags(Collection<String> tags);

    T withConfigDescriptionURI(URI configDescriptionURI);

    ChannelType build();

    /** @throws IllegalArgumentException if label or item type is empty */
    static StateChannelTypeBuilder state(ChannelTypeUID channelTypeUID, String label, String itemType) {
        return new TypeBuilder.OfState(channelTypeUID, label, itemType);
    }

    /** @throws IllegalArgumentException if the label is empty */
    static TriggerChannelTypeBuilder trigger(ChannelTypeUID channelTypeUID, String label) {
        return new TypeBuilder.OfTrigger(channelTypeUID, label);
    }
}
