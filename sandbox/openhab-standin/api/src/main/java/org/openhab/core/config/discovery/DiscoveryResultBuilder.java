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
package org.openhab.core.config.discovery;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a {@link DiscoveryResult}. */
public class DiscoveryResultBuilder {
    private final Logger logger = LoggerFactory.getLogger(DiscoveryResultBuilder.class);
    private final ThingUID thingUID;
    private final Map<String, Object> properties = new HashMap<>();
    private @Nullable ThingTypeUID thingTypeUID;
    private @Nullable ThingUID bridgeUID;
    private @Nullable String representationProperty;
    private String label = "";

    private DiscoveryResultBuilder(ThingUID thingUID) {
        this.thingUID = thingUID;
    }

    public static DiscoveryResultBuilder create(ThingUID thingUID) {
        return new DiscoveryResultBuilder(thingUID);
    }

    /** Without it, the type is that of the UID. */
    public DiscoveryResultBuilder withThingType(@Nullable ThingTypeUID thingTypeUID) {
        this.thingTypeUID = thingTypeUID;
        return this;
    }

    /** @throws IllegalArgumentException if the thing's UID does not name the bridge, as openHAB 4.3 wants it */
    public DiscoveryResultBuilder withBridge(@Nullable ThingUID bridgeUID) {
        if (bridgeUID != null
                && !(thingUID.getBindingId().equals(bridgeUID.getBindingId())
                        && thingUID.getBridgeIds().contains(bridgeUID.getId()))) {
            throw new IllegalArgumentException(
                    "Thing UID '" + thingUID + "' does not match bridge UID '" + bridgeUID + "'");
        }
        this.bridgeUID = bridgeUID;
        return this;
    }

    public DiscoveryResultBuilder withLabel(@Nullable String label) {
        this.label = label == null ? "" : label;
        return this;
    }

    public DiscoveryResultBuilder withProperties(@Nullable Map<String, Object> properties) {
        this.properties.putAll(properties == null ? Map.of() : properties);
        return this;
    }

    public DiscoveryResultBuilder withProperty(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    public DiscoveryResultBuilder withRepresentationProperty(@Nullable String representationProperty) {
        this.representationProperty = representationProperty;
        return this;
    }

    public DiscoveryResult build() {
        if (representationProperty != null && !properties.containsKey(representationProperty)) {
            logger.warn(
                    "Representation property '{}' of discovery result for thing '{}' is missing in properties map. It has"
                            + " to be fixed by the bindings developer.",
                    representationProperty,
                    thingUID);
        }
        ThingTypeUID type = thingTypeUID;
        if (type == null) {
            type = new ThingTypeUID(
                    thingUID.getBindingId(), thingUID.getAsString().split(":")[1]);
        }
        long ttl = DiscoveryResult.TTL_UNLIMITED;
        return new Result(thingUID, type, bridgeUID, label, Map.copyOf(properties), representationProperty, ttl);
    }

    private record Result(
            ThingUID getThingUID,
            ThingTypeUID getThingTypeUID,
            @Nullable ThingUID getBridgeUID,
            String getLabel,
            Map<String, Object> getProperties,
            @Nullable String getRepresentationProperty,
            long getTimeToLive)
            implements DiscoveryResult {
        @Override
        public String getBindingId() {
            return getThingUID.getBindingId();
        }
    }
}
