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
package org.openhab.binding.aliyuniot.link.rrpc;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;

/**
 * What the platform hears when nobody answers: the shape of an Alink reply with the device's code for an error of its
 * own (chapter "Alink protocol"), which also whoever does not speak Alink can read. Use as {@code DefaultAnswer::to}.
 */
public final class DefaultAnswer {
    private static final int INTERNAL_ERROR = 400;
    private static final int MAX_ID_LENGTH = 64;

    private DefaultAnswer() {}

    /** With the request's id, if that is a JSON object with one. */
    public static byte[] to(RrpcCall call) {
        JsonObject answer = new JsonObject();
        @Nullable JsonElement id = idOf(call.payload());
        if (id != null) {
            answer.add("id", id);
        }
        answer.addProperty("code", INTERNAL_ERROR);
        answer.add("data", new JsonObject());
        answer.addProperty("message", "nobody answered");
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable JsonElement idOf(byte[] payload) {
        JsonObject request = AlinkJson.object(payload);
        if (request == null) {
            return null;
        }
        @Nullable JsonElement id = request.get("id");
        @Nullable String text = AlinkJson.text(id);
        return text != null && text.length() <= MAX_ID_LENGTH ? id : null;
    }
}
