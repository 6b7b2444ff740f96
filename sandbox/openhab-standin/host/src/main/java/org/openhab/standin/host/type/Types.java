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
package org.openhab.standin.host.type;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeUID;

/** Knows the types that there are now; they come and go with the bundles that describe them. */
public interface Types {
    @Nullable
    ThingType thingType(ThingTypeUID uid);

    @Nullable
    ChannelType channelType(@Nullable ChannelTypeUID uid);

    /**
     * What things of a kind have in common.
     *
     * @param bridge whether other things may be below them
     * @param needsBridge whether they have to be below a bridge
     * @param channels those that every thing of the type has
     * @param config where their configuration is described
     */
    record ThingType(
            ThingTypeUID uid,
            boolean bridge,
            boolean needsBridge,
            String label,
            List<ChannelDefinition> channels,
            Map<String, String> properties,
            @Nullable URI config) {
        /** A channel that every thing of a type has; label, description and policy go before those of the channel's type. */
        public record ChannelDefinition(
                String id,
                ChannelTypeUID type,
                @Nullable String label,
                @Nullable String description,
                Map<String, String> properties,
                @Nullable AutoUpdatePolicy autoUpdatePolicy) {}
    }
}
