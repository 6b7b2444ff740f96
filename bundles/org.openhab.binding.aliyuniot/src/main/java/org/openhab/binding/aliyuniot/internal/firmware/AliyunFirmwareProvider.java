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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.firmware.FirmwareProvider;

/**
 * Offers each thing the firmware that the platform wants it to have, and beside it the one that it runs. openHAB asks for
 * all things whenever it lists them, so everything is answered from memory. For any thread.
 *
 * <p>No component of its own: a second version of the bundle beside this one, as during an upgrade, would be given the
 * object of the other version's class.
 */
public class AliyunFirmwareProvider implements FirmwareProvider {
    private final Map<ThingUID, List<OfferedFirmware>> offers = new ConcurrentHashMap<>();

    /** Makes this everything that a thing is offered. */
    void offer(ThingUID thing, List<OfferedFirmware> firmwares) {
        offers.put(thing, List.copyOf(firmwares));
    }

    void withdraw(ThingUID thing) {
        offers.remove(thing);
    }

    @Override
    public @Nullable Firmware getFirmware(Thing thing, String version) {
        return getFirmware(thing, version, null);
    }

    /** Finds a firmware by openHAB's version or by the platform's. */
    @Override
    public @Nullable Firmware getFirmware(Thing thing, String version, @Nullable Locale locale) {
        for (OfferedFirmware offered : offers.getOrDefault(thing.getUID(), List.of())) {
            if (offered.isCalled(version)) {
                return offered.toFirmware(thing);
            }
        }
        return null;
    }

    @Override
    public @Nullable Set<Firmware> getFirmwares(Thing thing) {
        return getFirmwares(thing, null);
    }

    @Override
    public @Nullable Set<Firmware> getFirmwares(Thing thing, @Nullable Locale locale) {
        Set<Firmware> firmwares = new LinkedHashSet<>();
        for (OfferedFirmware offered : offers.getOrDefault(thing.getUID(), List.of())) {
            firmwares.add(offered.toFirmware(thing));
        }
        return firmwares;
    }
}
