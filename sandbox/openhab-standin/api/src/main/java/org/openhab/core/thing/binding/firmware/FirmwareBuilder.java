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
package org.openhab.core.thing.binding.firmware;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.internal.firmware.FirmwareImpl;
import org.openhab.core.thing.internal.firmware.FirmwareRegistryImpl.Arguments;

/** Makes firmwares; only thing type and version are needed. */
public final class FirmwareBuilder {
    private final ThingTypeUID thingTypeUID;
    private final String version;
    private final Map<String, String> properties = new HashMap<>();
    private @Nullable String description;
    private FirmwareRestriction firmwareRestriction = thing -> true;
    private @Nullable String changelog;

    private FirmwareBuilder(ThingTypeUID thingTypeUID, String version) {
        this.thingTypeUID = Arguments.present(thingTypeUID, "ThingTypeUID must not be null.");
        this.version = Arguments.notEmpty(version, "Firmware version must not be null or empty.");
    }

    /** @throws IllegalArgumentException if the version is empty */
    public static FirmwareBuilder create(ThingTypeUID thingTypeUID, String firmwareVersion) {
        return new FirmwareBuilder(thingTypeUID, firmwareVersion);
    }

    public FirmwareBuilder withDescription(@Nullable String description) {
        this.description = description;
        return this;
    }

    public FirmwareBuilder withFirmwareRestriction(FirmwareRestriction firmwareRestriction) {
        this.firmwareRestriction =
                Arguments.present(firmwareRestriction, "Firmware restriction function must not be null.");
        return this;
    }

    public FirmwareBuilder withChangelog(@Nullable String changelog) {
        this.changelog = changelog;
        return this;
    }

    public FirmwareBuilder withProperties(Map<String, String> properties) {
        Map<String, String> given = Arguments.present(properties, "Properties must not be null.");
        this.properties.clear();
        this.properties.putAll(given);
        return this;
    }

    public Firmware build() {
        return new FirmwareImpl(
                thingTypeUID, description, version, changelog, Map.copyOf(properties), firmwareRestriction);
    }
}
