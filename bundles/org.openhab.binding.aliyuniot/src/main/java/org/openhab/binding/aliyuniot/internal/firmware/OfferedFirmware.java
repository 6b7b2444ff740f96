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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.link.ota.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.OtaJob;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareBuilder;

/**
 * A firmware as openHAB shows it. Of the platform's package it has what a user wants to read and nothing else: Main UI,
 * console and log show all of it.
 *
 * @param thing the only one that it is meant for
 * @param version the platform's
 * @param description short, as it stands beside the version
 * @param changelog plain text, empty if there is none
 */
record OfferedFirmware(ThingUID thing, FirmwareVersion version, String description, String changelog) {
    private static final int MAX_CHANGELOG = 2000;
    private static final long KIB = 1024;

    /** What stands behind the question mark of an address may be its signature. */
    private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^\\s?#\"]*)[?#][^\\s\"]*");

    static OfferedFirmware of(ThingUID thing, OtaJob job) {
        String size = size(job.size());
        return new OfferedFirmware(
                thing, job.version(), job.differential() ? size + " (Δ)" : size, changelogOf(job.packageUdi()));
    }

    /** The one that runs; without it openHAB could not say that a thing is up to date. */
    static OfferedFirmware running(ThingUID thing, FirmwareVersion version) {
        return new OfferedFirmware(thing, version, "", "");
    }

    private static String size(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        return bytes < KIB * KIB
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / (double) KIB)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (KIB * KIB));
    }

    /** The notice in what the user has written about the package, or all of it if it is not in the console's form. */
    private static String changelogOf(String packageUdi) {
        String text = packageUdi;
        try {
            JsonElement json = JsonParser.parseString(packageUdi);
            if (json instanceof JsonObject object) {
                text = object.get("ota_notice") instanceof JsonPrimitive notice ? notice.getAsString() : "";
            }
        } catch (JsonParseException e) {
            // Then it is the text itself.
        }
        return ForeignText.lines(QUERY.matcher(text).replaceAll("$1").strip(), MAX_CHANGELOG);
    }

    boolean isCalled(String name) {
        return name.equals(openhabVersion()) || name.equals(version.text());
    }

    String openhabVersion() {
        return OpenhabVersion.of(version);
    }

    Firmware toFirmware(Thing asked) {
        FirmwareBuilder builder = FirmwareBuilder.create(asked.getThingTypeUID(), openhabVersion())
                .withFirmwareRestriction(other -> other.getUID().equals(thing));
        if (!description.isEmpty()) {
            builder.withDescription(description);
        }
        if (!changelog.isEmpty()) {
            builder.withChangelog(changelog);
        }
        return builder.build();
    }
}
