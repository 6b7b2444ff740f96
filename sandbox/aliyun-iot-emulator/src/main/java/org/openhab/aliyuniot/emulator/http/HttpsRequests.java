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

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.openhab.aliyuniot.emulator.auth.AuthRequests;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.port.HeaderNames;
import org.openhab.aliyuniot.emulator.registration.HttpsRegistration;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.uplink.Credentials;
import org.openhab.aliyuniot.emulator.uplink.Publication;
import org.openhab.aliyuniot.emulator.uplink.Tokens;
import org.openhab.aliyuniot.emulator.uplink.Uplink;
import org.openhab.aliyuniot.emulator.uplink.UplinkRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code POST /auth} and {@code POST /topic/…} (chapter "Establish connections over HTTP").
 *
 * <p>Only the emulator's event loop touches it.
 */
final class HttpsRequests {
    private static final String PROTOCOL = "https";
    private static final int MAX_PAYLOAD_BYTES = 128 * 1024;
    /** More than the limit, so that what is a little too large gets the platform's code. */
    private static final int MAX_BODY_BYTES = 2 * MAX_PAYLOAD_BYTES;

    private static final int MAX_AUTH_BYTES = 4096;
    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(15);
    private static final List<String> SIGN_METHODS = List.of("hmacmd5", "hmacsha1", "hmacsha256");
    private static final Set<String> SIGNED = Set.of("clientId", "deviceName", "productKey", "timestamp");
    private static final String TOPIC = "/topic";
    private static final String REGISTER = "/auth/register/device";

    private final Logger logger = LoggerFactory.getLogger(HttpsRequests.class);
    private final Uplink uplink;
    private final HttpsRegistration registration;
    private final AuthRequests auth;
    private final HttpsAnswers answers;
    private final Tokens<DeviceDefinition> tokens;

    /** Serves one kind of request. */
    private interface Service {
        void serve(RoutingContext call) throws UplinkRefusal;
    }

    HttpsRequests(
            Vertx vertx, Uplink uplink, HttpsRegistration registration, AuthRequests auth, Duration tokenValidity) {
        this.uplink = uplink;
        this.registration = registration;
        this.auth = auth;
        answers = new HttpsAnswers(vertx, uplink);
        tokens = new Tokens<>(tokenValidity);
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(HeaderNames::asPrinted);
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
        router.post("/auth").handler(body).handler(call -> serve(call, this::authenticate));
        router.post(REGISTER).handler(HttpsRequests::ignoreContentType);
        router.post(REGISTER).handler(body).handler(this::register);
        form(router, body, "/auth/devicename", (form, call) -> auth.deviceName(form));
        form(router, body, "/auth/bootstrap", (form, call) -> auth.bootstrap(form, ""));
        form(
                router,
                body,
                "/auth/bootstrap/regionId/:region",
                (form, call) -> auth.bootstrap(form, call.pathParam("region")));
        router.post(TOPIC + "/*").handler(body).handler(call -> serve(call, this::publish));
        return router;
    }

    void forgetSessions() {
        tokens.endAll();
    }

    private void serve(RoutingContext call, Service service) {
        try {
            service.serve(call);
        } catch (UplinkRefusal e) {
            HttpsCode code = HttpsCode.of(e.reason());
            logger.debug("A request is refused with {}: {}", code.code(), e.getMessage());
            answers.refuse(call, code.code(), code.text() + ": " + e.getMessage());
        }
    }

    private static void form(
            Router router, BodyHandler body, String path, BiFunction<byte[], RoutingContext, ObjectNode> answering) {
        router.post(path).handler(HttpsRequests::ignoreContentType);
        router.post(path).handler(body).handler(call -> {
            Buffer form = call.body().buffer();
            byte[] bytes = form == null ? new byte[0] : form.getBytes();
            call.response()
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(Buffer.buffer(Json.bytes(answering.apply(bytes, call))));
        });
    }

    /** It is a form whatever it is called, but read by ourselves. */
    private static void ignoreContentType(RoutingContext call) {
        call.request().headers().remove("Content-Type");
        call.next();
    }

    private void register(RoutingContext call) {
        Buffer body = call.body().buffer();
        byte[] form = body == null ? new byte[0] : body.getBytes();
        DeviceDefinition device = registration.device(form);
        if (device == null || !answers.goWrong(call, device, () -> register(call))) {
            call.response()
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(Buffer.buffer(Json.bytes(registration.answer(form))));
        }
    }

    private void authenticate(RoutingContext call) throws UplinkRefusal {
        byte[] payload = payload(call, "application/json", MAX_AUTH_BYTES);
        Credentials credentials = Uplink.credentials(payload);
        checkTimestamp(credentials);
        DeviceDefinition device = uplink.authenticate(PROTOCOL, credentials, SIGN_METHODS, SIGNED);
        if (!answers.goWrong(call, device, () -> serve(call, this::authenticate))) {
            answers.send(call, device, new JsonObject().put("token", tokens.issue(device, device)));
        }
    }

    private void publish(RoutingContext call) throws UplinkRefusal {
        String token = call.request().getHeader("password");
        if (token == null || token.isEmpty()) {
            throw new UplinkRefusal(UplinkRefusal.Reason.TOKEN_MISSING, "the header password is missing");
        }
        DeviceDefinition device = tokens.find(token);
        if (answers.goWrong(call, device, () -> serve(call, this::publish))) {
            return;
        }
        if (uplink.happens(device, Fault.Kind.EXPIRE_TOKEN)) {
            tokens.end(device);
            throw new UplinkRefusal(UplinkRefusal.Reason.TOKEN_EXPIRED, "the operator has the token expire");
        }
        byte[] payload = payload(call, "application/octet-stream", MAX_PAYLOAD_BYTES);
        String topic = call.normalizedPath().substring(TOPIC.length());
        Publication publication = uplink.publish(device, PROTOCOL, topic, 1, payload);
        JsonObject info = new JsonObject().put("messageId", publication.messageId());
        byte[] reply = publication.reply();
        if (reply != null) {
            info.put("data", Base64.getEncoder().encodeToString(reply));
        }
        answers.send(call, device, info);
    }

    private static byte[] payload(RoutingContext call, String type, int maxBytes) throws UplinkRefusal {
        String given =
                Optional.ofNullable(call.request().getHeader("Content-Type")).orElse("");
        if (!given.split(";", 2)[0].trim().equalsIgnoreCase(type)) {
            throw new UplinkRefusal(UplinkRefusal.Reason.MALFORMED, "Content-Type has to be " + type);
        }
        if (call.request().query() != null) {
            throw new UplinkRefusal(UplinkRefusal.Reason.MALFORMED, "there are no queries");
        }
        Buffer body = call.body().buffer();
        byte[] payload = body == null ? new byte[0] : body.getBytes();
        if (payload.length > maxBytes) {
            throw new UplinkRefusal(
                    UplinkRefusal.Reason.TOO_LARGE, "the body is larger than " + maxBytes / 1024 + " KB");
        }
        return payload;
    }

    private static void checkTimestamp(Credentials credentials) throws UplinkRefusal {
        String timestamp = credentials.field("timestamp").orElse("");
        if (timestamp.isEmpty()) {
            return;
        }
        boolean number = timestamp.matches("[0-9]{1,15}");
        long difference = number ? Math.abs(System.currentTimeMillis() - Long.parseLong(timestamp)) : Long.MAX_VALUE;
        if (difference > MAX_CLOCK_DIFFERENCE.toMillis()) {
            throw new UplinkRefusal(
                    UplinkRefusal.Reason.UNAUTHORIZED, "timestamp is not within 15 minutes of the platform's time");
        }
    }
}
