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
package org.openhab.core.thing.firmware;

import java.util.Set;
import org.openhab.core.events.AbstractEventFactory;
import org.openhab.core.thing.ThingUID;

/** Makes the events of firmwares. */
public final class FirmwareEventFactory extends AbstractEventFactory {
    public FirmwareEventFactory() {
        super(Set.of(
                FirmwareStatusInfoEvent.TYPE,
                FirmwareUpdateProgressInfoEvent.TYPE,
                FirmwareUpdateResultInfoEvent.TYPE));
    }

    public static FirmwareStatusInfoEvent createFirmwareStatusInfoEvent(FirmwareStatusInfo info) {
        return new FirmwareStatusInfoEvent(topic(info.getThingUID(), "status"), serializePayload(info), info);
    }

    public static FirmwareUpdateProgressInfoEvent createFirmwareUpdateProgressInfoEvent(
            FirmwareUpdateProgressInfo info) {
        return new FirmwareUpdateProgressInfoEvent(
                topic(info.getThingUID(), "update/progress"), serializePayload(info), info);
    }

    public static FirmwareUpdateResultInfoEvent createFirmwareUpdateResultInfoEvent(FirmwareUpdateResultInfo info) {
        return new FirmwareUpdateResultInfoEvent(
                topic(info.getThingUID(), "update/result"), serializePayload(info), info);
    }

    private static String topic(ThingUID thing, String end) {
        return "openhab/things/" + thing + "/firmware/" + end;
    }
}
