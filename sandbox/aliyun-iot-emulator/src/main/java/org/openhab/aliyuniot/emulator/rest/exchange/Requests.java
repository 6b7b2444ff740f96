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
package org.openhab.aliyuniot.emulator.rest.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.TopicFilters;

/** What requests to the REST interface have in common: the device in the path, the body, its payload and topic. */
public final class Requests {
    /** The path of a device. */
    public static final String DEVICE = "/api/devices/:productKey/:deviceName";

    private Requests() {}

    public static Handler<RoutingContext> forDevice(Devices devices, BiConsumer<RoutingContext, Device> action) {
        return call -> {
            String productKey = call.pathParam("productKey");
            String deviceName = call.pathParam("deviceName");
            Device device = devices.find(productKey, deviceName);
            if (device == null) {
                Answers.fail(call, 404, "There is no device " + productKey + "/" + deviceName + ".");
            } else {
                action.accept(call, device);
            }
        };
    }

    /** The body; null when it is no JSON object. */
    public static @Nullable ObjectNode body(RoutingContext call) {
        Buffer body = call.body().buffer();
        return body == null ? null : Json.parseObject(body.getBytes());
    }

    /** Returns the sequence number asked for, or -1 after answering that it is none. */
    public static long after(RoutingContext call) {
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
        Answers.fail(call, 400, "after must be a sequence number such as 0.");
        return -1;
    }

    /** Returns how many are asked for at most, or -1 after answering that it is no number. */
    public static int limit(RoutingContext call) {
        String text = call.queryParam("limit").stream().findFirst().orElse(String.valueOf(Integer.MAX_VALUE));
        if (text.matches("[0-9]{1,9}|" + Integer.MAX_VALUE)) {
            return Integer.parseInt(text);
        }
        Answers.fail(call, 400, "limit must be a number such as 100.");
        return -1;
    }

    /** The bytes of {@code payload} or {@code payloadBase64}; null when there are none. */
    public static byte @Nullable [] payload(ObjectNode request) {
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

    public static boolean isTopic(JsonNode node) {
        return node.isTextual() && TopicFilters.isValid(node.asText()) && !TopicFilters.hasWildcard(node.asText());
    }
}
