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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.registration.Registrations;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.text.Json;

/** The part of the REST interface for dynamic registration: the switch of a product and its secret, which no answer carries. */
final class RegistrationRoutes {
    private static final int MAX_BODY_BYTES = 4 * 1024;
    private static final String PATH = "/api/products/:productKey/registration";

    private final Devices devices;
    private final Registrations registrations;

    RegistrationRoutes(Devices devices, Registrations registrations) {
        this.devices = devices;
        this.registrations = registrations;
    }

    void addTo(Router router) {
        router.get(PATH).handler(call -> {
            if (isKnown(call)) {
                show(call);
            }
        });
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::change);
    }

    private boolean isKnown(RoutingContext call) {
        String productKey = call.pathParam("productKey");
        boolean known = devices.hasProduct(productKey);
        if (!known) {
            Answers.fail(call, 404, "There is no product " + productKey + ".");
        }
        return known;
    }

    private void show(RoutingContext call) {
        DynamicRegistration registration = registrations.of(call.pathParam("productKey"));
        Answers.answer(
                call,
                200,
                Json.object()
                        .put("dynamicRegistration", registration.enabled())
                        .put("hasProductSecret", registration.productSecret() != null));
    }

    /** What is left out stays as it was. */
    private void change(RoutingContext call) {
        ObjectNode request = Requests.body(call);
        if (request == null) {
            Answers.fail(call, 400, "The body must be a JSON object with dynamicRegistration, productSecret or both.");
            return;
        }
        if (!isKnown(call)) {
            return;
        }
        String productKey = call.pathParam("productKey");
        DynamicRegistration before = registrations.of(productKey);
        try {
            registrations.set(
                    productKey,
                    new DynamicRegistration(
                            request.path("dynamicRegistration").asBoolean(before.enabled()),
                            secret(request.path("productSecret"), before.productSecret())));
            show(call);
        } catch (IllegalArgumentException e) {
            Answers.fail(call, 400, e.getMessage() + ".");
        }
    }

    private static @Nullable String secret(JsonNode given, @Nullable String before) {
        return given.isMissingNode() ? before : given.textValue() == null ? "" : given.textValue();
    }
}
