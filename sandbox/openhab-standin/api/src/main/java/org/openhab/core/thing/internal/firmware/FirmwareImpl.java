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

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareRestriction;

/** A firmware; two are equal if their facts are, whatever their restriction. */
public final class FirmwareImpl implements Firmware {
    /** What is said of a firmware. */
    public record Facts(
            ThingTypeUID thingTypeUID,
            @Nullable String description,
            String version,
            @Nullable String changelog,
            Map<String, String> properties) {}

    private final Facts facts;
    private final FirmwareRestriction restriction;

    public FirmwareImpl(Facts facts, FirmwareRestriction restriction) {
        this.facts = facts;
        this.restriction = restriction;
    }

    @Override
    public ThingTypeUID getThingTypeUID() {
        return facts.thingTypeUID();
    }

    @Override
    public @Nullable String getDescription() {
        return facts.description();
    }

    @Override
    public String getVersion() {
        return facts.version();
    }

    @Override
    public @Nullable String getChangelog() {
        return facts.changelog();
    }

    @Override
    public Map<String, String> getProperties() {
        return facts.properties();
    }

    @Override
    public boolean isSuccessorVersion(@Nullable String firmwareVersion) {
        return firmwareVersion != null && version().compareTo(FirmwareVersion.of(firmwareVersion)) > 0;
    }

    @Override
    public boolean isSuitableFor(Thing thing) {
        return thing.getThingTypeUID().equals(getThingTypeUID()) && restriction.apply(thing);
    }

    private FirmwareVersion version() {
        return FirmwareVersion.of(getVersion());
    }

    /** The newest comes first. */
    @Override
    public int compareTo(Firmware other) {
        return FirmwareVersion.of(other.getVersion()).compareTo(version());
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof FirmwareImpl other && facts.equals(other.facts);
    }

    @Override
    public String toString() {
        return "FirmwareImpl [thingTypeUID=" + getThingTypeUID() + ", vendor=null, model=null, modelRestricted=false"
                + ", description=" + getDescription() + ", version=" + getVersion() + ", prerequisiteVersion=null"
                + ", changelog=" + getChangelog() + ", onlineChangelog=null, md5Hash=null, properties="
                + getProperties() + "]";
    }
}
