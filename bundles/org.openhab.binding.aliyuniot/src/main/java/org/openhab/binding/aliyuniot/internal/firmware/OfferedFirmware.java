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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
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
 * @param openhabVersion what openHAB calls it
 * @param description short, as it stands beside the version
 * @param changelog plain text, empty if there is none
 * @param properties more about it, which openHAB's console shows
 */
record OfferedFirmware(
        ThingUID thing,
        FirmwareVersion version,
        String openhabVersion,
        String description,
        String changelog,
        Map<String, String> properties) {
    private static final int MAX_CHANGELOG = 2000;
    private static final int MAX_TAG = 200;
    private static final long KIB = 1024;

    private static final String PROPERTY_VERSION = "version";

    /** What stands behind the question mark of an address may be its signature. */
    private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^\\s?#\"]*)[?#][^\\s\"]*");

    /** Tags for programs, some of which are nobody's business. */
    private static final Pattern UNSHOWN_TAG =
            Pattern.compile("(?i)_.*|.*(token|secret|passw|pwd|credential|auth|sign|private|key).*");

    /** Controls but line feeds, what turns the direction of reading, other ends of lines, halves of characters. */

    /** A job that is not compared with what runs. */
    static OfferedFirmware of(ThingUID thing, OtaJob job) {
        return of(thing, job, FirmwareRecord.EMPTY);
    }

    /**
     * A job.
     *
     * @param known with what runs, for which it has to be newer by its name
     */
    static OfferedFirmware of(ThingUID thing, OtaJob job, FirmwareRecord known) {
        String name = ShownVersions.offered(known, job);
        String size = size(job.size());
        String facts = job.differential() ? size + " (Δ)" : size;
        return new OfferedFirmware(
                thing,
                job.version(),
                name,
                name.equals(OpenhabVersion.of(job.version())) ? facts : job.version() + ", " + facts,
                changelogOf(job),
                propertiesOf(job));
    }

    /** The one that runs; without it openHAB could not say that a thing is up to date. */
    static OfferedFirmware running(ThingUID thing, FirmwareVersion version) {
        return new OfferedFirmware(
                thing, version, OpenhabVersion.of(version), "", "", Map.of(PROPERTY_VERSION, version.text()));
    }

    private static String size(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        return bytes < KIB * KIB
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / (double) KIB)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (KIB * KIB));
    }

    private static Map<String, String> propertiesOf(OtaJob job) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(PROPERTY_VERSION, job.version().text());
        properties.put("module", job.module().name());
        properties.put("size", Long.toString(job.size()));
        properties.put("files", Integer.toString(job.files().size()));
        FileDigest digest = job.files().get(0).digests().get(0);
        properties.put(digest.algorithm().javaName(), digest.hex());
        return properties;
    }

    /** What the user has written about the package, and the tags of the batch, each on a line of its own. */
    private static String changelogOf(OtaJob job) {
        StringBuilder text = new StringBuilder(noticeOf(job.packageUdi()));
        job.extData().forEach((name, value) -> {
            if (!UNSHOWN_TAG.matcher(name).matches()) {
                String tag = name + ": " + value;
                text.append('\n').append(tag, 0, Math.min(MAX_TAG, tag.length()));
            }
        });
        return ForeignText.lines(QUERY.matcher(text).replaceAll("$1").strip(), MAX_CHANGELOG);
    }

    /** The notice in what the user has written about the package, or all of it if it is not in the console's form. */
    private static String noticeOf(String packageUdi) {
        try {
            JsonElement json = JsonParser.parseString(packageUdi);
            if (json instanceof JsonObject object) {
                return object.get("ota_notice") instanceof JsonPrimitive notice ? notice.getAsString() : "";
            }
        } catch (JsonParseException e) {
            // Then it is the text itself.
        }
        return packageUdi;
    }

    boolean isCalled(String name) {
        return name.equals(openhabVersion) || name.equals(version.text());
    }

    /** Whether openHAB means this one, also if its name has changed meanwhile with what runs. */
    boolean isShownAs(Firmware firmware) {
        String platforms = firmware.getProperties().get(PROPERTY_VERSION);
        return platforms == null ? isCalled(firmware.getVersion()) : platforms.equals(version.text());
    }

    Firmware toFirmware(Thing asked) {
        FirmwareBuilder builder = FirmwareBuilder.create(asked.getThingTypeUID(), openhabVersion)
                .withProperties(properties)
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
