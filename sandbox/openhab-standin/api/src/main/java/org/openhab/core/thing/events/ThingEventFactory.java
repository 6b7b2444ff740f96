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

import java.util.List;
import java.util.Set;
import org.openhab.core.events.AbstractEventFactory;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;

/** Makes the events of things; of all that openHAB knows, those that something in this host listens to. */
public class ThingEventFactory extends AbstractEventFactory {
    private static final String PREFIX = "openhab/things/";
    private static final String STATUS_CHANGED = "/statuschanged";

    public ThingEventFactory() {
        super(Set.of(ThingStatusInfoChangedEvent.TYPE));
    }

    public static ThingStatusInfoChangedEvent createStatusInfoChangedEvent(
            ThingUID thingUID, ThingStatusInfo thingStatusInfo, ThingStatusInfo oldThingStatusInfo) {
        return new ThingStatusInfoChangedEvent(
                PREFIX + thingUID + STATUS_CHANGED,
                serializePayload(List.of(thingStatusInfo, oldThingStatusInfo)),
                thingUID,
                thingStatusInfo,
                oldThingStatusInfo);
    }
}
