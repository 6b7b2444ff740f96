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
package org.openhab.aliyuniot.emulator.rest.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.openhab.aliyuniot.emulator.auth.PlatformAddress;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.login.CertifiedDevices;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.tls.DeviceCertificates;
import org.openhab.aliyuniot.emulator.tls.IssuedCertificate;
import org.openhab.aliyuniot.emulator.tls.KeyKind;

/**
 * The part of the REST interface for certificates of devices and for where devices connect. The key of a certificate is
 * told once, to whoever has it issued.
 */
public final class CertificateRoutes {
    private static final int MAX_BODY_BYTES = 4 * 1024;
    private static final int MAX_DAYS = 36_500;
    private static final String CERTIFICATES = Requests.DEVICE + "/certificates";

    private final Vertx vertx;
    private final Devices devices;
    private final CertifiedDevices certified;
    private final DeviceCertificates certificates;
    private final PlatformAddress address;

    public CertificateRoutes(
            Vertx vertx,
            Devices devices,
            CertifiedDevices certified,
            DeviceCertificates certificates,
            PlatformAddress address) {
        this.vertx = vertx;
        this.devices = devices;
        this.certified = certified;
        this.certificates = certificates;
        this.address = address;
    }

    public void addTo(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
        router.post(CERTIFICATES).handler(body).handler(Requests.forDevice(devices, this::issue));
        router.delete(CERTIFICATES).handler(Requests.forDevice(devices, this::remove));
        router.post(Requests.DEVICE + "/move").handler(Requests.forDevice(devices, CertificateRoutes::move));
        router.post("/api/address").handler(body).handler(this::send);
    }

    private void issue(RoutingContext call, Device device) {
        ObjectNode request = Requests.body(call);
        int days = request == null ? 365 : request.path("days").asInt(365);
        if (days < -MAX_DAYS || days > MAX_DAYS) {
            Answers.fail(call, 400, "days must be -" + MAX_DAYS + " to " + MAX_DAYS + ".");
            return;
        }
        KeyKind kind = request != null && "RSA".equals(request.path("key").asText()) ? KeyKind.RSA : KeyKind.EC;
        Instant until = Instant.now().plus(Duration.ofDays(days));
        Instant from = Instant.now().minus(Duration.ofDays(1));
        // To find the primes of an RSA key takes seconds on a busy machine.
        vertx.executeBlocking(() -> certificates.issue(
                        device.definition().toString(),
                        kind,
                        from.isBefore(until) ? from : until.minus(Duration.ofDays(1)),
                        until))
                .onSuccess(issued -> issued(call, device, issued))
                .onFailure(failure -> Answers.fail(call, 500, "No certificate could be issued."));
    }

    private void issued(RoutingContext call, Device device, IssuedCertificate issued) {
        certified.add(issued.fingerprint(), device);
        Answers.answer(
                call,
                201,
                Json.object()
                        .put("certificate", issued.certificate())
                        .put("key", issued.key())
                        .put("fingerprint", issued.fingerprint()));
    }

    private void remove(RoutingContext call, Device device) {
        int removed = certified.forget(device);
        device.disconnect("its certificates were removed");
        Answers.answer(call, 200, Json.object().put("removed", removed));
    }

    private static void move(RoutingContext call, Device device) {
        ObjectNode notice = Json.object()
                .put("id", Long.toString(System.currentTimeMillis()))
                .put("version", "1.0")
                .put("method", "thing.bootstrap.notify");
        notice.putObject("params").put("cmd", 0);
        SendResult result = device.send(
                device.topics().absolute("thing/bootstrap/notify"),
                notice.toString().getBytes(StandardCharsets.UTF_8),
                1);
        Answers.answer(call, 200, Json.object().put("result", result.name()));
    }

    private void send(RoutingContext call) {
        ObjectNode request = Requests.body(call);
        if (request == null) {
            Answers.fail(call, 400, "The body must be a JSON object with host and port.");
            return;
        }
        try {
            address.set(request.path("host").asText(), request.path("port").asInt(0));
            Answers.answer(call, 200, request);
        } catch (IllegalArgumentException e) {
            Answers.fail(call, 400, e.getMessage() + ".");
        }
    }
}
