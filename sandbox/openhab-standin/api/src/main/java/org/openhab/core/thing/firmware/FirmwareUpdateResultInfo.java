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

import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingUID;

/** How the update of a thing ended. The order of the fields is that of the event's payload. */
public final class FirmwareUpdateResultInfo {
    private final FirmwareUpdateResult result;
    private final @Nullable String errorMessage;
    private final ThingUID thingUID;

    private FirmwareUpdateResultInfo(ThingUID thingUID, FirmwareUpdateResult result, @Nullable String errorMessage) {
        this.thingUID = Objects.requireNonNull(thingUID, "Thing UID must not be null.");
        this.result = Objects.requireNonNull(result, "Firmware update result must not be null");
        if (result == FirmwareUpdateResult.SUCCESS) {
            this.errorMessage = null;
        } else if (errorMessage == null || errorMessage.isEmpty()) {
            throw new IllegalArgumentException("Error message must not be null or empty for erroneous firmare updates");
        } else {
            this.errorMessage = errorMessage;
        }
    }

    /**
     * @param errorMessage a sentence for the user; after success it is left out
     * @throws IllegalArgumentException if there is none although the update was not successful
     */
    public static FirmwareUpdateResultInfo createFirmwareUpdateResultInfo(
            ThingUID thingUID, FirmwareUpdateResult result, @Nullable String errorMessage) {
        return new FirmwareUpdateResultInfo(thingUID, result, errorMessage);
    }

    public ThingUID getThingUID() {
        return thingUID;
    }

    public FirmwareUpdateResult getResult() {
        return result;
    }

    public @Nullable String getErrorMessage() {
        return errorMessage;
    }

    @Override
    public String toString() {
        return "FirmwareUpdateResultInfo [result=" + result + ", errorMessage=" + errorMessage + "]";
    }
}
