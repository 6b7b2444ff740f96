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
package org.openhab.aliyuniot.emulator.http;

import org.openhab.aliyuniot.emulator.uplink.UplinkRefusal;

/** The codes in the bodies of answers (chapter "Establish connections over HTTP"); the HTTP status is 200 with all of them. */
enum HttpsCode {
    OK(0, "success"),
    COMMON_ERROR(10000, "common error"),
    PARAM_ERROR(10001, "param error"),
    AUTH_CHECK_ERROR(20000, "auth check error"),
    TOKEN_EXPIRED(20001, "token is expired"),
    TOKEN_NULL(20002, "token is null"),
    CHECK_TOKEN_ERROR(20003, "check token error"),
    UPDATE_SESSION_ERROR(20004, "update session error"),
    PUBLISH_MESSAGE_ERROR(30001, "publish message error"),
    REQUEST_TOO_MANY(40000, "request too many");

    private final int code;
    private final String text;

    HttpsCode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }

    static HttpsCode of(UplinkRefusal.Reason reason) {
        return switch (reason) {
            case MALFORMED, TOO_LARGE -> PARAM_ERROR;
            case UNAUTHORIZED -> AUTH_CHECK_ERROR;
            case TOKEN_MISSING -> TOKEN_NULL;
            case TOKEN_UNKNOWN -> CHECK_TOKEN_ERROR;
            case TOKEN_EXPIRED -> TOKEN_EXPIRED;
            case FORBIDDEN -> PUBLISH_MESSAGE_ERROR;
            case TOO_MANY -> REQUEST_TOO_MANY;
        };
    }
}
