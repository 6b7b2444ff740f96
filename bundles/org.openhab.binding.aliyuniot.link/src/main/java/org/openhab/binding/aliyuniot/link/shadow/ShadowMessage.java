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
package org.openhab.binding.aliyuniot.link.shadow;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * What the platform sends on {@code /shadow/get}: a reply to a request, or by itself what the device is to become.
 *
 * @param control whether it comes by itself
 * @param token of the request; {@code null} if there is none, as where the platform could not read the request
 * @param code 0 for success, else the platform's code
 * @param said the platform's words on a failure, may be empty
 * @param version of the shadow, from 0 on; {@value #UNKNOWN} if it is not told, or cannot be
 * @param state the object {@code state}; {@code null} if there is none
 * @param metadata times of what is in the state
 */
record ShadowMessage(
        boolean control,
        @Nullable String token,
        int code,
        String said,
        long version,
        @Nullable JsonObject state,
        JsonObject metadata) {
    static final long UNKNOWN = -1;

    /** The code for a failure whose own cannot be read. */
    static final int NO_CODE = -1;

    /** What a double, and so each language's JSON, has exactly. */
    private static final long MAX_VERSION = (1L << 53) - 1;

    private static final int MAX_TOKEN = 128;

    /** Reads a message, whatever it is; {@code null} if it is neither a reply nor a control. */
    static @Nullable ShadowMessage of(byte[] bytes) {
        JsonObject object = AlinkJson.object(bytes, ShadowDocument.MAX_BYTES);
        @Nullable String method = object == null ? null : AlinkJson.text(object.get("method"));
        if (object == null || method == null || !(object.get("payload") instanceof JsonObject payload)) {
            return null;
        }
        boolean control = method.equals("control");
        if (!control && !method.equals("reply")) {
            return null;
        }
        @Nullable String status = AlinkJson.text(payload.get("status"));
        boolean success = status == null || status.equals("success");
        @Nullable JsonElement content = payload.get("content");
        JsonObject failure = content instanceof JsonObject told ? told : new JsonObject();
        return new ShadowMessage(
                control,
                tokenOf(object),
                success ? 0 : codeOf(failure),
                ForeignText.line(textOf(failure)),
                versionOf(object, payload),
                payload.get("state") instanceof JsonObject state ? state : null,
                payload.get("metadata") instanceof JsonObject metadata ? metadata : new JsonObject());
    }

    private static @Nullable String tokenOf(JsonObject object) {
        @Nullable String token = AlinkJson.text(object.get("clientToken"));
        return token == null || token.length() <= MAX_TOKEN ? token : token.substring(0, MAX_TOKEN);
    }

    private static int codeOf(JsonObject failure) {
        OptionalLong code = AlinkJson.integer(failure.get("errorcode"));
        return code.isPresent() && code.getAsLong() > 0 && code.getAsLong() <= Integer.MAX_VALUE
                ? (int) code.getAsLong()
                : NO_CODE;
    }

    private static String textOf(JsonObject failure) {
        @Nullable String text = AlinkJson.text(failure.get("errormessage"));
        return text == null ? "" : text;
    }

    /** A reply to an update has it beside the status, the others have it outside. */
    private static long versionOf(JsonObject object, JsonObject payload) {
        OptionalLong inner = AlinkJson.integer(payload.get("version"));
        OptionalLong version = inner.isPresent() ? inner : AlinkJson.integer(object.get("version"));
        return version.isPresent() && version.getAsLong() >= 0 && version.getAsLong() < MAX_VERSION
                ? version.getAsLong()
                : UNKNOWN;
    }

    boolean isSuccess() {
        return code == 0;
    }

    /** Whether the shadow has had the version already that a change was to make. */
    boolean isConflict() {
        return code == ShadowRefusal.VERSION_CONFLICT.code();
    }

    /** The shadow that it tells; {@code null} if it tells none, or not which version it is. */
    @Nullable
    ShadowDocument document() {
        JsonObject told = state;
        return told == null || version == UNKNOWN
                ? null
                : new ShadowDocument(attributes(told, "reported"), attributes(told, "desired"), metadata, version);
    }

    private static JsonObject attributes(JsonObject state, String name) {
        return state.get(name) instanceof JsonObject attributes ? attributes : new JsonObject();
    }
}
