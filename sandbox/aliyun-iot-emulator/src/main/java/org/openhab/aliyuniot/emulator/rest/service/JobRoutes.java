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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.job.JobReport;
import org.openhab.aliyuniot.emulator.job.JobRequest;
import org.openhab.aliyuniot.emulator.job.JobState;
import org.openhab.aliyuniot.emulator.job.Jobs;
import org.openhab.aliyuniot.emulator.job.NetworkReports;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.text.Json;

/** The part of the REST interface for jobs of devices, and for what devices report of their network. */
public final class JobRoutes {
    private static final int MAX_BODY_BYTES = 128 * 1024;

    private final Devices devices;
    private final Jobs jobs;
    private final NetworkReports reports;

    public JobRoutes(Devices devices, Jobs jobs, NetworkReports reports) {
        this.devices = devices;
        this.jobs = jobs;
        this.reports = reports;
    }

    public void addTo(Router router) {
        String path = Requests.DEVICE + "/jobs";
        router.get(path).handler(Requests.forDevice(devices, this::list));
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(Requests.forDevice(devices, this::create));
        addEnd(router, "cancel", JobState.CANCELLED);
        addEnd(router, "remove", JobState.REMOVED);
        addEnd(router, "time-out", JobState.TIMED_OUT);
        router.post(path + "/:job/notify").handler(Requests.forDevice(devices, (call, device) -> {
            if (jobs.tell(device, call.pathParam("job"))) {
                list(call, device);
            } else {
                Answers.fail(call, 409, "The device is offline, or has no such job.");
            }
        }));
        router.get(Requests.DEVICE + "/network-reports").handler(Requests.forDevice(devices, this::reports));
    }

    private void addEnd(Router router, String name, JobState end) {
        router.post(Requests.DEVICE + "/jobs/:job/" + name).handler(Requests.forDevice(devices, (call, device) -> {
            if (jobs.end(device, call.pathParam("job"), end)) {
                list(call, device);
            } else {
                Answers.fail(call, 409, "There is no such job, or it has ended.");
            }
        }));
    }

    private void list(RoutingContext call, Device device) {
        ObjectNode answer = Json.object();
        ArrayNode all = answer.putArray("jobs");
        for (JobReport job : jobs.of(device)) {
            ObjectNode node = all.addObject()
                    .put("id", job.id())
                    .put("status", job.state().name())
                    .put("progress", job.progress());
            String details = job.details();
            if (details != null) {
                node.putRawValue("details", new RawValue(details));
            }
            ArrayNode history = node.putArray("history");
            job.history().forEach(state -> history.add(state.name()));
            ArrayNode answers = node.putArray("answers");
            job.answers().forEach(code -> answers.add(code.intValue()));
        }
        Answers.answer(call, 200, answer);
    }

    private void create(RoutingContext call, Device device) {
        ObjectNode request = Requests.body(call);
        JsonNode document = request == null ? Json.object().path("document") : request.path("document");
        if (request == null || !document.isObject()) {
            Answers.fail(call, 400, "The body must be a JSON object with document, which is an object.");
            return;
        }
        try {
            String id = jobs.create(
                    device,
                    new JobRequest(
                            document.toString(),
                            request.has("file") ? request.path("file").toString() : null,
                            request.path("timeout").asInt(0)));
            Answers.answer(call, 201, Json.object().put("id", id));
        } catch (IllegalArgumentException | IllegalStateException e) {
            Answers.fail(call, 400, e.getMessage() + ".");
        }
    }

    private void reports(RoutingContext call, Device device) {
        ObjectNode answer = Json.object();
        ArrayNode all = answer.putArray("reports");
        reports.of(device).forEach(report -> all.addRawValue(new RawValue(report)));
        Answers.answer(call, 200, answer);
    }
}
