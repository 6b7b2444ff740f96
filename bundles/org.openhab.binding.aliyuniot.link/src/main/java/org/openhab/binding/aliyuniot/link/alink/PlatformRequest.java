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
package org.openhab.binding.aliyuniot.link.alink;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What the platform asks of the device, and how the device answers (chapter "Alink protocol").
 *
 * @param id as it came, a text or a number, because the answer carries the same; null if there is none
 * @param method such as {@code thing.service.property.set}, empty if there is none
 * @param params object or array; an empty object if there are none
 */
public record PlatformRequest(@Nullable JsonElement id, String method, JsonElement params) {
    /** The device's code for an error of its own. */
    public static final int INTERNAL_ERROR = 400;

    /** The device's code for parameters that are bad. */
    public static final int BAD_PARAMETERS = 460;

    /** The device's code for being asked too much at a time. */
    public static final int TOO_MANY = 429;

    private static final int MAX_ID_LENGTH = 64;

    /** Reads what has the shape of a request; null if the bytes have another one. */
    public static @Nullable PlatformRequest of(byte[] payload) {
        JsonObject object = AlinkJson.object(payload);
        if (object == null || (object.has("code") && !object.has("params"))) {
            // The latter is a reply, which a wildcard can bring back to the device that has sent it.
            return null;
        }
        @Nullable JsonElement id = object.get("id");
        @Nullable String idText = AlinkJson.text(id);
        @Nullable String method = AlinkJson.text(object.get("method"));
        @Nullable JsonElement params = object.get("params");
        return new PlatformRequest(
                idText != null && idText.length() <= MAX_ID_LENGTH ? id : null,
                method == null ? "" : method,
                params == null || params.isJsonNull() ? new JsonObject() : params);
    }

    /**
     * The device's answer.
     *
     * @param code 200, or one of the codes of chapter "Alink protocol"; 100,000 to 110,000 are the device's own
     * @param message for humans, left out if it is empty
     */
    public byte[] answer(int code, JsonObject data, String message) {
        JsonObject answer = new JsonObject();
        JsonElement sameId = id;
        if (sameId != null) {
            answer.add("id", sameId);
        }
        answer.addProperty("code", code);
        answer.add("data", data);
        if (!message.isEmpty()) {
            answer.addProperty("message", message);
        }
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }
}
