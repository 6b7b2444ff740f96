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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.fault.ActiveFault;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.rest.json.FaultJson;
import org.openhab.aliyuniot.emulator.text.Json;

/** The part of the REST interface that has things go wrong. */
final class FaultRoutes {
    private static final int MAX_BODY_BYTES = 70 * 1024;

    private final Devices devices;
    private final Faults faults;

    FaultRoutes(Devices devices, Faults faults) {
        this.devices = devices;
        this.faults = faults;
    }

    void addTo(Router router) {
        String all = "/api/faults";
        router.get(all).handler(call -> list(call, faults.list()));
        router.post(all)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(call -> add(call, null));
        router.delete(all).handler(call -> removed(call, faults.remove(fault -> true)));
        router.delete(all + "/:id").handler(this::remove);
        String one = Requests.DEVICE + "/faults";
        router.get(one)
                .handler(Requests.forDevice(devices, (call, device) -> list(call, faults.of(device.definition()))));
        router.post(one)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(devices, (call, device) -> add(call, device.definition())));
        router.delete(one)
                .handler(Requests.forDevice(
                        devices,
                        (call, device) -> removed(call, faults.remove(fault -> fault.isOnlyFor(device.definition())))));
    }

    private static void list(RoutingContext call, List<ActiveFault> found) {
        ObjectNode result = Json.object();
        ArrayNode array = result.putArray("faults");
        found.forEach(fault -> array.add(FaultJson.write(fault)));
        Answers.answer(call, 200, result);
    }

    private void add(RoutingContext call, @Nullable DeviceDefinition device) {
        ObjectNode request = Requests.body(call);
        if (request == null) {
            Answers.fail(call, 400, "The body must be a JSON object with the type of the fault.");
            return;
        }
        try {
            Optional<ActiveFault> added = faults.add(device, FaultJson.read(request));
            if (added.isPresent()) {
                Answers.answer(call, 201, FaultJson.write(added.get()));
            } else {
                Answers.fail(call, 429, Faults.TOO_MANY);
            }
        } catch (IllegalArgumentException e) {
            Answers.fail(call, 400, e.getMessage() + ".");
        }
    }

    private void remove(RoutingContext call) {
        String id = call.pathParam("id");
        int removed = faults.remove(fault -> Long.toString(fault.id()).equals(id));
        if (removed == 0) {
            Answers.fail(call, 404, "There is no fault " + id + ", or it has happened often enough.");
        } else {
            removed(call, removed);
        }
    }

    private static void removed(RoutingContext call, int count) {
        Answers.answer(call, 200, Json.object().put("removed", count));
    }
}
