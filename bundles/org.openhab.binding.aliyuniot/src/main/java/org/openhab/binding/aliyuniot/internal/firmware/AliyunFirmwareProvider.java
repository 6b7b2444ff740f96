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
    private final Map<ThingUID, Offers> offers = new ConcurrentHashMap<>();

    /** What one thing is offered, from {@link #open} to {@link #close}. */
    final class Offers implements AutoCloseable {
        private final ThingUID thing;
        private volatile List<OfferedFirmware> firmwares = List.of();

        private Offers(ThingUID thing) {
            this.thing = thing;
        }

        /** Makes this everything that the thing is offered; too late if it is closed. */
        void offer(List<OfferedFirmware> all) {
            firmwares = List.copyOf(all);
        }

        /** Withdraws it, unless a newer run of the thing has offers of its own. */
        @Override
        public void close() {
            offers.remove(thing, this);
        }
    }

    /** Begins to offer a thing something; what is offered it still by a former run of it counts no more. */
    Offers open(ThingUID thing) {
        Offers opened = new Offers(thing);
        offers.put(thing, opened);
        return opened;
    }

    private List<OfferedFirmware> offered(ThingUID thing) {
        Offers open = offers.get(thing);
        return open == null ? List.of() : open.firmwares;
    }

    @Override
    public @Nullable Firmware getFirmware(Thing thing, String version) {
        return getFirmware(thing, version, null);
    }

    /** Finds a firmware by openHAB's version or by the platform's. */
    @Override
    public @Nullable Firmware getFirmware(Thing thing, String version, @Nullable Locale locale) {
        for (OfferedFirmware offered : offered(thing.getUID())) {
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
        for (OfferedFirmware offered : offered(thing.getUID())) {
            firmwares.add(offered.toFirmware(thing));
        }
        return firmwares;
    }
}
