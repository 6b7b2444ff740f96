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

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.registry.Registry;

/** All things of the system; an OSGi service. */
public interface ThingRegistry extends Registry<Thing, ThingUID> {
    @Override
    @Nullable
    Thing get(ThingUID uid);

    @Nullable
    Channel getChannel(ChannelUID channelUID);

    /** Hands new values to the thing's handler, as the user interface does. */
    void updateConfiguration(ThingUID thingUID, Map<String, Object> configurationParameters);
}
