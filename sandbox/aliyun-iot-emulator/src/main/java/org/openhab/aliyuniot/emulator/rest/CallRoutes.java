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
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.call.Broadcasts;
import org.openhab.aliyuniot.emulator.call.RrpcCalls;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.rest.json.RestJson;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;

/** The part of the REST interface for RRPC calls and broadcasts. */
final class CallRoutes {
    private static final int MAX_BODY_BYTES = 512 * 1024;
    private static final int MAX_PAYLOAD_BYTES = 256 * 1024;
    private static final int DEFAULT_TIMEOUT_MILLIS = 5000;

    private final Devices devices;
    private final RrpcCalls rrpc;
    private final Broadcasts broadcasts;

    CallRoutes(Devices devices, RrpcCalls rrpc, Broadcasts broadcasts) {
        this.devices = devices;
        this.rrpc = rrpc;
        this.broadcasts = broadcasts;
    }

    void addTo(Router router) {
        router.post(Requests.DEVICE + "/rrpc")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(devices, this::rrpc));
        router.post("/api/products/:productKey/broadcast")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::broadcast);
    }

    private void rrpc(RoutingContext call, Device device) {
        ObjectNode request = Requests.body(call);
        byte[] payload = request == null ? null : Requests.payload(request);
        if (request == null || payload == null) {
            Answers.fail(call, 400, "The body must be a JSON object with payload as text, or payloadBase64 as base64.");
            return;
        }
        int timeout = request.path("timeout").asInt(DEFAULT_TIMEOUT_MILLIS);
        JsonNode topic = request.path("topic");
        if (timeout < 1 || timeout > RrpcCalls.MAX_TIMEOUT_MILLIS) {
            Answers.fail(call, 400, "timeout must be 1 to " + RrpcCalls.MAX_TIMEOUT_MILLIS + " ms.");
        } else if (!topic.isMissingNode() && !Requests.isTopic(topic)) {
            Answers.fail(call, 400, "topic must be a topic without wildcards, such as user/get, or be left out.");
        } else if (payload.length > MAX_PAYLOAD_BYTES) {
            Answers.fail(call, 413, "The payload must not be larger than 256 KB.");
        } else {
            rrpc.call(device, topic.isMissingNode() ? null : topic.asText(), payload, timeout)
                    .onSuccess(response -> Answers.answer(call, 200, RestJson.withPayload(Json.object(), response)))
                    .onFailure(failure -> Answers.fail(call, failure));
        }
    }

    private void broadcast(RoutingContext call) {
        ObjectNode request = Requests.body(call);
        byte[] payload = request == null ? null : Requests.payload(request);
        JsonNode topic = request == null ? Json.object() : request.path("topic");
        if (request == null || payload == null || !topic.isMissingNode() && !Requests.isTopic(topic)) {
            Answers.fail(
                    call,
                    400,
                    "The body must be a JSON object with payload or payloadBase64, and with topic unless all devices are meant.");
        } else if (payload.length > Broadcasts.MAX_BYTES) {
            Answers.fail(call, 413, "The payload of a broadcast must not be larger than 64 KB.");
        } else if (!broadcasts.admit(call.pathParam("productKey"))) {
            Answers.fail(call, 429, Broadcasts.TOO_MANY);
        } else {
            broadcast(call, topic.isMissingNode() ? null : topic.asText(), payload);
        }
    }

    /** Without topic it goes to all devices. */
    private void broadcast(RoutingContext call, @Nullable String topic, byte[] payload) {
        String productKey = call.pathParam("productKey");
        ObjectNode answer = Json.object();
        if (topic == null) {
            answer.put("devices", broadcasts.sendToAll(productKey, payload));
        } else {
            String absolute = DeviceTopics.broadcast(productKey, topic);
            answer.put("topic", absolute).put("devices", broadcasts.send(productKey, absolute, payload));
        }
        Answers.answer(call, 202, answer);
    }
}
