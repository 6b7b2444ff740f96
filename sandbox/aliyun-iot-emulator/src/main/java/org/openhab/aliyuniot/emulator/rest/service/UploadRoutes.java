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
package org.openhab.aliyuniot.emulator.rest.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.upload.UploadedFile;
import org.openhab.aliyuniot.emulator.upload.Uploads;

/** The part of the REST interface for files that devices have uploaded. */
public final class UploadRoutes {
    private final Devices devices;
    private final Uploads uploads;

    public UploadRoutes(Devices devices, Uploads uploads) {
        this.devices = devices;
        this.uploads = uploads;
    }

    public void addTo(Router router) {
        String all = Requests.DEVICE + "/uploads";
        String one = all + "/:name";
        router.get(all).handler(Requests.forDevice(devices, this::list));
        router.get(one).handler(Requests.forDevice(devices, this::download));
        router.delete(one).handler(Requests.forDevice(devices, this::remove));
    }

    private void list(RoutingContext call, Device device) {
        ObjectNode answer = Json.object();
        ArrayNode files = answer.putArray("files");
        uploads.files(device)
                .forEach(file -> files.addObject()
                        .put("name", file.name())
                        .put("size", file.size())
                        .put("crc64", file.crc64())
                        .put("time", file.time().toString()));
        ArrayNode unfinished = answer.putArray("unfinished");
        uploads.unfinished(device)
                .forEach(file -> unfinished
                        .addObject()
                        .put("name", file.name())
                        .put("uploadId", file.uploadId())
                        .put("size", file.size())
                        .put("offset", file.offset()));
        Answers.answer(call, 200, answer);
    }

    private void download(RoutingContext call, Device device) {
        UploadedFile file = uploads.file(device, call.pathParam("name"));
        if (file == null) {
            Answers.fail(call, 404, "The device has uploaded no such file, or not all of it.");
            return;
        }
        call.response()
                .putHeader("Content-Type", "application/octet-stream")
                .putHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(file.content()));
    }

    private void remove(RoutingContext call, Device device) {
        if (uploads.remove(device, call.pathParam("name"))) {
            Answers.answer(call, 200, Json.object().put("removed", 1));
        } else {
            Answers.fail(call, 404, "The device has uploaded no such file.");
        }
    }
}
