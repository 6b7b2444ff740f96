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
package org.openhab.aliyuniot.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.eclipse.jdt.annotation.Nullable;

/** The part of the REST interface that adds and deletes devices and restarts the platform. */
final class AdministrationRoutes {
    private static final int MAX_BODY_BYTES = 4 * 1024;

    private final Platform platform;
    private final PlatformRestart restart;

    AdministrationRoutes(Platform platform, PlatformRestart restart) {
        this.platform = platform;
        this.restart = restart;
    }

    void addTo(Router router) {
        router.post("/api/devices")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::add);
        router.delete("/api/devices/:productKey/:deviceName").handler(RestApi.forDevice(platform, this::delete));
        router.post("/api/restart")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::restart);
    }

    private void add(RoutingContext call) {
        ObjectNode request = body(call);
        if (request == null) {
            RestApi.fail(call, 400, "The body must be a JSON object with productKey, deviceName and deviceSecret.");
            return;
        }
        try {
            DeviceDefinition definition = new DeviceDefinition(
                    request.path("productKey").asText(),
                    request.path("deviceName").asText(),
                    request.path("deviceSecret").asText());
            if (platform.find(definition.productKey(), definition.deviceName()) != null) {
                RestApi.fail(call, 409, "There is a device " + definition + " already: delete it first.");
            } else if (platform.devices().size() >= EmulatorConfiguration.MAX_DEVICES) {
                RestApi.fail(call, 429, "There are too many devices: delete some first.");
            } else {
                RestApi.answer(
                        call, 201, RestJson.state(platform.add(definition).state()));
            }
        } catch (IllegalArgumentException e) {
            RestApi.fail(call, 400, e.getMessage() + ".");
        }
    }

    private void delete(RoutingContext call, Device device) {
        DeviceDefinition definition = device.definition();
        platform.remove(definition.productKey(), definition.deviceName());
        RestApi.answer(call, 200, RestJson.state(device.state()));
    }

    private void restart(RoutingContext call) {
        Buffer sent = call.body().buffer();
        ObjectNode request = sent == null || sent.length() == 0 ? Json.object() : body(call);
        JsonNode millis = request == null ? Json.object() : request.path("downMillis");
        String sessions = request == null ? "" : request.path("sessions").asText("keep");
        if (!millis.isMissingNode() && !millis.canConvertToInt()
                || millis.asInt() < 0
                || millis.asInt() > PlatformRestart.MAX_DOWN_MILLIS) {
            RestApi.fail(call, 400, "downMillis must be 0 to " + PlatformRestart.MAX_DOWN_MILLIS + " ms.");
        } else if (!"keep".equals(sessions) && !"forget".equals(sessions)) {
            RestApi.fail(call, 400, "sessions must be keep or forget.");
        } else {
            restart.begin(millis.asInt(), "keep".equals(sessions))
                    .onSuccess(closed -> RestApi.answer(
                            call,
                            202,
                            Json.object().put("downMillis", millis.asInt()).put("sessions", sessions)))
                    .onFailure(failure -> RestApi.fail(call, 409, String.valueOf(failure.getMessage())));
        }
    }

    private static @Nullable ObjectNode body(RoutingContext call) {
        Buffer body = call.body().buffer();
        return body == null ? null : Json.parseObject(body.getBytes());
    }
}
