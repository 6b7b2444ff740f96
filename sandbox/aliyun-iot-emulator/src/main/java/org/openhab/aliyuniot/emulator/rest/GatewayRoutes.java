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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.call.RrpcCalls;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.call.ThingCalls;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.gateway.Gateways;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.rest.json.RestJson;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.text.Printable;

/** The part of the REST interface for gateways and their sub-devices. */
final class GatewayRoutes {
    private static final int MAX_BODY_BYTES = 512 * 1024;
    private static final int DEFAULT_TIMEOUT_MILLIS = 5000;
    private static final int DEFAULT_PERMIT_SECONDS = 60;
    private static final int MAX_PERMIT_SECONDS = 3600;
    private static final String NAMES =
            "The body must be a JSON object with subDevices, an array of productKey and deviceName.";

    private final Devices devices;
    private final Gateways gateways;
    private final ThingCalls things;

    GatewayRoutes(Devices devices, Gateways gateways, ThingCalls things) {
        this.devices = devices;
        this.gateways = gateways;
        this.things = things;
    }

    void addTo(Router router) {
        String subDevices = Requests.DEVICE + "/sub-devices";
        router.get(subDevices).handler(Requests.forDevice(devices, this::list));
        router.post(subDevices)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(devices, this::add));
        router.post(subDevices + "/notify")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(devices, this::tell));
        router.get(subDevices + "/found").handler(Requests.forDevice(devices, this::found));
        router.delete(subDevices + "/:subProductKey/:subDeviceName").handler(Requests.forDevice(devices, this::remove));
        router.post(Requests.DEVICE + "/permit")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(devices, this::permit));
    }

    private void list(RoutingContext call, Device gateway) {
        ObjectNode answer = Json.object();
        ArrayNode states = answer.putArray("subDevices");
        gateways.subDevices(gateway).forEach(device -> states.add(RestJson.state(device.state())));
        Answers.answer(call, 200, answer);
    }

    private void found(RoutingContext call, Device gateway) {
        ObjectNode answer = Json.object();
        ArrayNode names = answer.putArray("found");
        gateways.found(gateway).forEach(name -> names.add(RestJson.name(name)));
        Answers.answer(call, 200, answer);
    }

    private void add(RoutingContext call, Device gateway) {
        List<DeviceName> names = names(Requests.body(call));
        if (names.isEmpty()) {
            Answers.fail(call, 400, NAMES);
            return;
        }
        List<Device> added = new ArrayList<>();
        for (DeviceName name : names) {
            Device device = devices.find(name.productKey(), name.deviceName());
            if (device == null) {
                Answers.fail(call, 404, "There is no device " + Printable.of(name.toString()) + ".");
                return;
            }
            added.add(device);
        }
        try {
            gateways.add(gateway, added);
            list(call, gateway);
        } catch (IllegalArgumentException e) {
            Answers.fail(call, 409, "It cannot be added: " + e.getMessage() + ".");
        }
    }

    private void remove(RoutingContext call, Device gateway) {
        DeviceName name = new DeviceName(call.pathParam("subProductKey"), call.pathParam("subDeviceName"));
        if (gateways.remove(gateway, name)) {
            list(call, gateway);
        } else {
            Answers.fail(call, 404, name + " is no sub-device of " + gateway.definition() + ".");
        }
    }

    /** Asks the gateway to add sub-devices itself. */
    private void tell(RoutingContext call, Device gateway) {
        ObjectNode request = Requests.body(call);
        List<DeviceName> names = names(request);
        if (request == null || names.isEmpty()) {
            Answers.fail(call, 400, NAMES);
            return;
        }
        ArrayNode params = Json.object().putArray("names");
        names.forEach(name -> params.add(RestJson.name(name)));
        ask(call, gateway, "thing/topo/add/notify", params, request);
    }

    /** Asks the gateway to look for devices of a product. */
    private void permit(RoutingContext call, Device gateway) {
        ObjectNode request = Requests.body(call);
        String productKey = request == null ? "" : request.path("productKey").asText();
        int seconds = request == null ? 0 : request.path("time").asInt(DEFAULT_PERMIT_SECONDS);
        if (request == null || productKey.isEmpty()) {
            Answers.fail(call, 400, "The body must be a JSON object with productKey.");
        } else if (seconds < 0 || seconds > MAX_PERMIT_SECONDS) {
            Answers.fail(call, 400, "time must be 0 to " + MAX_PERMIT_SECONDS + " s.");
        } else {
            ObjectNode params = Json.object().put("productKey", productKey).put("time", seconds);
            ask(call, gateway, "thing/gateway/permit", params, request);
        }
    }

    private void ask(RoutingContext call, Device gateway, String path, JsonNode params, ObjectNode request) {
        int timeout = request.path("timeout").asInt(DEFAULT_TIMEOUT_MILLIS);
        if (timeout < 1 || timeout > RrpcCalls.MAX_TIMEOUT_MILLIS) {
            Answers.fail(call, 400, "timeout must be 1 to " + RrpcCalls.MAX_TIMEOUT_MILLIS + " ms.");
            return;
        }
        Future<ServiceReply> reply = things.ask(gateway, path, params, timeout);
        reply.onSuccess(replied -> {
                    ObjectNode answer = Json.object().put("code", replied.code());
                    answer.putRawValue("data", new RawValue(replied.data()));
                    Answers.answer(call, 200, answer);
                })
                .onFailure(failure -> Answers.fail(call, failure));
    }

    /** Empty when there are none, or one is malformed. */
    private static List<DeviceName> names(@Nullable ObjectNode request) {
        List<DeviceName> names = new ArrayList<>();
        for (JsonNode object : request == null ? Json.object() : request.path("subDevices")) {
            JsonNode productKey = object.path("productKey");
            JsonNode deviceName = object.path("deviceName");
            if (!productKey.isTextual() || !deviceName.isTextual()) {
                return List.of();
            }
            names.add(new DeviceName(productKey.asText(), deviceName.asText()));
        }
        return names;
    }
}
