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
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.BiConsumer;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaigns;
import org.openhab.aliyuniot.emulator.ota.RunningCampaign;
import org.openhab.aliyuniot.emulator.rest.exchange.Answers;
import org.openhab.aliyuniot.emulator.rest.exchange.Requests;
import org.openhab.aliyuniot.emulator.rest.json.CampaignJson;
import org.openhab.aliyuniot.emulator.text.Json;

/** The part of the REST interface for firmware images and campaigns. */
final class FirmwareRoutes {
    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;
    private final Vertx vertx;
    private final FirmwareCampaigns campaigns;

    FirmwareRoutes(Vertx vertx, FirmwareCampaigns campaigns) {
        this.vertx = vertx;
        this.campaigns = campaigns;
    }

    void addTo(Router router) {
        router.post("/api/images").handler(this::upload);
        router.get("/api/images").handler(this::images);
        router.get("/api/firmware-key").handler(this::key);
        router.post("/api/campaigns")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::start);
        router.get("/api/campaigns").handler(this::list);
        router.get("/api/campaigns/:id").handler(forCampaign((call, running) -> show(call, 200, running)));
        router.post("/api/campaigns/:id/cancel").handler(forCampaign((call, running) -> {
            campaigns.cancel(running);
            show(call, 200, running);
        }));
        router.post("/api/campaigns/:id/devices/:deviceName/confirm").handler(forCampaign(this::confirm));
    }

    private Handler<RoutingContext> forCampaign(BiConsumer<RoutingContext, RunningCampaign> action) {
        return call -> {
            String id = call.pathParam("id");
            RunningCampaign running = id.matches("[0-9]{1,9}") ? campaigns.find(Long.parseLong(id)) : null;
            if (running == null) {
                Answers.fail(call, 404, "There is no campaign " + id + ".");
            } else {
                action.accept(call, running);
            }
        };
    }

    private void upload(RoutingContext call) {
        campaigns
                .images()
                .receive(vertx, call.request())
                .onSuccess(image -> Answers.answer(call, 201, CampaignJson.image(image)))
                .onFailure(failure -> {
                    boolean tooMany = failure instanceof IllegalStateException;
                    boolean tooLarge = failure instanceof IllegalArgumentException;
                    Answers.fail(call, tooMany ? 429 : tooLarge ? 413 : 500, String.valueOf(failure.getMessage()));
                });
    }

    private void images(RoutingContext call) {
        ObjectNode result = Json.object();
        ArrayNode images = result.putArray("images");
        campaigns.images().all().forEach(image -> images.add(CampaignJson.image(image)));
        Answers.answer(call, 200, result);
    }

    private void start(RoutingContext call) {
        ObjectNode request = Requests.body(call);
        if (request == null) {
            Answers.fail(call, 400, "The body must be a JSON object with productKey, image and version.");
            return;
        }
        vertx.executeBlocking(() -> campaigns.prepared(CampaignJson.read(request)))
                .map(campaigns::start)
                .onSuccess(running -> show(call, 201, running))
                .onFailure(failure -> refuse(call, failure));
    }

    private static void refuse(RoutingContext call, Throwable failure) {
        if (failure instanceof IllegalArgumentException) {
            Answers.fail(call, 400, failure.getMessage() + ".");
        } else if (failure instanceof IllegalStateException) {
            Answers.fail(call, 409, failure.getMessage() + ".");
        } else {
            Answers.fail(call, 500, "The campaign could not be started.");
        }
    }

    private void key(RoutingContext call) {
        vertx.executeBlocking(() -> campaigns.key().publicPem())
                .onSuccess(pem -> Answers.answer(call, 200, Json.object().put("publicKey", pem)))
                .onFailure(failure -> Answers.fail(call, 500, "There is no key."));
    }

    private void list(RoutingContext call) {
        ObjectNode result = Json.object();
        ArrayNode all = result.putArray("campaigns");
        campaigns.all().forEach(running -> all.add(CampaignJson.campaign(running)));
        Answers.answer(call, 200, result);
    }

    private void confirm(RoutingContext call, RunningCampaign running) {
        if (campaigns.confirm(running, call.pathParam("deviceName"))) {
            show(call, 200, running);
        } else {
            Answers.fail(call, 409, "There is nothing to confirm for " + call.pathParam("deviceName") + ".");
        }
    }

    private static void show(RoutingContext call, int status, RunningCampaign running) {
        ObjectNode node = CampaignJson.campaign(running);
        ArrayNode jobs = node.putArray("jobs");
        running.jobs().forEach(job -> jobs.add(CampaignJson.job(job.state())));
        Answers.answer(call, status, node);
    }
}
