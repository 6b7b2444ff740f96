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
package org.openhab.core.thing;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.registry.Identifiable;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.binding.ThingHandler;

/** Something that openHAB talks to: configuration, properties, channels, status, and the handler that does it. */
public interface Thing extends Identifiable<ThingUID> {
    String PROPERTY_SERIAL_NUMBER = "serialNumber";
    String PROPERTY_HARDWARE_VERSION = "hardwareVersion";
    String PROPERTY_FIRMWARE_VERSION = "firmwareVersion";
    String PROPERTY_MODEL_ID = "modelId";
    String PROPERTY_VENDOR = "vendor";
    String PROPERTY_MAC_ADDRESS = "macAddress";

    @Override
    ThingUID getUID();

    ThingTypeUID getThingTypeUID();

    @Nullable
    String getLabel();

    void setLabel(@Nullable String label);

    @Nullable
    String getLocation();

    @Nullable
    ThingUID getBridgeUID();

    /** The channels in the order in which they were added; not modifiable. */
    List<Channel> getChannels();

    @Nullable
    Channel getChannel(String channelId);

    @Nullable
    Channel getChannel(ChannelUID channelUID);

    /** The live configuration, as it is stored. */
    Configuration getConfiguration();

    /** A copy of the properties; not modifiable. */
    Map<String, String> getProperties();

    /**
     * Sets or, with a null value, removes a property.
     *
     * @return the previous value
     * @throws IllegalArgumentException for an empty name
     */
    @Nullable
    String setProperty(String name, @Nullable String value);

    /** Replaces all properties. */
    void setProperties(Map<String, String> properties);

    ThingStatus getStatus();

    ThingStatusInfo getStatusInfo();

    void setStatusInfo(ThingStatusInfo status);

    @Nullable
    ThingHandler getHandler();

    void setHandler(@Nullable ThingHandler thingHandler);
}
