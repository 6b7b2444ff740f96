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
package org.openhab.aliyuniot.emulator.alink;

import com.fasterxml.jackson.databind.JsonNode;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * The outcome of an Alink request.
 *
 * @param code 200, or one of the platform's error codes
 * @param data object or array
 */
public record AlinkResult(int code, JsonNode data, String message) {
    /** The code of success. */
    public static final int SUCCESS = 200;

    public static AlinkResult success() {
        return success(Json.object());
    }

    public static AlinkResult success(JsonNode data) {
        return new AlinkResult(SUCCESS, data, "success");
    }

    public static AlinkResult failure(int code, String message) {
        return new AlinkResult(code, Json.object(), message);
    }
}
