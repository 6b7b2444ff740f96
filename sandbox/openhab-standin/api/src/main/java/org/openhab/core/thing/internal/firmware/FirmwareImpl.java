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

import java.net.URL;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareRestriction;

/** A firmware; two are equal if their facts are, whatever their restriction. */
public final class FirmwareImpl implements Firmware {
    /** What is said of a firmware. The changelog's address is a text: comparing URLs would look up their hosts. */
    public record Facts(
            ThingTypeUID thingTypeUID,
            @Nullable String vendor,
            @Nullable String model,
            boolean modelRestricted,
            @Nullable String description,
            String version,
            @Nullable String prerequisiteVersion,
            @Nullable String changelog,
            @Nullable String onlineChangelog,
            @Nullable String md5Hash,
            Map<String, String> properties) {}

    private final Facts facts;
    private final FirmwareRestriction restriction;
    private final @Nullable URL onlineChangelog;

    public FirmwareImpl(Facts facts, FirmwareRestriction restriction, @Nullable URL onlineChangelog) {
        this.facts = facts;
        this.restriction = restriction;
        this.onlineChangelog = onlineChangelog;
    }

    @Override
    public ThingTypeUID getThingTypeUID() {
        return facts.thingTypeUID();
    }

    @Override
    public @Nullable String getVendor() {
        return facts.vendor();
    }

    @Override
    public @Nullable String getModel() {
        return facts.model();
    }

    @Override
    public boolean isModelRestricted() {
        return facts.modelRestricted();
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
    public @Nullable String getPrerequisiteVersion() {
        return facts.prerequisiteVersion();
    }

    @Override
    public FirmwareRestriction getFirmwareRestriction() {
        return restriction;
    }

    @Override
    public @Nullable String getChangelog() {
        return facts.changelog();
    }

    @Override
    public @Nullable URL getOnlineChangelog() {
        return onlineChangelog;
    }

    @Override
    public @Nullable String getMd5Hash() {
        return facts.md5Hash();
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
        return thing.getThingTypeUID().equals(getThingTypeUID())
                && (!isModelRestricted()
                        || Objects.equals(getModel(), thing.getProperties().get(Thing.PROPERTY_MODEL_ID)))
                && isPrerequisiteMet(thing.getProperties().get(Thing.PROPERTY_FIRMWARE_VERSION))
                && restriction.apply(thing);
    }

    private boolean isPrerequisiteMet(@Nullable String installed) {
        String least = getPrerequisiteVersion();
        return least == null
                || installed != null && FirmwareVersion.of(installed).compareTo(FirmwareVersion.of(least)) >= 0;
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
        return "FirmwareImpl "
                + facts.toString().substring(Facts.class.getSimpleName().length());
    }
}
