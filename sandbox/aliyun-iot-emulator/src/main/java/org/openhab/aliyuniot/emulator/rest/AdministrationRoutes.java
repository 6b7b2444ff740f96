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
package org.openhab.aliyuniot.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.port.PlatformRestart;
import org.openhab.aliyuniot.emulator.registration.Registrations;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.rest.json.RestJson;
import org.openhab.aliyuniot.emulator.text.Json;

/** The part of the REST interface that adds and deletes devices and restarts the platform. */
final class AdministrationRoutes {
    private static final int MAX_BODY_BYTES = 4 * 1024;

    private final Devices devices;
    private final Registrations registrations;
    private final PlatformRestart restart;

    AdministrationRoutes(Devices devices, Registrations registrations, PlatformRestart restart) {
        this.devices = devices;
        this.registrations = registrations;
        this.restart = restart;
    }

    void addTo(Router router) {
        router.post("/api/devices")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::add);
        router.delete(Requests.DEVICE).handler(Requests.forDevice(devices, this::delete));
        router.post("/api/restart")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::restart);
    }

    private void add(RoutingContext call) {
        ObjectNode request = Requests.body(call);
        if (request == null) {
            Answers.fail(call, 400, "The body must be a JSON object with productKey, deviceName and deviceSecret.");
            return;
        }
        try {
            String productKey = request.path("productKey").asText();
            String deviceName = request.path("deviceName").asText();
            DeviceDefinition definition = request.has("deviceSecret")
                            || !registrations.of(productKey).enabled()
                    ? new DeviceDefinition(
                            productKey, deviceName, request.path("deviceSecret").asText())
                    : DeviceDefinition.withRandomSecret(productKey, deviceName);
            if (devices.find(definition.productKey(), definition.deviceName()) != null) {
                Answers.fail(call, 409, "There is a device " + definition + " already: delete it first.");
            } else if (devices.all().size() >= EmulatorConfiguration.MAX_DEVICES) {
                Answers.fail(call, 429, "There are too many devices: delete some first.");
            } else {
                Answers.answer(call, 201, RestJson.state(devices.add(definition).state()));
            }
        } catch (IllegalArgumentException e) {
            Answers.fail(call, 400, e.getMessage() + ".");
        }
    }

    private void delete(RoutingContext call, Device device) {
        DeviceDefinition definition = device.definition();
        devices.remove(definition.productKey(), definition.deviceName());
        Answers.answer(call, 200, RestJson.state(device.state()));
    }

    private void restart(RoutingContext call) {
        Buffer sent = call.body().buffer();
        ObjectNode request = sent == null || sent.length() == 0 ? Json.object() : Requests.body(call);
        JsonNode millis = request == null ? Json.object() : request.path("downMillis");
        String sessions = request == null ? "" : request.path("sessions").asText("keep");
        if (!millis.isMissingNode() && !millis.canConvertToInt()
                || millis.asInt() < 0
                || millis.asInt() > PlatformRestart.MAX_DOWN_MILLIS) {
            Answers.fail(call, 400, "downMillis must be 0 to " + PlatformRestart.MAX_DOWN_MILLIS + " ms.");
        } else if (!"keep".equals(sessions) && !"forget".equals(sessions)) {
            Answers.fail(call, 400, "sessions must be keep or forget.");
        } else {
            restart.begin(millis.asInt(), "keep".equals(sessions))
                    .onSuccess(closed -> Answers.answer(
                            call,
                            202,
                            Json.object().put("downMillis", millis.asInt()).put("sessions", sessions)))
                    .onFailure(failure -> Answers.fail(call, 409, String.valueOf(failure.getMessage())));
        }
    }
}
