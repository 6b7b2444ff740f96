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

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingUID;

/** Tells the status of firmwares, starts updates and cancels them. */
public interface FirmwareUpdateService {
    /** The status as it is now; posts an event if it has changed. Null if the thing has no update handler. */
    @Nullable
    FirmwareStatusInfo getFirmwareStatusInfo(ThingUID thingUID);

    /**
     * Starts an update and returns at once.
     *
     * @param locale the language of error messages; null takes the system's
     * @throws IllegalArgumentException if the thing has no update handler, or there is no such firmware for it
     * @throws IllegalStateException if its handler cannot update now
     */
    void updateFirmware(ThingUID thingUID, String firmwareVersion, @Nullable Locale locale);

    /**
     * Asks the handler to cancel and returns at once.
     *
     * @throws IllegalArgumentException if the thing has no update handler
     * @throws IllegalStateException if no update was ever started
     */
    void cancelFirmwareUpdate(ThingUID thingUID);
}
