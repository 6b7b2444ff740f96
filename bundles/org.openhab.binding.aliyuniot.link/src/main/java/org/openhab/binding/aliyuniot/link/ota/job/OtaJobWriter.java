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
import com.google.gson.JsonObject;

/**
 * Writes jobs in the platform's own form.
 */
final class OtaJobWriter {
    private OtaJobWriter() {}

    static JsonObject data(OtaJob job) {
        JsonObject data = new JsonObject();
        data.addProperty("module", job.module().name());
        data.addProperty("version", job.version().text());
        data.addProperty("isDiff", job.differential() ? 1 : 0);
        OtaFile first = job.files().get(0);
        data.addProperty("signMethod", first.mainDigest().algorithm().name());
        if (first.source() instanceof MqttSource stream) {
            data.addProperty("dProtocol", "mqtt");
            data.addProperty("streamId", stream.streamId());
        }
        if (job.files().size() == 1 && first.name().isEmpty()) {
            write(data, FileFields.OF_SINGLE, first);
        } else {
            JsonArray files = new JsonArray();
            for (OtaFile file : job.files()) {
                JsonObject object = new JsonObject();
                object.addProperty("fileName", file.name());
                write(object, FileFields.OF_MANY, file);
                files.add(object);
            }
            data.add("files", files);
        }
        if (!job.extData().isEmpty()) {
            JsonObject extData = new JsonObject();
            job.extData().forEach(extData::addProperty);
            data.add("extData", extData);
        }
        return data;
    }

    private static void write(JsonObject object, FileFields fields, OtaFile file) {
        object.addProperty(fields.size(), file.size());
        object.addProperty(fields.sign(), file.mainDigest().hex());
        for (FileDigest digest : file.digests()) {
            if (digest.algorithm() == FileDigest.Algorithm.MD5) {
                object.addProperty(fields.md5(), digest.hex());
            }
        }
        if (!file.digestSign().isEmpty()) {
            object.addProperty("digestsign", file.digestSign());
        }
        if (file.source() instanceof HttpsSource https) {
            object.addProperty(fields.url(), https.uri().toString());
        } else if (file.source() instanceof MqttSource stream) {
            object.addProperty("streamFileId", stream.fileId());
        }
    }
}
