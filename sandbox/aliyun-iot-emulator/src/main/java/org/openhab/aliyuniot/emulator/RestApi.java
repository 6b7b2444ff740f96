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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST interface: devices and their state, what they sent, messages to them.
 *
 * <p>Answers and errors are JSON; an error has one sentence in {@code error}. No answer carries a secret.
 */
final class RestApi {
    static final String LIMITED = "The platform sends at most 50 messages a second to a device; this one was dropped.";
    private static final int MAX_BODY_BYTES = 512 * 1024;
    private static final int MAX_PAYLOAD_BYTES = 256 * 1024;

    private final Logger logger = LoggerFactory.getLogger(RestApi.class);
    private final Vertx vertx;
    private final Platform platform;
    private final PlatformRestart restart;

    RestApi(Vertx vertx, Platform platform, PlatformRestart restart) {
        this.vertx = vertx;
        this.platform = platform;
        this.restart = restart;
    }

    Router router() {
        Router router = Router.router(vertx);
        router.route().handler(new LocalCallersOnly());
        router.route().handler(RestApi::endConnection);
        router.route().handler(RestApi::ignoreContentType);
        router.get("/api/devices").handler(this::list);
        String device = "/api/devices/:productKey/:deviceName";
        router.get(device).handler(forDevice((call, found) -> answer(call, 200, RestJson.state(found.state()))));
        router.get(device + "/messages").handler(forDevice(RestApi::messages));
        router.get(device + "/messages/stream").handler(forDevice(this::stream));
        router.post(device + "/send")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(forDevice(RestApi::send));
        router.post(device + "/disconnect").handler(forDevice((call, found) -> {
            found.disconnect("the operator closed the connection");
            answer(call, 200, RestJson.state(found.state()));
        }));
        router.post(device + "/disable").handler(forDevice((call, found) -> enable(call, found, false)));
        router.post(device + "/enable").handler(forDevice((call, found) -> enable(call, found, true)));
        new FaultRoutes(platform).addTo(router);
        new CallRoutes(platform).addTo(router);
        new ThingModelRoutes(platform).addTo(router);
        new FirmwareRoutes(vertx, platform.campaigns()).addTo(router);
        new AdministrationRoutes(platform, restart).addTo(router);
        router.route()
                .handler(call ->
                        fail(call, 404, "There is nothing at " + call.request().path() + "."));
        router.route().failureHandler(this::failed);
        return router;
    }

    /**
     * Has each request come on a connection of its own: a client that keeps one may use it just when this side gives it up
     * as idle, and cannot know whether its request was carried out.
     */
    private static void endConnection(RoutingContext call) {
        call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        call.next();
    }

    /** Bodies are JSON or images whatever they are called: curl calls everything a form, which would be decoded as one. */
    private static void ignoreContentType(RoutingContext call) {
        call.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        call.next();
    }

    private Handler<RoutingContext> forDevice(BiConsumer<RoutingContext, Device> action) {
        return forDevice(platform, action);
    }

    static Handler<RoutingContext> forDevice(Platform platform, BiConsumer<RoutingContext, Device> action) {
        return call -> {
            String productKey = call.pathParam("productKey");
            String deviceName = call.pathParam("deviceName");
            Device device = platform.find(productKey, deviceName);
            if (device == null) {
                fail(call, 404, "There is no device " + productKey + "/" + deviceName + ".");
            } else {
                action.accept(call, device);
            }
        };
    }

    private void list(RoutingContext call) {
        ObjectNode result = Json.object();
        ArrayNode devices = result.putArray("devices");
        platform.devices().forEach(device -> devices.add(RestJson.state(device.state())));
        answer(call, 200, result);
    }

    private static void enable(RoutingContext call, Device device, boolean enabled) {
        device.setEnabled(enabled);
        answer(call, 200, RestJson.state(device.state()));
    }

    private static void messages(RoutingContext call, Device device) {
        long after = after(call);
        if (after < 0) {
            return;
        }
        ObjectNode result = Json.object();
        ArrayNode messages = result.putArray("messages");
        device.log().after(after).forEach(message -> messages.add(RestJson.message(message)));
        answer(call, 200, result);
    }

    private void stream(RoutingContext call, Device device) {
        long after = after(call);
        if (after >= 0 && !MessageStream.open(vertx, call, device.log(), after)) {
            fail(call, 429, "Too many streams of this device are open: close one.");
        }
    }

    /** Returns the sequence number asked for, or -1 after answering that it is none. */
    static long after(RoutingContext call) {
        String last = call.request().getHeader("Last-Event-ID");
        List<String> parameters = call.queryParam("after");
        String text = last != null ? last : parameters.isEmpty() ? "0" : parameters.get(0);
        try {
            long after = Long.parseLong(text);
            if (after >= 0) {
                return after;
            }
        } catch (NumberFormatException e) {
            // answered below, like a negative number
        }
        fail(call, 400, "after must be a sequence number such as 0.");
        return -1;
    }

    private static void send(RoutingContext call, Device device) {
        Buffer body = call.body().buffer();
        ObjectNode request = body == null ? null : Json.parseObject(body.getBytes());
        if (request == null) {
            fail(call, 400, "The body must be a JSON object with topic and payload.");
            return;
        }
        String topic = Platform.absoluteTopic(
                device.definition(), request.path("topic").asText());
        int qos = request.path("qos").asInt(0);
        byte[] payload = payload(request);
        if (!request.path("topic").isTextual() || !TopicFilters.isValid(topic) || TopicFilters.hasWildcard(topic)) {
            fail(call, 400, "topic must be a topic without wildcards, such as user/get.");
        } else if (qos < 0 || qos > 1) {
            fail(call, 400, "qos must be 0 or 1.");
        } else if (payload == null) {
            fail(call, 400, "payload must be text, or payloadBase64 must be base64.");
        } else if (payload.length > MAX_PAYLOAD_BYTES) {
            fail(call, 413, "The payload must not be larger than 256 KB.");
        } else {
            sent(call, topic, device.send(topic, payload, qos));
        }
    }

    private static void sent(RoutingContext call, String topic, SendResult result) {
        switch (result) {
            case SENT, QUEUED ->
                answer(call, 202, Json.object().put("topic", topic).put("result", result.name()));
            case NOT_SUBSCRIBED -> fail(call, 409, "The device has not subscribed to " + topic + ".");
            case DROPPED -> fail(call, 409, "The device reads too slowly; the message was dropped.");
            case LIMITED -> fail(call, 429, LIMITED);
            default -> fail(call, 409, "The device is offline.");
        }
    }

    static byte @Nullable [] payload(ObjectNode request) {
        JsonNode text = request.path("payload");
        if (text.isTextual()) {
            return text.asText().getBytes(StandardCharsets.UTF_8);
        }
        JsonNode encoded = request.path("payloadBase64");
        try {
            return encoded.isTextual() ? Base64.getDecoder().decode(encoded.asText()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void failed(RoutingContext call) {
        int status = call.statusCode() > 0 ? call.statusCode() : 500;
        if (status == 413) {
            fail(call, 413, "The body must not be larger than 512 KB.");
        } else {
            logger.debug("{} failed", call.request().path(), call.failure());
            fail(call, status, status < 500 ? "The request cannot be understood." : "The emulator failed.");
        }
    }

    static void fail(RoutingContext call, int status, String sentence) {
        answer(call, status, Json.object().put("error", sentence));
    }

    static void answer(RoutingContext call, int status, ObjectNode body) {
        if (!call.response().ended() && !call.response().headWritten()) {
            call.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(Buffer.buffer(Json.bytes(body)));
        }
    }
}
