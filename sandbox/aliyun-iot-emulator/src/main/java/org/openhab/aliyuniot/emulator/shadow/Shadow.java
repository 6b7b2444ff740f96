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
package org.openhab.aliyuniot.emulator.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * The shadow of a device: requests arrive on {@code /shadow/update}, answers leave on {@code /shadow/get}, and so does what
 * the device is to become (chapter "Device shadows"). Times are in seconds.
 *
 * <p>Only the emulator's event loop touches it.
 */
public final class Shadow {
    private static final int MAX_BYTES = 16 * 1024;
    private static final int START_AGAIN = -1;

    private Attributes reported = new Attributes();
    private Attributes desired = new Attributes();
    private long version;

    public ObjectNode answer(byte[] payload) {
        ObjectNode request = Json.parseLenientObject(payload);
        if (payload.length == 0 || request != null && request.isEmpty()) {
            return failure(407, "the request is empty");
        }
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
            case "get" -> current("reply");
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
        boolean clearsDesired = Attributes.isNull(state.path("desired"));
        JsonNode given = state.path("reported");
        if (!given.isObject() && !clearsDesired) {
            return failure(404, "state.reported is missing");
        }
        if (given.isObject() && given.isEmpty()) {
            return failure(405, "state.reported is empty");
        }
        Attributes next = reported;
        if (given instanceof ObjectNode attributes) {
            String tooMuch = tooDeep(attributes);
            next = tooMuch == null ? reported.with(attributes, seconds()) : reported;
            ObjectNode refusal = tooMuch == null ? tooLarge(next) : failure(400, tooMuch);
            if (refusal != null) {
                return refusal;
            }
        }
        ObjectNode refusal = takeVersion(request.path("version"));
        if (refusal != null) {
            return refusal;
        }
        reported = next;
        if (clearsDesired) {
            desired = new Attributes();
        }
        return success();
    }

    private ObjectNode delete(ObjectNode request) {
        JsonNode wanted = request.path("state").path("reported");
        if (wanted.isMissingNode()) {
            return failure(404, "state.reported is missing");
        }
        if (wanted.isObject() && wanted.isEmpty()) {
            return failure(405, "state.reported is empty");
        }
        ObjectNode refusal = takeVersion(request.path("version"));
        if (refusal != null) {
            return refusal;
        }
        if (Attributes.isNull(wanted)) {
            reported = new Attributes();
        } else if (wanted instanceof ObjectNode keys) {
            reported = reported.without(keys);
        }
        return success();
    }

    /**
     * Says what attributes are to become, as an application in the cloud does.
     *
     * @return why not, without full stop; null if it is so now
     */
    public @Nullable String wish(ObjectNode attributes) {
        if (attributes.isEmpty()) {
            return "there is no attribute";
        }
        String tooMuch = tooDeep(attributes);
        if (tooMuch != null) {
            return tooMuch;
        }
        Attributes next = desired.with(attributes, seconds());
        ObjectNode refusal = tooLarge(next);
        if (refusal != null) {
            return refusal.at("/payload/content/errormessage").asText();
        }
        desired = next;
        version++;
        return null;
    }

    /** What tells the device of that. */
    public ObjectNode control() {
        return current("control");
    }

    /** The whole of it, as an application in the cloud sees it. */
    public ObjectNode document() {
        ObjectNode current = current("reply");
        ObjectNode document = Json.object();
        document.set("state", current.at("/payload/state"));
        document.set("metadata", current.at("/payload/metadata"));
        return document.put("version", version);
    }

    private ObjectNode current(String method) {
        ObjectNode message = message(method).put("version", version);
        ObjectNode payload = message.putObject("payload").put("status", "success");
        ObjectNode state = payload.putObject("state");
        ObjectNode metadata = payload.putObject("metadata");
        state.set("reported", reported.values());
        metadata.set("reported", reported.times());
        if (!desired.isEmpty()) {
            state.set("desired", desired.values());
            metadata.set("desired", desired.times());
        }
        return message;
    }

    /** A version must be newer than the kept one; -1 starts from 0 again. Returns the refusal, or null. */
    private @Nullable ObjectNode takeVersion(JsonNode given) {
        if (!given.isIntegralNumber() || !given.canConvertToLong()) {
            return failure(403, "version is not a number");
        }
        long wanted = given.asLong();
        if (wanted != START_AGAIN && wanted <= version) {
            return failure(409, "version must be greater than " + version);
        }
        version = Math.max(0, wanted);
        return null;
    }

    private static @Nullable String tooDeep(ObjectNode attributes) {
        return Attributes.isTooDeep(attributes)
                ? "attributes lie deeper than " + Attributes.MAX_LEVELS + " levels"
                : null;
    }

    private static @Nullable ObjectNode tooLarge(Attributes next) {
        if (next.count() > Attributes.MAX_ATTRIBUTES) {
            return failure(408, "more than " + Attributes.MAX_ATTRIBUTES + " attributes");
        }
        return Json.bytes(next.values()).length > MAX_BYTES
                ? failure(400, "more than " + MAX_BYTES + " bytes of attributes")
                : null;
    }

    private ObjectNode success() {
        ObjectNode reply = message("reply");
        reply.putObject("payload").put("status", "success").put("version", version);
        return reply;
    }

    private static ObjectNode failure(int code, String message) {
        ObjectNode reply = message("reply");
        ObjectNode payload = reply.putObject("payload").put("status", "error");
        payload.putObject("content").put("errorcode", Integer.toString(code)).put("errormessage", message);
        return reply;
    }

    private static ObjectNode message(String method) {
        return Json.object().put("method", method).put("timestamp", seconds());
    }

    private static long seconds() {
        return Instant.now().getEpochSecond();
    }
}
