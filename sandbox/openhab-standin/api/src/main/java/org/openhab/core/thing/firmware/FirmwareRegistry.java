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

import java.util.Collection;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.firmware.Firmware;

/** Knows the firmwares of all providers; gives only those that suit the thing. */
public interface FirmwareRegistry {
    @Nullable
    Firmware getFirmware(Thing thing, String firmwareVersion);

    @Nullable
    Firmware getLatestFirmware(Thing thing);

    /** The newest first, one of each version. */
    Collection<Firmware> getFirmwares(Thing thing);
}
