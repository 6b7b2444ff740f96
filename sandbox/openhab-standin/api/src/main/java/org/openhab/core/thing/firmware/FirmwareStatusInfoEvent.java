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

import org.openhab.core.events.AbstractEvent;

/** Says that the firmware status of a thing has changed. */
public final class FirmwareStatusInfoEvent extends AbstractEvent {
    public static final String TYPE = FirmwareStatusInfoEvent.class.getSimpleName();

    private final FirmwareStatusInfo statusInfo;

    protected FirmwareStatusInfoEvent(String topic, String payload, FirmwareStatusInfo statusInfo) {
        super(topic, payload, null);
        this.statusInfo = statusInfo;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public String toString() {
        FirmwareStatus status = statusInfo.getFirmwareStatus();
        String text = "Firmware status of thing " + statusInfo.getThingUID() + " changed to " + status + ".";
        return status != FirmwareStatus.UPDATE_EXECUTABLE
                ? text
                : text + "The new updatable firmware version is " + statusInfo.getUpdatableFirmwareVersion() + ".";
    }
}
