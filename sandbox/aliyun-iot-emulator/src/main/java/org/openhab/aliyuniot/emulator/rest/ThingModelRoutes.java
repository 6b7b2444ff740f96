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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import org.openhab.aliyuniot.emulator.call.RrpcCalls;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.call.ThingCalls;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.thingmodel.Refusal;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;

/** The part of the REST interface for properties, events, services and shadows of devices. */
final class ThingModelRoutes {
    private static final int MAX_BODY_BYTES = 512 * 1024;
    private static final int DEFAULT_TIMEOUT_MILLIS = 5000;

    private final Devices devices;
    private final ThingCalls things;

    private interface Call {
        Future<ServiceReply> begin(ObjectNode params, int timeoutMillis);
    }

    ThingModelRoutes(Devices devices, ThingCalls things) {
        this.devices = devices;
        this.things = things;
    }

    void addTo(Router router) {
        String device = Requests.DEVICE;
        router.get(device + "/thing-model").handler(Requests.forDevice(devices, ThingModelRoutes::model));
        router.get(device + "/properties").handler(Requests.forDevice(devices, ThingModelRoutes::properties));
        router.get(device + "/desired").handler(Requests.forDevice(devices, ThingModelRoutes::desired));
        router.get(device + "/events").handler(Requests.forDevice(devices, ThingModelRoutes::events));
        router.post(device + "/properties")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(
                        devices,
                        (call, found) -> answer(call, (params, timeout) -> things.set(found, params, timeout))));
        router.post(device + "/desired")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(devices, this::wish));
        router.get(device + "/shadow").handler(Requests.forDevice(devices, ThingModelRoutes::shadow));
        router.post(device + "/shadow")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(devices, this::wishShadow));
        router.post(device + "/services/:service")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(
                        devices,
                        (call, found) -> answer(
                                call,
                                (params, timeout) -> things.call(found, call.pathParam("service"), params, timeout))));
    }

    private static void model(RoutingContext call, Device device) {
        ThingModel model = device.thing().model();
        DeviceDefinition names = device.definition();
        ObjectNode answer = Json.object();
        answer.set("thingModel", model == null ? null : model.tsl(names.productKey(), names.deviceName()));
        Answers.answer(call, 200, answer);
    }

    private static void properties(RoutingContext call, Device device) {
        ObjectNode answer = Json.object();
        ObjectNode properties = answer.putObject("properties");
        device.thing()
                .properties()
                .forEach((identifier, property) -> properties
                        .putObject(identifier)
                        .put("time", property.time().toString())
                        .putRawValue("value", new RawValue(property.value())));
        Answers.answer(call, 200, answer);
    }

    private static void desired(RoutingContext call, Device device) {
        ObjectNode answer = Json.object();
        ObjectNode desired = answer.putObject("desired");
        device.thing()
                .desired()
                .forEach((identifier, wish) -> desired.putObject(identifier)
                        .put("version", wish.version())
                        .putRawValue("value", new RawValue(wish.value())));
        Answers.answer(call, 200, answer);
    }

    private static void events(RoutingContext call, Device device) {
        long after = Requests.after(call);
        if (after < 0) {
            return;
        }
        ObjectNode answer = Json.object();
        ArrayNode events = answer.putArray("events");
        device.thing()
                .events(after)
                .forEach(event -> events.addObject()
                        .put("seq", event.seq())
                        .put("identifier", event.identifier())
                        .put("type", event.type())
                        .put("time", event.time().toString())
                        .putRawValue("value", new RawValue(event.value())));
        Answers.answer(call, 200, answer);
    }

    private void wish(RoutingContext call, Device device) {
        ObjectNode request = Requests.body(call);
        if (request == null || !(request.path("params") instanceof ObjectNode params)) {
            Answers.fail(call, 400, "The body must be a JSON object with params, an object.");
            return;
        }
        Optional<Refusal> refusal = things.wish(device, params);
        if (refusal.isPresent()) {
            Answers.fail(call, 400, ThingCalls.sentence(refusal.get()));
        } else {
            desired(call, device);
        }
    }

    private static void shadow(RoutingContext call, Device device) {
        Answers.answer(call, 200, device.shadow().document());
    }

    private void wishShadow(RoutingContext call, Device device) {
        ObjectNode request = Requests.body(call);
        if (request == null || !(request.path("desired") instanceof ObjectNode desired)) {
            Answers.fail(call, 400, "The body must be a JSON object with desired, an object.");
            return;
        }
        Optional<String> refusal = things.wishShadow(device, desired);
        if (refusal.isPresent()) {
            Answers.fail(call, 400, "The shadow cannot have that: " + refusal.get() + ".");
        } else {
            shadow(call, device);
        }
    }

    private static void answer(RoutingContext call, Call action) {
        ObjectNode request = Requests.body(call);
        if (request == null || !(request.path("params") instanceof ObjectNode params)) {
            Answers.fail(call, 400, "The body must be a JSON object with params, an object.");
            return;
        }
        int timeout = request.path("timeout").asInt(DEFAULT_TIMEOUT_MILLIS);
        if (timeout < 1 || timeout > RrpcCalls.MAX_TIMEOUT_MILLIS) {
            Answers.fail(call, 400, "timeout must be 1 to " + RrpcCalls.MAX_TIMEOUT_MILLIS + " ms.");
            return;
        }
        action.begin(params, timeout)
                .onSuccess(reply -> {
                    ObjectNode answer = Json.object().put("code", reply.code());
                    answer.putRawValue("data", new RawValue(reply.data()));
                    Answers.answer(call, 200, answer);
                })
                .onFailure(failure -> Answers.fail(call, failure));
    }
}
