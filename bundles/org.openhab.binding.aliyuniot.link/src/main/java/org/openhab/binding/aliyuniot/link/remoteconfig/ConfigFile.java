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
package org.openhab.binding.aliyuniot.link.remoteconfig;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;
import org.openhab.binding.aliyuniot.link.ota.job.HttpsSource;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * What the platform tells of a file of configuration before it comes: the {@code data} of its reply, or the
 * {@code params} of its push.
 *
 * @param configId the platform's name of this version of the file, 1 to {@value #MAX_ID} characters
 * @param size bytes, 1 to {@value #MAX_BYTES}
 * @param digest what the bytes have to add up to
 * @param source where they are
 */
public record ConfigFile(String configId, long size, FileDigest digest, HttpsSource source) {
    /** Characters of an id; the platform's have 40. */
    public static final int MAX_ID = 128;

    /**
     * Bytes of a file. The platform takes 64 KB (chapter "Limits"); four times as much leaves it room to raise that, and
     * is still read, checked and kept at a stroke.
     */
    public static final int MAX_BYTES = 256 * 1024;

    private static final String FILE = "file";
    private static final int MAX_SHOWN = 80;

    /**
     * Reads what the platform says.
     *
     * @throws ConfigFailure {@code NONE} of an empty object, {@code UNUSABLE} of what breaks the rules
     */
    static ConfigFile read(JsonElement told) throws ConfigFailure {
        if (!(told instanceof JsonObject object)) {
            throw unusable("it is no JSON object");
        }
        if (object.isEmpty()) {
            throw new ConfigFailure(
                    ConfigFailure.Reason.NONE, "The product has no file of configuration; save one in the console");
        }
        @Nullable String type = AlinkJson.text(object.get("getType"));
        if (type != null && !FILE.equals(type)) {
            throw unusable("getType is " + ForeignText.quoted(type, MAX_SHOWN) + " instead of \"file\"");
        }
        return new ConfigFile(id(object), size(object), digest(object), source(object));
    }

    private static String id(JsonObject object) throws ConfigFailure {
        @Nullable String id = AlinkJson.text(object.get("configId"));
        if (id == null
                || id.isBlank()
                || id.length() > MAX_ID
                || !ForeignText.line(id, MAX_ID).equals(id)) {
            throw unusable("configId has to be a text of 1 to " + MAX_ID + " visible characters");
        }
        return id;
    }

    private static long size(JsonObject object) throws ConfigFailure {
        OptionalLong size = AlinkJson.integer(object.get("configSize"));
        if (size.isEmpty() || size.getAsLong() < 1 || size.getAsLong() > MAX_BYTES) {
            throw unusable("configSize has to be 1 to " + MAX_BYTES + " bytes");
        }
        return size.getAsLong();
    }

    private static FileDigest digest(JsonObject object) throws ConfigFailure {
        @Nullable String method = AlinkJson.text(object.get("signMethod"));
        FileDigest.@Nullable Algorithm algorithm = method == null ? null : FileDigest.Algorithm.of(method);
        @Nullable String sign = AlinkJson.text(object.get("sign"));
        if (algorithm == null) {
            throw unusable("signMethod has to be Sha256 or Md5");
        }
        try {
            return new FileDigest(algorithm, sign == null ? "" : sign);
        } catch (IllegalArgumentException e) {
            throw unusable("sign: " + e.getMessage());
        }
    }

    private static HttpsSource source(JsonObject object) throws ConfigFailure {
        @Nullable String url = AlinkJson.text(object.get("url"));
        try {
            return new HttpsSource(new URI(url == null ? "" : url));
        } catch (URISyntaxException | IllegalArgumentException e) {
            // The address is not shown: whoever has it has the file.
            throw unusable("url has to be an https address of at most 8192 characters");
        }
    }

    private static ConfigFailure unusable(String why) {
        return new ConfigFailure(
                ConfigFailure.Reason.UNUSABLE, "What the platform tells of the configuration cannot be used: " + why);
    }

    /** Whether the other one is the same version of the same bytes, wherever they are. */
    boolean isSameAs(ConfigFile other) {
        return configId.equals(other.configId) && size == other.size && digest.equals(other.digest);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "configuration " + configId + " (" + size + " bytes)";
    }
}
