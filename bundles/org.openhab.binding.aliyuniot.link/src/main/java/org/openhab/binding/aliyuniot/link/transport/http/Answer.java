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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.transport.ConnectFailures;

/**
 * What the platform says to a request, {@code {"code","message","info":{…}}} whatever the outcome.
 */
record Answer(ResultCode code, String said, JsonObject info) {
    private static final int OK = 200;
    private static final int PAYLOAD_TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MIN_REDIRECT = 300;
    private static final int MIN_REFUSAL = 400;

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,2048}");

    /**
     * @param from the server, for the sentence
     * @throws LinkFailure if the platform does not answer like this
     */
    static Answer of(HttpResponse<byte[]> response, String from) throws LinkFailure {
        int status = response.statusCode();
        if (status != OK) {
            throw unusual(status, from);
        }
        @Nullable JsonObject object = AlinkJson.object(response.body());
        @Nullable AlinkReply reply = object == null ? null : AlinkReply.of(object);
        if (object == null || reply == null) {
            throw malformed(from + " answered with " + response.body().length
                    + " bytes that are no JSON object with a whole number as its code");
        }
        String said = "code " + reply.code() + (reply.message().isEmpty() ? "" : ", " + reply.message());
        return new Answer(
                ResultCode.of(reply.code()),
                said,
                object.get("info") instanceof JsonObject info ? info : new JsonObject());
    }

    private static LinkFailure unusual(int status, String from) {
        if (status == PAYLOAD_TOO_LARGE) {
            return new QuotaFailure(
                    LinkFailure.Reason.PAYLOAD_TOO_LARGE, from + " takes no message of this size (HTTP 413)");
        }
        if (status == TOO_MANY_REQUESTS) {
            return new QuotaFailure(LinkFailure.Reason.TOO_MANY_REQUESTS, from + " is asked too often (HTTP 429)");
        }
        @Nullable ProtocolFailure known = ConnectFailures.ofHttpStatus(status, from);
        if (known != null) {
            return known;
        }
        return malformed(
                status >= MIN_REDIRECT && status < MIN_REFUSAL
                        ? from + " points elsewhere (HTTP " + status + "), where no secret is sent"
                        : from + " does not answer as the platform does (HTTP " + status + ")");
    }

    private static ProtocolFailure malformed(String message) {
        return new ProtocolFailure(LinkFailure.Reason.MALFORMED_PACKET, message);
    }

    /**
     * @throws ProtocolFailure if there is none, or one that no header can carry
     */
    String token(String from) throws ProtocolFailure {
        @Nullable String token = AlinkJson.text(info.get("token"));
        if (token == null || !TOKEN.matcher(token).matches()) {
            throw malformed(from + " gave no token of 1 to 2048 visible ASCII characters");
        }
        return token;
    }

    /** The reply to an Alink request, as text or in Base64; empty if there is none. */
    byte[] data() {
        @Nullable JsonElement data = info.get("data");
        @Nullable String text = AlinkJson.text(data);
        if (text == null) {
            return data instanceof JsonObject object ? utf8(object.toString()) : new byte[0];
        }
        if (text.stripLeading().startsWith("{")) {
            return utf8(text);
        }
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return utf8(text);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
