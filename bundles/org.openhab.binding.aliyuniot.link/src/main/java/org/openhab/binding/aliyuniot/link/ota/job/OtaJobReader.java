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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest.Algorithm;

/**
 * Reads one job out of what the platform, or somebody else, has sent. An empty text is as good as none.
 */
final class OtaJobReader {
    private static final int MAX_EXT_KEY = 256;
    private static final int MAX_EXT_VALUE = 8192;

    private final JsonObject data;
    private @Nullable OtaModule module;
    private @Nullable Algorithm signMethod;
    private boolean mqtt;
    /** Where the object that is being read stands: {@code files[1].} */
    private String path = "";

    OtaJobReader(JsonObject data) {
        this.data = data;
    }

    OtaJob read() throws OtaJobRefused {
        String name = text(data, "module");
        OtaModule known = name == null ? OtaModule.DEFAULT : valid("module", name, OtaModule::new);
        module = known;
        FirmwareVersion version = valid("version", required(data, "version"), FirmwareVersion::new);
        boolean differential = isDiff();
        signMethod = signMethod();
        mqtt = isMqtt();
        List<OtaFile> files = isThere(data, "files") ? files() : List.of(file(data, FileFields.OF_SINGLE, ""));
        Map<String, String> extData = extData();
        try {
            return new OtaJob(known, version, differential, files, extData);
        } catch (IllegalArgumentException e) {
            throw refused("files", "do not make a package: " + e.getMessage());
        }
    }

    private boolean isDiff() throws OtaJobRefused {
        JsonElement value = data.get("isDiff");
        if (value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isBoolean()) {
            return value.getAsBoolean();
        }
        String text = text(data, "isDiff");
        if (text != null && !"0".equals(text) && !"1".equals(text)) {
            throw refused("isDiff", "is 0 or 1, but " + OtaText.shown(text));
        }
        return "1".equals(text);
    }

    private @Nullable Algorithm signMethod() throws OtaJobRefused {
        String text = text(data, "signMethod");
        Algorithm algorithm = text == null ? null : Algorithm.of(text);
        if (text != null && algorithm == null) {
            throw refused("signMethod", "is MD5 or SHA256, but " + OtaText.shown(text));
        }
        return algorithm;
    }

    private boolean isMqtt() throws OtaJobRefused {
        String text = text(data, "dProtocol");
        if (text != null && !"mqtt".equalsIgnoreCase(text) && !"https".equalsIgnoreCase(text)) {
            throw refused("dProtocol", "is https or mqtt, but " + OtaText.shown(text));
        }
        return "mqtt".equalsIgnoreCase(text);
    }

    private List<OtaFile> files() throws OtaJobRefused {
        if (!(data.get("files") instanceof JsonArray array)) {
            throw refused("files", "is not an array");
        }
        if (array.isEmpty() || array.size() > OtaJob.MAX_FILES) {
            throw refused("files", "has 1 to " + OtaJob.MAX_FILES + " elements, but there are " + array.size());
        }
        if (isThere(data, "url")) {
            throw refused("url", "is there together with files, so that nobody knows which to take");
        }
        List<OtaFile> files = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof JsonObject object)) {
                throw refused("files[" + i + "]", "is not an object");
            }
            path = "files[" + i + "].";
            OtaFile file = file(object, FileFields.OF_MANY, required(object, "fileName"));
            files.add(file);
            sum += file.size();
        }
        path = "";
        if (isThere(data, "size") && integer(data, "size") != sum) {
            throw refused("size", "is not the sum of the files' sizes");
        }
        return files;
    }

    private OtaFile file(JsonObject object, FileFields fields, String name) throws OtaJobRefused {
        long size = integer(object, fields.size());
        valid(fields.size(), size, bytes -> {
            OtaFile.checkSize(bytes);
            return bytes;
        });
        List<FileDigest> digests = digests(object, fields);
        String signature = text(object, "digestsign");
        String digestSign = signature == null ? "" : valid("digestsign", signature, OtaFile::checkedSignature);
        OtaSource source = mqtt ? stream(object, fields) : address(object, fields);
        return valid("fileName", name, text -> new OtaFile(text, size, digests, digestSign, source));
    }

    private List<FileDigest> digests(JsonObject object, FileFields fields) throws OtaJobRefused {
        String sign = text(object, fields.sign());
        String md5 = text(object, fields.md5());
        Algorithm algorithm = signMethod;
        if (sign != null && algorithm == null && !sign.equalsIgnoreCase(md5)) {
            throw new OtaJobRefused(module, "signMethod", "is missing, so that nobody knows what sign is");
        }
        if (sign == null && algorithm == Algorithm.SHA256) {
            throw refused(fields.sign(), "is missing");
        }
        List<FileDigest> digests = new ArrayList<>();
        if (sign != null) {
            Algorithm of = algorithm == null ? Algorithm.MD5 : algorithm;
            digests.add(valid(fields.sign(), sign, hex -> new FileDigest(of, hex)));
        }
        if (md5 != null) {
            FileDigest digest = valid(fields.md5(), md5, hex -> new FileDigest(Algorithm.MD5, hex));
            if (digests.isEmpty() || digests.get(0).algorithm() != Algorithm.MD5) {
                digests.add(digest);
            } else if (!digests.contains(digest)) {
                throw refused(fields.md5(), "is another digest than " + fields.sign() + ", though both are by MD5");
            }
        }
        if (digests.isEmpty()) {
            throw refused(fields.sign(), "is missing, so that the file cannot be checked");
        }
        return digests;
    }

    private OtaSource stream(JsonObject object, FileFields fields) throws OtaJobRefused {
        if (isThere(object, fields.url())) {
            throw refused(fields.url(), "is there together with dProtocol mqtt, so that nobody knows which to take");
        }
        OptionalLong streamId = AlinkJson.integer(data.get("streamId"));
        if (streamId.isEmpty() || streamId.getAsLong() < 0) {
            throw new OtaJobRefused(
                    module, "streamId", isThere(data, "streamId") ? "is not a number of 0 or more" : "is missing");
        }
        return valid("streamFileId", integer(object, "streamFileId"), id -> new MqttSource(streamId.getAsLong(), id));
    }

    private OtaSource address(JsonObject object, FileFields fields) throws OtaJobRefused {
        if (isThere(data, "streamId") || isThere(object, "streamFileId")) {
            throw new OtaJobRefused(
                    module,
                    isThere(data, "streamId") ? "streamId" : path + "streamFileId",
                    "is there without dProtocol mqtt, so that nobody knows how to load the file");
        }
        return valid(fields.url(), required(object, fields.url()), text -> {
            if (text.length() > HttpsSource.MAX_LENGTH) {
                throw new IllegalArgumentException("an address has " + HttpsSource.MAX_LENGTH + " characters at most");
            }
            try {
                return new HttpsSource(new URI(text));
            } catch (URISyntaxException e) {
                // Its message shows the address.
                throw new IllegalArgumentException("it is not an address");
            }
        });
    }

    private Map<String, String> extData() throws OtaJobRefused {
        Map<String, String> extData = new LinkedHashMap<>();
        if (!isThere(data, "extData")) {
            return extData;
        }
        if (!(data.get("extData") instanceof JsonObject object)) {
            throw refused("extData", "is not an object");
        }
        if (object.size() > OtaJob.MAX_EXT_DATA) {
            throw refused("extData", "has at most " + OtaJob.MAX_EXT_DATA + " entries, but there are " + object.size());
        }
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            String text = AlinkJson.text(entry.getValue());
            String value = text == null ? entry.getValue().toString() : text;
            if (entry.getKey().length() > MAX_EXT_KEY || value.length() > MAX_EXT_VALUE) {
                throw refused(
                        "extData",
                        "has keys of at most " + MAX_EXT_KEY + " and values of at most " + MAX_EXT_VALUE
                                + " characters, but one is longer");
            }
            extData.put(entry.getKey(), value);
        }
        return extData;
    }

    private static boolean isThere(JsonObject object, String field) {
        JsonElement value = object.get(field);
        return value != null
                && !value.isJsonNull()
                && !(value.isJsonPrimitive() && value.getAsString().isEmpty());
    }

    private @Nullable String text(JsonObject object, String field) throws OtaJobRefused {
        if (!isThere(object, field)) {
            return null;
        }
        String text = AlinkJson.text(object.get(field));
        if (text == null) {
            throw refused(field, "is not a text");
        }
        return text;
    }

    private String required(JsonObject object, String field) throws OtaJobRefused {
        String text = text(object, field);
        if (text == null) {
            throw refused(field, "is missing");
        }
        return text;
    }

    private long integer(JsonObject object, String field) throws OtaJobRefused {
        OptionalLong value = AlinkJson.integer(object.get(field));
        if (value.isEmpty()) {
            throw refused(field, isThere(object, field) ? "is not a whole number" : "is missing");
        }
        return value.getAsLong();
    }

    private <V, T> T valid(String field, V value, Function<V, T> make) throws OtaJobRefused {
        try {
            return make.apply(value);
        } catch (IllegalArgumentException e) {
            throw refused(field, "is not valid: " + e.getMessage());
        }
    }

    private OtaJobRefused refused(String field, String why) {
        return new OtaJobRefused(module, path + field, why);
    }
}
