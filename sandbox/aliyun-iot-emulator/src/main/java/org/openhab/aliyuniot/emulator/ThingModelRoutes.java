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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import org.openhab.aliyuniot.emulator.thingmodel.Refusal;

/** The part of the REST interface for properties, events and services of devices. */
final class ThingModelRoutes {
    private static final int MAX_BODY_BYTES = 512 * 1024;
    private static final int DEFAULT_TIMEOUT_MILLIS = 5000;

    private final Platform platform;

    private interface Call {
        Future<ServiceReply> begin(ObjectNode params, int timeoutMillis);
    }

    ThingModelRoutes(Platform platform) {
        this.platform = platform;
    }

    void addTo(Router router) {
        String device = "/api/devices/:productKey/:deviceName";
        router.get(device + "/properties").handler(RestApi.forDevice(platform, ThingModelRoutes::properties));
        router.get(device + "/desired").handler(RestApi.forDevice(platform, ThingModelRoutes::desired));
        router.get(device + "/events").handler(RestApi.forDevice(platform, ThingModelRoutes::events));
        router.post(device + "/properties")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(RestApi.forDevice(
                        platform,
                        (call, found) -> answer(
                                call, (params, timeout) -> platform.things().set(found, params, timeout))));
        router.post(device + "/desired")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(RestApi.forDevice(platform, this::wish));
        router.post(device + "/services/:service")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(RestApi.forDevice(
                        platform,
                        (call, found) -> answer(
                                call,
                                (params, timeout) ->
                                        platform.things().call(found, call.pathParam("service"), params, timeout))));
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
        RestApi.answer(call, 200, answer);
    }

    private static void desired(RoutingContext call, Device device) {
        ObjectNode answer = Json.object();
        ObjectNode desired = answer.putObject("desired");
        device.thing()
                .desired()
                .forEach((identifier, wish) -> desired.putObject(identifier)
                        .put("version", wish.version())
                        .putRawValue("value", new RawValue(wish.value())));
        RestApi.answer(call, 200, answer);
    }

    private static void events(RoutingContext call, Device device) {
        long after = RestApi.after(call);
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
        RestApi.answer(call, 200, answer);
    }

    private void wish(RoutingContext call, Device device) {
        ObjectNode request = CallRoutes.body(call);
        if (request == null || !(request.path("params") instanceof ObjectNode params)) {
            RestApi.fail(call, 400, "The body must be a JSON object with params, an object.");
            return;
        }
        Optional<Refusal> refusal = platform.things().wish(device, params);
        if (refusal.isPresent()) {
            RestApi.fail(call, 400, ThingCalls.sentence(refusal.get()));
        } else {
            desired(call, device);
        }
    }

    private static void answer(RoutingContext call, Call action) {
        ObjectNode request = CallRoutes.body(call);
        if (request == null || !(request.path("params") instanceof ObjectNode params)) {
            RestApi.fail(call, 400, "The body must be a JSON object with params, an object.");
            return;
        }
        int timeout = request.path("timeout").asInt(DEFAULT_TIMEOUT_MILLIS);
        if (timeout < 1 || timeout > RrpcCalls.MAX_TIMEOUT_MILLIS) {
            RestApi.fail(call, 400, "timeout must be 1 to " + RrpcCalls.MAX_TIMEOUT_MILLIS + " ms.");
            return;
        }
        action.begin(params, timeout)
                .onSuccess(reply -> {
                    ObjectNode answer = Json.object().put("code", reply.code());
                    answer.putRawValue("data", new RawValue(reply.data()));
                    RestApi.answer(call, 200, answer);
                })
                .onFailure(failure -> CallRoutes.fail(call, failure));
    }
}
