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
package org.openhab.aliyuniot.emulator.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * The shadow of a device: requests arrive on {@code /shadow/update}, answers leave on {@code /shadow/get} (chapter "Device
 * shadows"). Times are in seconds.
 */
public final class Shadow {
    private static final int MAX_ATTRIBUTES = 128;
    private static final String NULL_TEXT = "null";

    private ObjectNode reported = Json.object();
    private ObjectNode desired = Json.object();
    private ObjectNode reportedTimes = Json.object();
    private ObjectNode desiredTimes = Json.object();
    private long version;

    public ObjectNode answer(byte[] payload) {
        ObjectNode request = Json.parseLenientObject(payload);
        if (request == null) {
            return failure(400, "the payload is no JSON object");
        }
        ObjectNode reply = answer(request);
        JsonNode clientToken = request.path("clientToken");
        if (clientToken.isValueNode()) {
            // By which the C SDKs find the request again.
            reply.set("clientToken", clientToken);
        }
        return reply;
    }

    private ObjectNode answer(ObjectNode request) {
        JsonNode method = request.path("method");
        if (method.isMissingNode() || method.asText().isEmpty()) {
            return failure(401, "method is missing");
        }
        return switch (method.asText()) {
            case "get" -> current();
            case "update" -> update(request);
            case "delete" -> delete(request);
            default -> failure(406, "method must be get, update or delete");
        };
    }

    private ObjectNode update(ObjectNode request) {
        JsonNode state = request.path("state");
        if (!state.isObject()) {
            return failure(402, "state is missing");
        }
        boolean clearsDesired = isNull(state.path("desired"));
        JsonNode newReported = state.path("reported");
        if (!newReported.isObject() && !clearsDesired) {
            return failure(404, "state.reported is missing");
        }
        if (newReported.isObject() && newReported.isEmpty()) {
            return failure(405, "state.reported is empty");
        }
        if (newReported.isObject() && tooMany((ObjectNode) newReported)) {
            return failure(408, "more than " + MAX_ATTRIBUTES + " attributes");
        }
        ObjectNode refusal = takeVersion(request.path("version"));
        if (refusal != null) {
            return refusal;
        }
        if (clearsDesired) {
            desired = Json.object();
            desiredTimes = Json.object();
        }
        newReported.properties().forEach(entry -> {
            reported.set(entry.getKey(), entry.getValue());
            reportedTimes.putObject(entry.getKey()).put("timestamp", seconds());
        });
        return success();
    }

    private ObjectNode delete(ObjectNode request) {
        JsonNode wanted = request.path("state").path("reported");
        if (wanted.isMissingNode()) {
            return failure(404, "state.reported is missing");
        }
        ObjectNode refusal = takeVersion(request.path("version"));
        if (refusal != null) {
            return refusal;
        }
        if (isNull(wanted)) {
            reported = Json.object();
            reportedTimes = Json.object();
        }
        List<String> keys = new ArrayList<>();
        wanted.fieldNames().forEachRemaining(keys::add);
        reported.remove(keys);
        reportedTimes.remove(keys);
        return success();
    }

    private ObjectNode current() {
        ObjectNode reply = success();
        reply.put("version", version);
        ObjectNode payload = (ObjectNode) reply.path("payload");
        payload.remove("version");
        ObjectNode state = payload.putObject("state");
        ObjectNode metadata = payload.putObject("metadata");
        state.set("reported", reported.deepCopy());
        metadata.set("reported", reportedTimes.deepCopy());
        if (!desired.isEmpty()) {
            state.set("desired", desired.deepCopy());
            metadata.set("desired", desiredTimes.deepCopy());
        }
        return reply;
    }

    /** A version must be newer than the kept one; -1 starts from 0 again. Returns the refusal, or null. */
    private @Nullable ObjectNode takeVersion(JsonNode given) {
        if (!given.isIntegralNumber()) {
            return failure(403, "version is not a number");
        }
        long wanted = given.asLong();
        if (wanted != -1 && wanted <= version) {
            return failure(409, "version must be greater than " + version);
        }
        version = Math.max(0, wanted);
        return null;
    }

    private boolean tooMany(ObjectNode added) {
        long fresh = added.properties().stream()
                .filter(entry -> !reported.has(entry.getKey()))
                .count();
        return reported.size() + fresh > MAX_ATTRIBUTES;
    }

    private ObjectNode success() {
        ObjectNode reply = reply();
        reply.putObject("payload").put("status", "success").put("version", version);
        return reply;
    }

    private static ObjectNode failure(int code, String message) {
        ObjectNode reply = reply();
        ObjectNode payload = reply.putObject("payload").put("status", "error");
        payload.putObject("content").put("errorcode", Integer.toString(code)).put("errormessage", message);
        return reply;
    }

    private static ObjectNode reply() {
        return Json.object().put("method", "reply").put("timestamp", seconds());
    }

    private static long seconds() {
        return Instant.now().getEpochSecond();
    }

    private static boolean isNull(JsonNode node) {
        return node.isNull() || NULL_TEXT.equals(node.asText());
    }
}
