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
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.function.BiConsumer;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.DeviceLimits;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.rest.json.RestJson;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.TopicFilters;

/** The part of the REST interface for devices: their state, what they sent, messages to them. */
final class DeviceRoutes {
    private static final int MAX_BODY_BYTES = 512 * 1024;
    private static final int MAX_PAYLOAD_BYTES = 256 * 1024;

    private final Vertx vertx;
    private final Devices devices;
    private final BiConsumer<Device, Boolean> enabling;

    /** The consumer disables and enables devices. */
    DeviceRoutes(Vertx vertx, Devices devices, BiConsumer<Device, Boolean> enabling) {
        this.enabling = enabling;
        this.vertx = vertx;
        this.devices = devices;
    }

    void addTo(Router router) {
        router.get("/api/devices").handler(this::list);
        String device = Requests.DEVICE;
        router.get(device)
                .handler(Requests.forDevice(
                        devices, (call, found) -> Answers.answer(call, 200, RestJson.state(found.state()))));
        router.get(device + "/tags").handler(Requests.forDevice(devices, DeviceRoutes::tags));
        router.get(device + "/messages").handler(Requests.forDevice(devices, DeviceRoutes::messages));
        router.get(device + "/messages/stream").handler(Requests.forDevice(devices, this::stream));
        router.post(device + "/send")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(devices, DeviceRoutes::send));
        router.post(device + "/disconnect").handler(Requests.forDevice(devices, (call, found) -> {
            found.disconnect("the operator closed the connection");
            Answers.answer(call, 200, RestJson.state(found.state()));
        }));
        router.post(device + "/disable")
                .handler(Requests.forDevice(devices, (call, found) -> enable(call, found, false)));
        router.post(device + "/enable")
                .handler(Requests.forDevice(devices, (call, found) -> enable(call, found, true)));
    }

    private void list(RoutingContext call) {
        int limit = Requests.limit(call);
        if (limit < 0) {
            return;
        }
        String filter = call.queryParam("filter").stream().findFirst().orElse("");
        List<Device> found = devices.all().stream()
                .filter(device -> device.definition().toString().contains(filter))
                .toList();
        ObjectNode result = Json.object().put("total", found.size());
        ArrayNode states = result.putArray("devices");
        found.stream().limit(limit).forEach(device -> states.add(RestJson.state(device.state())));
        Answers.answer(call, 200, result);
    }

    private static void tags(RoutingContext call, Device device) {
        ObjectNode answer = Json.object();
        ObjectNode tags = answer.putObject("tags");
        device.tags().forEach(tags::put);
        Answers.answer(call, 200, answer);
    }

    private void enable(RoutingContext call, Device device, boolean enabled) {
        enabling.accept(device, enabled);
        Answers.answer(call, 200, RestJson.state(device.state()));
    }

    private static void messages(RoutingContext call, Device device) {
        long after = Requests.after(call);
        if (after < 0) {
            return;
        }
        ObjectNode result = Json.object();
        ArrayNode messages = result.putArray("messages");
        device.log().after(after).forEach(message -> messages.add(RestJson.message(message)));
        Answers.answer(call, 200, result);
    }

    private void stream(RoutingContext call, Device device) {
        long after = Requests.after(call);
        if (after >= 0 && !MessageStream.open(vertx, call, device.log(), after)) {
            Answers.fail(call, 429, "Too many streams of this device are open: close one.");
        }
    }

    private static void send(RoutingContext call, Device device) {
        ObjectNode request = Requests.body(call);
        if (request == null) {
            Answers.fail(call, 400, "The body must be a JSON object with topic and payload.");
            return;
        }
        String topic = device.topics().absolute(request.path("topic").asText());
        int qos = request.path("qos").asInt(0);
        byte[] payload = Requests.payload(request);
        if (!request.path("topic").isTextual() || !TopicFilters.isValid(topic) || TopicFilters.hasWildcard(topic)) {
            Answers.fail(call, 400, "topic must be a topic without wildcards, such as user/get.");
        } else if (qos < 0 || qos > 1) {
            Answers.fail(call, 400, "qos must be 0 or 1.");
        } else if (payload == null) {
            Answers.fail(call, 400, "payload must be text, or payloadBase64 must be base64.");
        } else if (payload.length > MAX_PAYLOAD_BYTES) {
            Answers.fail(call, 413, "The payload must not be larger than 256 KB.");
        } else {
            sent(call, topic, device.send(topic, payload, qos));
        }
    }

    private static void sent(RoutingContext call, String topic, SendResult result) {
        switch (result) {
            case SENT, QUEUED ->
                Answers.answer(call, 202, Json.object().put("topic", topic).put("result", result.name()));
            case NOT_SUBSCRIBED -> Answers.fail(call, 409, "The device has not subscribed to " + topic + ".");
            case DROPPED -> Answers.fail(call, 409, "The device reads too slowly; the message was dropped.");
            case LIMITED -> Answers.fail(call, 429, DeviceLimits.TOO_MANY_MESSAGES);
            default -> Answers.fail(call, 409, "The device is offline.");
        }
    }
}
