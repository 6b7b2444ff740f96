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

/** The firmware status of a thing. The order of the fields is that of the event's payload. */
public final class FirmwareStatusInfo {
    private final ThingUID thingUID;
    private final FirmwareStatus firmwareStatus;
    private final @Nullable String firmwareVersion;

    private FirmwareStatusInfo(ThingUID thingUID, FirmwareStatus firmwareStatus, @Nullable String firmwareVersion) {
        this.thingUID = Objects.requireNonNull(thingUID, "Thing UID must not be null.");
        this.firmwareStatus = firmwareStatus;
        this.firmwareVersion = firmwareVersion;
    }

    public static FirmwareStatusInfo createUnknownInfo(ThingUID thingUID) {
        return new FirmwareStatusInfo(thingUID, FirmwareStatus.UNKNOWN, null);
    }

    public static FirmwareStatusInfo createUpToDateInfo(ThingUID thingUID) {
        return new FirmwareStatusInfo(thingUID, FirmwareStatus.UP_TO_DATE, null);
    }

    public static FirmwareStatusInfo createUpdateAvailableInfo(ThingUID thingUID) {
        return new FirmwareStatusInfo(thingUID, FirmwareStatus.UPDATE_AVAILABLE, null);
    }

    /** @param firmwareVersion the version that can be installed now */
    public static FirmwareStatusInfo createUpdateExecutableInfo(ThingUID thingUID, @Nullable String firmwareVersion) {
        return new FirmwareStatusInfo(thingUID, FirmwareStatus.UPDATE_EXECUTABLE, firmwareVersion);
    }

    public ThingUID getThingUID() {
        return thingUID;
    }

    public FirmwareStatus getFirmwareStatus() {
        return firmwareStatus;
    }

    /** Null unless an update is executable. */
    public @Nullable String getUpdatableFirmwareVersion() {
        return firmwareVersion;
    }

    @Override
    public int hashCode() {
        return Objects.hash(thingUID, firmwareStatus, firmwareVersion);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof FirmwareStatusInfo other
                && thingUID.equals(other.thingUID)
                && firmwareStatus == other.firmwareStatus
                && Objects.equals(firmwareVersion, other.firmwareVersion);
    }

    @Override
    public String toString() {
        return "FirmwareStatusInfo [firmwareStatus=" + firmwareStatus + ", firmwareVersion=" + firmwareVersion
                + ", thingUID=" + thingUID + "]";
    }
}
