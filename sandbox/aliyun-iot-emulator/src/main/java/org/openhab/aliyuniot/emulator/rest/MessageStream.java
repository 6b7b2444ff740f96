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
package org.openhab.aliyuniot.emulator.rest;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.openhab.aliyuniot.emulator.message.MessageLog;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.rest.json.RestJson;
import org.openhab.aliyuniot.emulator.text.Json;

/** The messages of a device as server-sent events: first those kept, then each one as it arrives. */
final class MessageStream implements Consumer<ReceivedMessage> {
    /** Often enough to keep the connection from counting as idle. */
    private static final long HEARTBEAT_MILLIS = 15_000;

    private static final int MAX_QUEUED_BYTES = 8 * 1024 * 1024;

    private final HttpServerResponse response;

    private MessageStream(HttpServerResponse response) {
        this.response = response;
    }

    /** Returns false when the log takes no more listeners. */
    static boolean open(Vertx vertx, RoutingContext call, MessageLog log, long after) {
        HttpServerResponse response = call.response();
        MessageStream stream = new MessageStream(response);
        if (!log.listen(stream)) {
            return false;
        }
        long heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, id -> response.write(":\n\n"));
        response.endHandler(ended -> close(vertx, heartbeat, log, stream));
        response.closeHandler(closed -> close(vertx, heartbeat, log, stream));
        response.exceptionHandler(failure -> close(vertx, heartbeat, log, stream));
        response.setWriteQueueMaxSize(MAX_QUEUED_BYTES);
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .write(":\n\n");
        log.after(after).forEach(stream);
        return true;
    }

    /** A reader that falls too far behind is cut off; it may come back with Last-Event-ID. */
    @Override
    public void accept(ReceivedMessage message) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            response.reset();
        } else {
            String json = new String(Json.bytes(RestJson.message(message)), StandardCharsets.UTF_8);
            response.write("id: " + message.seq() + "\ndata: " + json + "\n\n");
        }
    }

    private static void close(Vertx vertx, long heartbeat, MessageLog log, MessageStream stream) {
        vertx.cancelTimer(heartbeat);
        log.forget(stream);
    }
}
