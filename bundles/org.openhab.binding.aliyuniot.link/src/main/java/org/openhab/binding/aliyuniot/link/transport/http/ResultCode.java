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
package org.openhab.binding.aliyuniot.link.transport.http;

import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;

/**
 * The platform's word on a request (chapter "Connect devices to IoT Platform over HTTPS", error codes).
 */
enum ResultCode {
    SUCCESS(0),
    COMMON_ERROR(10_000),
    PARAM_ERROR(10_001),
    AUTH_CHECK_ERROR(20_000),
    TOKEN_IS_EXPIRED(20_001),
    TOKEN_IS_NULL(20_002),
    CHECK_TOKEN_ERROR(20_003),
    UPDATE_SESSION_ERROR(20_004),
    PUBLISH_MESSAGE_ERROR(30_001),
    REQUEST_TOO_MANY(40_000),
    /** One that is not documented. */
    UNKNOWN(-1);

    private final int number;

    ResultCode(int number) {
        this.number = number;
    }

    static ResultCode of(int number) {
        for (ResultCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        return UNKNOWN;
    }

    /** Whether a fresh token may help. */
    boolean concernsToken() {
        return this == AUTH_CHECK_ERROR
                || this == TOKEN_IS_EXPIRED
                || this == TOKEN_IS_NULL
                || this == CHECK_TOKEN_ERROR;
    }

    /** What it means at {@code /auth}. */
    LinkFailure ofAuthentication(String said) {
        return switch (this) {
            case AUTH_CHECK_ERROR, TOKEN_IS_EXPIRED, TOKEN_IS_NULL, CHECK_TOKEN_ERROR ->
                new AuthenticationFailure(
                        LinkFailure.Reason.NOT_AUTHORIZED,
                        "The platform does not authorize this device (" + said + ")");
            case PARAM_ERROR ->
                new AuthenticationFailure(
                        LinkFailure.Reason.BAD_CREDENTIALS,
                        "The platform cannot read who this device is (" + said + ")");
            default -> unavailable(said);
        };
    }

    /**
     * What it means for a message. Of a token that was fresh and is refused all the same, the platform says that the
     * device is not authorized.
     */
    LinkFailure ofPublication(String said) {
        return switch (this) {
            case AUTH_CHECK_ERROR, TOKEN_IS_EXPIRED, TOKEN_IS_NULL, CHECK_TOKEN_ERROR ->
                new AuthenticationFailure(
                        LinkFailure.Reason.NOT_AUTHORIZED,
                        "The platform does not take the token that it has just given (" + said + ")");
            case PARAM_ERROR, PUBLISH_MESSAGE_ERROR ->
                new ProtocolFailure(
                        LinkFailure.Reason.PUBLICATION_REFUSED, "The platform refuses the message (" + said + ")");
            default -> unavailable(said);
        };
    }

    private LinkFailure unavailable(String said) {
        return this == REQUEST_TOO_MANY
                ? new QuotaFailure(
                        LinkFailure.Reason.TOO_MANY_REQUESTS, "The platform is asked too often (" + said + ")")
                : new ProtocolFailure(
                        LinkFailure.Reason.SERVER_UNAVAILABLE, "The platform is not available (" + said + ")");
    }
}
