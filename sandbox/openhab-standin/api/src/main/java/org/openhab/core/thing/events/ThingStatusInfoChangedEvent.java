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
package org.openhab.core.thing.events;

import org.openhab.core.events.AbstractEvent;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;

/** Says that the status of a thing has changed. */
public class ThingStatusInfoChangedEvent extends AbstractEvent {
    public static final String TYPE = ThingStatusInfoChangedEvent.class.getSimpleName();

    private final ThingUID thingUID;
    private final ThingStatusInfo statusInfo;
    private final ThingStatusInfo oldStatusInfo;

    protected ThingStatusInfoChangedEvent(
            String topic,
            String payload,
            ThingUID thingUID,
            ThingStatusInfo newThingStatusInfo,
            ThingStatusInfo oldThingStatusInfo) {
        super(topic, payload, null);
        this.thingUID = thingUID;
        statusInfo = newThingStatusInfo;
        oldStatusInfo = oldThingStatusInfo;
    }

    public ThingUID getThingUID() {
        return thingUID;
    }

    public ThingStatusInfo getStatusInfo() {
        return statusInfo;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public String toString() {
        return "Thing '" + thingUID + "' changed from " + oldStatusInfo + " to " + statusInfo;
    }
}
