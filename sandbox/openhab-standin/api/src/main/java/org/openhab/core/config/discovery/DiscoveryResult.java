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

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;

/** A thing that was found, and what to make it with. */
public interface DiscoveryResult {
    /** The time to live, in seconds, of a result that stays until it is removed. */
    long TTL_UNLIMITED = -1;

    ThingUID getThingUID();

    ThingTypeUID getThingTypeUID();

    String getBindingId();

    @Nullable
    ThingUID getBridgeUID();

    String getLabel();

    /** Become the thing's configuration where its type has such parameters, else its properties; not modifiable. */
    Map<String, Object> getProperties();

    /** The property that tells one device from another, wherever it was found. */
    @Nullable
    String getRepresentationProperty();

    long getTimeToLive();
}
