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

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.fault.ReportFault;
import org.openhab.aliyuniot.emulator.uplink.Uplink;

/** Sends answers, and what takes their place when a fault says so. Only the emulator's event loop touches it. */
final class HttpsAnswers {
    private static final int MAX_HELD = 10_000;
    private static final int OK = 200;
    private static final int MIN_CODE = 10_000;

    private final Vertx vertx;
    private final Uplink uplink;
    private final List<Held> held = new ArrayList<>();

    private record Held(DeviceDefinition device, RoutingContext call, Runnable again) {}

    HttpsAnswers(Vertx vertx, Uplink uplink) {
        this.vertx = vertx;
        this.uplink = uplink;
        uplink.onFaultsChanged(this::faultsChanged);
    }

    /** Sends an answer of success to a device. */
    void send(RoutingContext call, DeviceDefinition device, JsonObject info) {
        JsonObject body = new JsonObject()
                .put("code", HttpsCode.OK.code())
                .put("message", HttpsCode.OK.text())
                .put("info", info);
        int delay = uplink.delayMillis(device);
        if (delay > 0) {
            vertx.setTimer(delay, passed -> end(call, OK, body));
        } else {
            end(call, OK, body);
        }
    }

    /** Sends an answer of failure with a code of the platform. */
    void refuse(RoutingContext call, int code, String message) {
        end(call, OK, new JsonObject().put("code", code).put("message", message));
    }

    /**
     * Returns whether the device's request has met with a fault, so that nobody is to serve it now.
     *
     * @param again serves it, for when the device has left a black hole
     */
    boolean goWrong(RoutingContext call, DeviceDefinition device, Runnable again) {
        if (uplink.blackHole(device)) {
            if (held.size() < MAX_HELD) {
                held.add(new Held(device, call, again));
            }
            return true;
        }
        Optional<ReportFault.RefuseRequest> refusal = uplink.take(device, ReportFault.RefuseRequest.class);
        refusal.ifPresent(fault -> {
            if (fault.returnCode() >= MIN_CODE) {
                refuse(call, fault.returnCode(), "the operator has it refused");
            } else {
                end(call, fault.returnCode(), new JsonObject().put("message", "the operator has it refused"));
            }
        });
        return refusal.isPresent();
    }

    private void faultsChanged() {
        List<Held> released = held.stream()
                .filter(waiting -> !uplink.blackHole(waiting.device()))
                .toList();
        held.removeAll(released);
        released.stream()
                .filter(waiting -> !waiting.call().response().closed())
                .forEach(waiting -> waiting.again().run());
    }

    private static void end(RoutingContext call, int status, JsonObject body) {
        if (!call.response().closed()) {
            call.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(body.toBuffer());
        }
    }
}
