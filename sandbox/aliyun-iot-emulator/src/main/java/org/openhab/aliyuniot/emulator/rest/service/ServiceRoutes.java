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
import io.vertx.ext.web.handler.BodyHandler;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.devicelog.DeviceLogs;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;
import org.openhab.aliyuniot.emulator.remoteconfig.RemoteConfig;
import org.openhab.aliyuniot.emulator.remoteconfig.RemoteConfigs;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.text.Json;

/** The part of the REST interface for files of configuration and for logs of devices. */
public final class ServiceRoutes {
    private static final int MAX_BODY_BYTES = 128 * 1024;
    private static final String CONFIG = "/api/products/:productKey/config";
    private static final String LOG = Requests.DEVICE + "/log";

    private final Devices devices;
    private final RemoteConfigs configs;
    private final DeviceLogs logs;

    public ServiceRoutes(Devices devices, RemoteConfigs configs, DeviceLogs logs) {
        this.devices = devices;
        this.configs = configs;
        this.logs = logs;
    }

    public void addTo(Router router) {
        router.route(CONFIG + "*").handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        router.route(CONFIG + "*").handler(this::requireProduct);
        router.get(CONFIG).handler(call -> show(call, 200, configs.of(productKey(call))));
        router.post(CONFIG).handler(this::save);
        router.delete(CONFIG).handler(call -> show(call, 200, configs.remove(productKey(call))));
        router.post(CONFIG + "/switch").handler(this::change);
        router.post(CONFIG + "/push").handler(this::push);
        router.get(LOG).handler(Requests.forDevice(devices, this::entries));
        router.post(LOG)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(devices, this::want));
    }

    private static String productKey(RoutingContext call) {
        return call.pathParam("productKey");
    }

    private void requireProduct(RoutingContext call) {
        if (devices.hasProduct(productKey(call))) {
            call.next();
        } else {
            Answers.fail(call, 404, "There is no product " + productKey(call) + ".");
        }
    }

    private void save(RoutingContext call) {
        Buffer body = call.body().buffer();
        try {
            show(call, 201, configs.set(productKey(call), body == null ? new byte[0] : body.getBytes()));
        } catch (IllegalArgumentException e) {
            Answers.fail(call, 400, e.getMessage() + ".");
        }
    }

    /** What is left out stays as it was. */
    private void change(RoutingContext call) {
        ObjectNode request = Requests.body(call);
        RemoteConfig before = configs.of(productKey(call));
        DigestMethod method = request == null
                ? null
                : switch (request.path("signMethod").asText(before.signMethod().name())) {
                    case "Sha256", "SHA256" -> DigestMethod.SHA256;
                    case "Md5", "MD5" -> DigestMethod.MD5;
                    default -> null;
                };
        if (request == null || method == null) {
            Answers.fail(
                    call, 400, "The body must be a JSON object with enabled, signMethod (Sha256 or Md5), or both.");
        } else {
            boolean enabled = request.path("enabled").asBoolean(before.enabled());
            show(call, 200, configs.set(productKey(call), enabled, method));
        }
    }

    private void push(RoutingContext call) {
        ObjectNode request = Requests.body(call);
        if (request == null) {
            Answers.fail(call, 400, "The body must be a JSON object; deviceName in it is for one device only.");
            return;
        }
        try {
            int told = configs.push(productKey(call), request.path("deviceName").textValue());
            Answers.answer(call, 202, Json.object().put("devices", told));
        } catch (IllegalArgumentException e) {
            Answers.fail(call, 409, e.getMessage() + ".");
        }
    }

    private static void show(RoutingContext call, int status, RemoteConfig config) {
        FirmwareImage file = config.file();
        ObjectNode answer = Json.object()
                .put("enabled", config.enabled())
                .put("signMethod", config.signMethod() == DigestMethod.MD5 ? "Md5" : "Sha256")
                .put("configId", config.configId());
        if (file != null) {
            answer.put("size", file.size()).put("sha256", file.sha256());
        }
        Answers.answer(call, status, answer);
    }

    private void entries(RoutingContext call, Device device) {
        long after = Requests.after(call);
        if (after < 0) {
            return;
        }
        ObjectNode answer = Json.object().put("mode", logs.isWanted(device) ? 1 : 0);
        ArrayNode entries = answer.putArray("entries");
        logs.entries(device, after)
                .forEach(entry -> entries.addObject()
                        .put("seq", entry.seq())
                        .put("utcTime", entry.utcTime())
                        .put("logLevel", entry.level())
                        .put("module", entry.module())
                        .put("code", entry.code())
                        .put("logContent", entry.content()));
        Answers.answer(call, 200, answer);
    }

    private void want(RoutingContext call, Device device) {
        ObjectNode request = Requests.body(call);
        if (request == null
                || !request.path("mode").isInt()
                || request.path("mode").asInt() >> 1 != 0) {
            Answers.fail(call, 400, "The body must be a JSON object with mode, 0 or 1.");
            return;
        }
        int mode = request.path("mode").asInt();
        Answers.answer(
                call,
                200,
                Json.object()
                        .put("mode", mode)
                        .put("result", logs.want(device, mode == 1).name()));
    }
}
