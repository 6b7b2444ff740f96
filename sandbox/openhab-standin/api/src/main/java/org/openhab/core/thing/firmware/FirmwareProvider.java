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
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.firmware.Firmware;

/**
 * Offers firmwares, as an OSGi service. Asked on any thread and often; must neither block nor open anything. Only the
 * methods with a locale are called.
 */
public interface FirmwareProvider {
    @Nullable
    Firmware getFirmware(Thing thing, String version);

    @Nullable
    Firmware getFirmware(Thing thing, String version, @Nullable Locale locale);

    @Nullable
    Set<Firmware> getFirmwares(Thing thing);

    @Nullable
    Set<Firmware> getFirmwares(Thing thing, @Nullable Locale locale);
}
