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

/** Says that an update has ended. */
public final class FirmwareUpdateResultInfoEvent extends AbstractEvent {
    public static final String TYPE = FirmwareUpdateResultInfoEvent.class.getSimpleName();

    private final FirmwareUpdateResultInfo resultInfo;

    protected FirmwareUpdateResultInfoEvent(String topic, String payload, FirmwareUpdateResultInfo resultInfo) {
        super(topic, payload, null);
        this.resultInfo = resultInfo;
    }

    public FirmwareUpdateResultInfo getFirmwareUpdateResultInfo() {
        return resultInfo;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public String toString() {
        String text = "The result of the firmware update for thing " + resultInfo.getThingUID() + " is "
                + resultInfo.getResult() + ".";
        return resultInfo.getResult() != FirmwareUpdateResult.ERROR
                ? text
                : text + " The error message is " + resultInfo.getErrorMessage() + ".";
    }
}
