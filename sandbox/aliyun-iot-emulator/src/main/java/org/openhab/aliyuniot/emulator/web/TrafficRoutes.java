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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.openhab.aliyuniot.emulator.text.Json;

/** The part of the REST interface for the traffic of all devices in both directions, on which the console lives. */
public final class TrafficRoutes {
    private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");

    private final Vertx vertx;
    private final TrafficRecorder recorder;

    public TrafficRoutes(Vertx vertx, TrafficRecorder recorder) {
        this.vertx = vertx;
        this.recorder = recorder;
    }

    /** To be called before other routes are added: their requests may change what people look at. */
    public void addTo(Router router) {
        router.route().handler(this::watch);
        router.get("/api/traffic").handler(this::list);
        router.get("/api/traffic/stream").handler(this::stream);
        router.get("/api/traffic/:seq")
                .handler(forMessage((call, found) -> answer(call, 200, TrafficJson.whole(found))));
        router.get("/api/traffic/:seq/payload").handler(forMessage(TrafficRoutes::save));
    }

    private void watch(RoutingContext call) {
        if (!call.request().method().equals(HttpMethod.GET)) {
            call.addEndHandler(ended -> recorder.changed());
        }
        call.next();
    }

    private void list(RoutingContext call) {
        String after = call.queryParam("after").stream().findFirst().orElse("0");
        if (!SEQ.matcher(after).matches()) {
            fail(call, 400, "after must be a sequence number such as 0.");
            return;
        }
        ObjectNode result = Json.object();
        ArrayNode messages = result.putArray("messages");
        recorder.after(Long.parseLong(after)).forEach(message -> messages.add(TrafficJson.excerpt(message)));
        answer(call, 200, result);
    }

    private void stream(RoutingContext call) {
        String last = call.request().getHeader("Last-Event-ID");
        List<String> after = call.queryParam("after");
        String id = last != null ? last : after.isEmpty() ? "" : after.get(0);
        if (!TrafficStream.open(vertx, call.response(), recorder, id)) {
            fail(call, 429, "Too many streams are open: close a page of the console.");
        }
    }

    private Handler<RoutingContext> forMessage(BiConsumer<RoutingContext, RecordedMessage> action) {
        return call -> {
            String seq = call.pathParam("seq");
            Optional<RecordedMessage> found =
                    SEQ.matcher(seq).matches() ? recorder.find(Long.parseLong(seq)) : Optional.empty();
            if (found.isPresent()) {
                action.accept(call, found.get());
            } else {
                fail(call, 404, "There is no message " + seq + ", or it is too old to be kept.");
            }
        };
    }

    /** As bytes to save, whatever they are: no browser is to take them for a page. */
    private static void save(RoutingContext call, RecordedMessage found) {
        call.response()
                .putHeader("Content-Type", "application/octet-stream")
                .putHeader("Content-Disposition", "attachment; filename=\"message-" + found.seq() + ".bin\"")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(found.message().payload()));
    }

    private static void fail(RoutingContext call, int status, String sentence) {
        answer(call, status, Json.object().put("error", sentence));
    }

    private static void answer(RoutingContext call, int status, ObjectNode body) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(Json.bytes(body)));
    }
}
