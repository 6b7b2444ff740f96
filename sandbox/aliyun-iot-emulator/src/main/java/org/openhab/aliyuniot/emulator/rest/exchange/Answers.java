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
package org.openhab.aliyuniot.emulator.rest.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.text.Json;

/** Answers of the REST interface: JSON; an error has one sentence in {@code error}. */
public final class Answers {
    private Answers() {}

    public static void fail(RoutingContext call, int status, String sentence) {
        answer(call, status, Json.object().put("error", sentence));
    }

    /** Fails with the status that the failure of a call to a device names. */
    public static void fail(RoutingContext call, Throwable failure) {
        fail(
                call,
                failure instanceof RrpcException refused ? refused.status() : 500,
                String.valueOf(failure.getMessage()));
    }

    public static void answer(RoutingContext call, int status, ObjectNode body) {
        if (!call.response().ended() && !call.response().headWritten()) {
            call.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(Buffer.buffer(Json.bytes(body)));
        }
    }
}
