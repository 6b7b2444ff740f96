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
package org.openhab.core.thing.internal.firmware;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.i18n.LocaleProvider;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.firmware.FirmwareProvider;
import org.openhab.core.thing.firmware.FirmwareRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all providers each time. A provider that throws is left out with a warning. */
@Component(service = FirmwareRegistry.class)
public final class FirmwareRegistryImpl implements FirmwareRegistry {
    private final Logger logger = LoggerFactory.getLogger(FirmwareRegistryImpl.class);
    private final LocaleProvider localeProvider;
    private final List<FirmwareProvider> providers = new CopyOnWriteArrayList<>();

    @Activate
    public FirmwareRegistryImpl(@Reference LocaleProvider localeProvider) {
        this.localeProvider = localeProvider;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addFirmwareProvider(FirmwareProvider provider) {
        providers.add(provider);
    }

    public void removeFirmwareProvider(FirmwareProvider provider) {
        providers.remove(provider);
    }

    @Override
    public @Nullable Firmware getFirmware(Thing thing, String firmwareVersion) {
        Arguments.present(thing, "Thing must not be null.");
        Arguments.notEmpty(firmwareVersion, "Firmware version must not be null or empty.");
        Locale language = localeProvider.getLocale();
        for (FirmwareProvider provider : providers) {
            try {
                Firmware firmware = provider.getFirmware(thing, firmwareVersion, language);
                if (firmware != null && firmware.isSuitableFor(thing)) {
                    return firmware;
                }
            } catch (Exception e) {
                logger.warn(
                        "Unexpected exception occurred for firmware provider {} while getting firmware with version {}"
                                + " for thing {}",
                        provider.getClass().getSimpleName(),
                        firmwareVersion,
                        thing.getThingTypeUID(),
                        e);
            }
        }
        return null;
    }

    @Override
    public @Nullable Firmware getLatestFirmware(Thing thing) {
        Iterator<Firmware> newestFirst = getFirmwares(thing).iterator();
        return newestFirst.hasNext() ? newestFirst.next() : null;
    }

    /**
     * All go into one set as they come: what cannot be compared ends its provider, and everything after it if it is in the
     * set already.
     */
    @Override
    public Collection<Firmware> getFirmwares(Thing thing) {
        Arguments.present(thing, "Thing must not be null.");
        Locale language = localeProvider.getLocale();
        Set<Firmware> firmwares = new TreeSet<>();
        for (FirmwareProvider provider : providers) {
            try {
                Set<Firmware> offered = provider.getFirmwares(thing, language);
                if (offered != null) {
                    firmwares.addAll(offered.stream()
                            .filter(firmware -> firmware.isSuitableFor(thing))
                            .toList());
                }
            } catch (Exception e) {
                logger.warn(
                        "Unexpected exception occurred for firmware provider {} while getting firmwares for thing {}.",
                        provider.getClass().getSimpleName(),
                        thing.getUID(),
                        e);
            }
        }
        return Collections.unmodifiableCollection(firmwares);
    }

    /** Refuses arguments that callers without null analysis may leave out. */
    public static final class Arguments {
        private Arguments() {}

        /** @throws IllegalArgumentException with the message if it is null */
        public static <T> T present(@Nullable T argument, String message) {
            if (argument == null) {
                throw new IllegalArgumentException(message);
            }
            return argument;
        }

        /** @throws IllegalArgumentException with the message if it is null or empty */
        public static String notEmpty(@Nullable String argument, String message) {
            if (argument == null || argument.isEmpty()) {
                throw new IllegalArgumentException(message);
            }
            return argument;
        }
    }
}
