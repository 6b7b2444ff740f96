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
package org.openhab.binding.aliyuniot.link.ota.job;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the platform wants to be installed (chapter "OTA updates"): the {@code data} of a push on
 * {@code /ota/device/upgrade/…} and of the reply to {@code thing.ota.firmware.get}.
 *
 * @param module what part of the device it is for
 * @param version that the module has afterwards
 * @param differential whether the files are the difference to the installed version only
 * @param files at least one, of one source and one main digest algorithm
 * @param extData what the user has given along with the job, at most {@value #MAX_EXT_DATA} entries; may hold secrets
 */
public record OtaJob(
        OtaModule module,
        FirmwareVersion version,
        boolean differential,
        List<OtaFile> files,
        Map<String, String> extData) {
    /** Files of a package; the platform takes 20. */
    public static final int MAX_FILES = 64;

    /** Entries of {@code extData}; the platform takes 10 tags. */
    public static final int MAX_EXT_DATA = 64;

    /** The key of what the user wrote about the package. */
    private static final String PACKAGE_UDI = "_package_udi";

    /**
     * @throws IllegalArgumentException if the files do not belong together or there are too many of something
     */
    public OtaJob {
        files = List.copyOf(files);
        extData = Collections.unmodifiableMap(new LinkedHashMap<>(extData));
        if (files.isEmpty() || files.size() > MAX_FILES) {
            throw new IllegalArgumentException(
                    "a package has 1 to " + MAX_FILES + " files, but there are " + files.size());
        }
        if (extData.size() > MAX_EXT_DATA) {
            throw new IllegalArgumentException(
                    "extData has at most " + MAX_EXT_DATA + " entries, but there are " + extData.size());
        }
        checkTogether(files);
    }

    private static void checkTogether(List<OtaFile> files) {
        OtaFile first = files.get(0);
        Set<String> names = new HashSet<>();
        for (OtaFile file : files) {
            if (file.mainDigest().algorithm() != first.mainDigest().algorithm()) {
                throw new IllegalArgumentException("all files of a package have digests by the same algorithm");
            }
            if (!isBeside(file.source(), first.source())) {
                throw new IllegalArgumentException("all files of a package come by the same protocol and stream");
            }
            if (!names.add(file.name())) {
                throw new IllegalArgumentException("the files of a package have different names");
            }
        }
    }

    private static boolean isBeside(OtaSource source, OtaSource other) {
        return source instanceof MqttSource stream
                ? other instanceof MqttSource another && stream.streamId() == another.streamId()
                : other instanceof HttpsSource;
    }

    /**
     * Reads a {@code data} object.
     *
     * @throws OtaJobRefused naming what is missing, malformed or contradictory
     */
    public static OtaJob of(JsonObject data) throws OtaJobRefused {
        return new OtaJobReader(data).read();
    }

    /** A {@code data} object that {@link #of} reads; for the device's own disk, as the signed addresses are in it. */
    public JsonObject toJson() {
        return OtaJobWriter.data(this);
    }

    /** Bytes of all files together. */
    public long size() {
        return files.stream().mapToLong(OtaFile::size).sum();
    }

    /** What the user wrote about the package in the console, JSON as a rule; empty if nothing. */
    public String packageUdi() {
        return extData.getOrDefault(PACKAGE_UDI, "");
    }

    /**
     * Whether the other job installs the very same bytes, so that what has been loaded for one is good for the other;
     * where they are loaded from may differ, as it does after each pull.
     */
    public boolean hasSameImageAs(OtaJob other) {
        if (!module.equals(other.module)
                || !version.equals(other.version)
                || differential != other.differential
                || files.size() != other.files.size()) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            if (!files.get(i).hasSameContentAs(other.files.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A short text that jobs with the same image have in common and others do not, good for a restart. */
    public String imageKey() {
        StringBuilder image = new StringBuilder(module + " " + version + " " + differential);
        for (OtaFile file : files) {
            image.append(' ').append(file.name()).append(' ').append(file.size());
            for (FileDigest digest : file.digests()) {
                image.append(' ').append(digest.algorithm()).append(' ').append(digest.hex());
            }
        }
        return UUID.nameUUIDFromBytes(image.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Without addresses and without the user's data. */
    @Override
    public String toString() {
        return "OTA job for " + module + ", version " + version + (differential ? ", differential, " : ", ")
                + files.size() + (files.size() == 1 ? " file, " : " files, ") + size() + " bytes over "
                + (files.get(0).source() instanceof MqttSource ? "MQTT" : "HTTPS");
    }
}
