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

/** The part of the REST interface for RRPC calls and broadcasts. */
final class CallRoutes {
    private static final int MAX_BODY_BYTES = 512 * 1024;
    private static final int MAX_PAYLOAD_BYTES = 256 * 1024;
    private static final int DEFAULT_TIMEOUT_MILLIS = 5000;

    private final Platform platform;

    CallRoutes(Platform platform) {
        this.platform = platform;
    }

    void addTo(Router router) {
        router.post("/api/devices/:productKey/:deviceName/rrpc")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(RestApi.forDevice(platform, this::rrpc));
        router.post("/api/products/:productKey/broadcast")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::broadcast);
    }

    private void rrpc(RoutingContext call, Device device) {
        ObjectNode request = body(call);
        byte[] payload = request == null ? null : RestApi.payload(request);
        if (request == null || payload == null) {
            RestApi.fail(call, 400, "The body must be a JSON object with payload as text, or payloadBase64 as base64.");
            return;
        }
        int timeout = request.path("timeout").asInt(DEFAULT_TIMEOUT_MILLIS);
        JsonNode topic = request.path("topic");
        if (timeout < 1 || timeout > RrpcCalls.MAX_TIMEOUT_MILLIS) {
            RestApi.fail(call, 400, "timeout must be 1 to " + RrpcCalls.MAX_TIMEOUT_MILLIS + " ms.");
        } else if (!topic.isMissingNode() && !isTopic(topic)) {
            RestApi.fail(call, 400, "topic must be a topic without wildcards, such as user/get, or be left out.");
        } else if (payload.length > MAX_PAYLOAD_BYTES) {
            RestApi.fail(call, 413, "The payload must not be larger than 256 KB.");
        } else {
            platform.rrpc()
                    .call(device, topic.isMissingNode() ? null : topic.asText(), payload, timeout)
                    .onSuccess(response -> RestApi.answer(call, 200, RestJson.withPayload(Json.object(), response)))
                    .onFailure(failure -> fail(call, failure));
        }
    }

    static void fail(RoutingContext call, Throwable failure) {
        RestApi.fail(
                call,
                failure instanceof RrpcException refused ? refused.status() : 500,
                String.valueOf(failure.getMessage()));
    }

    private void broadcast(RoutingContext call) {
        ObjectNode request = body(call);
        byte[] payload = request == null ? null : RestApi.payload(request);
        JsonNode topic = request == null ? Json.object() : request.path("topic");
        if (request == null || payload == null || !topic.isMissingNode() && !isTopic(topic)) {
            RestApi.fail(
                    call,
                    400,
                    "The body must be a JSON object with payload or payloadBase64, and with topic unless all devices are meant.");
        } else if (payload.length > Platform.MAX_BROADCAST_BYTES) {
            RestApi.fail(call, 413, "The payload of a broadcast must not be larger than 64 KB.");
        } else if (!platform.admitBroadcast(call.pathParam("productKey"))) {
            RestApi.fail(call, 429, Platform.TOO_MANY_BROADCASTS);
        } else {
            broadcast(call, topic.isMissingNode() ? null : topic.asText(), payload);
        }
    }

    /** Without topic it goes to all devices. */
    private void broadcast(RoutingContext call, @Nullable String topic, byte[] payload) {
        String productKey = call.pathParam("productKey");
        ObjectNode answer = Json.object();
        if (topic == null) {
            answer.put("devices", platform.broadcastToAll(productKey, payload));
        } else {
            String absolute = Platform.broadcastTopic(productKey, topic);
            answer.put("topic", absolute).put("devices", platform.broadcast(productKey, absolute, payload));
        }
        RestApi.answer(call, 202, answer);
    }

    static @Nullable ObjectNode body(RoutingContext call) {
        Buffer body = call.body().buffer();
        return body == null ? null : Json.parseObject(body.getBytes());
    }

    private static boolean isTopic(JsonNode node) {
        return node.isTextual() && TopicFilters.isValid(node.asText()) && !TopicFilters.hasWildcard(node.asText());
    }
}
