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
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * The platform's word on a request (chapter "Alink protocol").
 *
 * @param code 200, or one of the platform's error codes
 * @param data as the request's chapter says, an empty object if there is none
 * @param message for humans, at most {@value #MAX_MESSAGE} characters without control characters, may be empty
 */
public record AlinkReply(int code, JsonElement data, String message) {
    /** The code of success. */
    public static final int SUCCESS = 200;

    private static final int MAX_MESSAGE = 200;

    public AlinkReply {
        message = ForeignText.line(message, MAX_MESSAGE);
    }

    public boolean isSuccess() {
        return code == SUCCESS;
    }

    /** Reads what has the shape of a reply; null if the object has none. */
    public static @Nullable AlinkReply of(JsonObject object) {
        OptionalLong code = AlinkJson.integer(object.get("code"));
        if (code.isEmpty() || code.getAsLong() != (int) code.getAsLong()) {
            return null;
        }
        @Nullable JsonElement data = object.get("data");
        @Nullable String message = AlinkJson.text(object.get("message"));
        return new AlinkReply(
                (int) code.getAsLong(),
                data == null || data.isJsonNull() ? new JsonObject() : data,
                message == null ? "" : message);
    }
}
