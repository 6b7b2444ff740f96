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
package org.openhab.aliyuniot.emulator.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * What devices ask when they upload: to begin, and to give up (chapter "Upload files over MQTT"). An unfinished file is
 * kept for 24 hours, and gone on from with {@code append}, or with the same {@code initUid}.
 */
public final class UploadRequests {
    static final int MAX_FILE = 16 * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.]{0,99}");
    private static final Pattern UID = Pattern.compile("\\S{1,15}");
    private static final Pattern CHECK = Pattern.compile("[0-9a-fA-F]{16}");
    private static final List<String> STRATEGIES = List.of("overwrite", "append", "reject");

    private final Uploads uploads;
    private final LongSupplier nanoTime;
    private long lastId;

    public UploadRequests(Uploads uploads, LongSupplier nanoTime) {
        this.uploads = uploads;
        this.nanoTime = nanoTime;
    }

    /** The requests by their topic below {@code /sys/…/}. */
    public Map<String, BiFunction<Device, JsonNode, AlinkResult>> requests() {
        return Map.of("thing/file/upload/mqtt/init", this::init, "thing/file/upload/mqtt/cancel", this::cancel);
    }

    private AlinkResult init(Device device, JsonNode params) {
        String name = params.path("fileName").asText();
        JsonNode size = params.path("fileSize");
        String strategy = params.path("conflictStrategy").asText("overwrite");
        String check = params.path("ficValue").asText("");
        String uid = params.path("initUid").asText("");
        String problem = problem(params, name, size, strategy, check, uid);
        if (problem != null) {
            return UploadCode.BAD_PARAMETER.result(problem);
        }
        if (size.asLong() > MAX_FILE) {
            return UploadCode.FILE_TOO_LARGE.result();
        }
        DeviceUploads own = uploads.of(device);
        OpenUpload open = own.named(name, nanoTime.getAsLong());
        if (open != null && ("append".equals(strategy) || !uid.isEmpty() && uid.equals(open.uid))) {
            return begun(open, params);
        }
        if (!"overwrite".equals(strategy) && (open != null || own.file(name) != null)) {
            return UploadCode.EXISTS.result();
        }
        own.remove(name);
        if (own.isFull()) {
            return UploadCode.SERVER_ERROR.result("the emulator keeps " + DeviceUploads.MAX_FILES + " files a device");
        }
        if (!uploads.hasRoom(size.asLong() < 0 ? MAX_FILE : size.asLong())) {
            return UploadCode.SERVER_ERROR.result("the emulator keeps 64 MB of files");
        }
        lastId++;
        OpenUpload fresh = new OpenUpload(
                "upload" + lastId, name, size.asLong(), check.toLowerCase(Locale.ROOT), uid, nanoTime.getAsLong());
        own.add(fresh);
        return begun(fresh, params);
    }

    private static @Nullable String problem(
            JsonNode params, String name, JsonNode size, String strategy, String check, String uid) {
        if (!NAME.matcher(name).matches()) {
            return "fileName";
        }
        if (!size.canConvertToLong() || !size.isIntegralNumber() || size.asLong() < -1 || size.asLong() == 0) {
            return "fileSize";
        }
        if (!STRATEGIES.contains(strategy)) {
            return "conflictStrategy";
        }
        if (!uid.isEmpty() && !UID.matcher(uid).matches()) {
            return "initUid";
        }
        boolean checked = params.has("ficMode") || params.has("ficValue");
        boolean well = "crc64".equals(params.path("ficMode").asText())
                && CHECK.matcher(check).matches();
        return checked && (!well || size.asLong() < 0) ? "ficMode and ficValue" : null;
    }

    private static AlinkResult begun(OpenUpload upload, JsonNode params) {
        ObjectNode data = Json.object();
        data.put("fileName", upload.name).put("fileSize", upload.size).put("uploadId", upload.id);
        if (upload.content.size() > 0) {
            // Told only where there is something, as the chapter has it.
            data.put("offset", upload.content.size());
        }
        data.put("conflictStrategy", params.path("conflictStrategy").asText("overwrite"));
        if (!upload.check.isEmpty()) {
            data.put("ficMode", "crc64").put("ficValue", upload.check);
        }
        return AlinkResult.success(data);
    }

    private AlinkResult cancel(Device device, JsonNode params) {
        String id = params.path("uploadId").asText();
        DeviceUploads own = uploads.of(device);
        OpenUpload open = own.byId(id, nanoTime.getAsLong());
        if (open == null) {
            return (own.hasFinished(id) ? UploadCode.FINISHED : UploadCode.NO_UPLOAD).result();
        }
        own.cancel(open);
        ObjectNode data = Json.object();
        return AlinkResult.success(data.put("uploadId", id));
    }
}
