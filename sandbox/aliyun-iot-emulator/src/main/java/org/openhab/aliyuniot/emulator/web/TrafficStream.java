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
package org.openhab.aliyuniot.emulator.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * The traffic as server-sent events: {@code hello} with the name of the recording, {@code traffic} for each message, those
 * kept first, {@code changed} when anything else has changed, {@code alive} every 15 s.
 */
final class TrafficStream implements TrafficRecorder.Listener {
    private static final long HEARTBEAT_MILLIS = 15_000;
    /** However much changes, it is told so often at most. */
    private static final long CHANGED_MILLIS = 100;

    private static final int MAX_KEPT = 1000;
    /** Room for the kept messages even if JSON makes six bytes of each of theirs. */
    private static final int MAX_QUEUED_BYTES = 16 * 1024 * 1024;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final TrafficRecorder recorder;
    private final long heartbeat;
    private boolean changed;

    private TrafficStream(Vertx vertx, HttpServerResponse response, TrafficRecorder recorder) {
        this.vertx = vertx;
        this.response = response;
        this.recorder = recorder;
        heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, id -> event("alive", "", ""));
    }

    /**
     * Answers with the stream.
     *
     * @param after id of the last event that the client has got; one of an older recording, or none, is for all that is kept
     * @return false when there are too many streams already; then nothing is answered
     */
    static boolean open(Vertx vertx, HttpServerResponse response, TrafficRecorder recorder, String after) {
        TrafficStream stream = new TrafficStream(vertx, response, recorder);
        response.endHandler(ended -> stream.close());
        response.closeHandler(closed -> stream.close());
        response.exceptionHandler(failure -> stream.close());
        if (!recorder.listen(stream)) {
            stream.close();
            return false;
        }
        response.setWriteQueueMaxSize(MAX_QUEUED_BYTES)
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        stream.event("hello", "", recorder.epoch());
        List<RecordedMessage> kept = recorder.after(seq(after, recorder.epoch()));
        kept.subList(Math.max(0, kept.size() - MAX_KEPT), kept.size()).forEach(stream::passed);
        return true;
    }

    private static long seq(String id, String epoch) {
        String seq = id.startsWith(epoch + "/") ? id.substring(epoch.length() + 1) : "";
        return seq.matches("[0-9]{1,18}") ? Long.parseLong(seq) : 0;
    }

    @Override
    public void passed(RecordedMessage message) {
        ObjectNode json = TrafficJson.excerpt(message);
        event(
                "traffic",
                "id: " + recorder.epoch() + "/" + message.seq() + "\n",
                new String(Json.bytes(json), StandardCharsets.UTF_8));
    }

    @Override
    public void changed() {
        if (!changed) {
            changed = true;
            vertx.setTimer(CHANGED_MILLIS, passed -> {
                changed = false;
                event("changed", "", "");
            });
        }
    }

    /** A reader that falls too far behind is cut off; it may come back with the id of the last event. */
    private void event(String name, String id, String data) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            response.reset();
        } else {
            response.write("event: " + name + "\n" + id + "data: " + data + "\n\n");
        }
    }

    private void close() {
        vertx.cancelTimer(heartbeat);
        recorder.forget(this);
    }
}
