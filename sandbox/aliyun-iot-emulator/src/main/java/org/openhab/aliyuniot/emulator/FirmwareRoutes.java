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
package org.openhab.aliyuniot.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The part of the REST interface for firmware images and campaigns. */
final class FirmwareRoutes {
    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;
    private static final Set<String> FIELDS = Set.of(
            "productKey",
            "image",
            "version",
            "module",
            "sourceVersions",
            "devices",
            "dynamic",
            "confirm",
            "protocol",
            "signMethod",
            "timeoutSeconds",
            "retries",
            "retrySeconds",
            "urlSeconds",
            "overwrite",
            "tags",
            "files",
            "isDiff",
            "digestSign",
            "pushesPerMinute");

    private final Vertx vertx;
    private final FirmwareCampaigns campaigns;

    FirmwareRoutes(Vertx vertx, FirmwareCampaigns campaigns) {
        this.vertx = vertx;
        this.campaigns = campaigns;
    }

    void addTo(Router router) {
        router.post("/api/images").handler(this::upload);
        router.get("/api/images").handler(this::images);
        router.get("/api/firmware-key")
                .handler(call -> RestApi.answer(
                        call,
                        200,
                        Json.object().put("publicKey", campaigns.key().publicPem())));
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

    private Handler<RoutingContext> forCampaign(BiConsumer<RoutingContext, FirmwareCampaigns.Running> action) {
        return call -> {
            String id = call.pathParam("id");
            FirmwareCampaigns.Running running = id.matches("[0-9]{1,9}") ? campaigns.find(Long.parseLong(id)) : null;
            if (running == null) {
                RestApi.fail(call, 404, "There is no campaign " + id + ".");
            } else {
                action.accept(call, running);
            }
        };
    }

    private void upload(RoutingContext call) {
        campaigns
                .images()
                .receive(vertx, call.request())
                .onSuccess(image -> RestApi.answer(call, 201, image(image)))
                .onFailure(failure -> {
                    boolean tooMany = failure instanceof IllegalStateException;
                    boolean tooLarge = failure instanceof IllegalArgumentException;
                    RestApi.fail(call, tooMany ? 429 : tooLarge ? 413 : 500, String.valueOf(failure.getMessage()));
                });
    }

    private void images(RoutingContext call) {
        ObjectNode result = Json.object();
        ArrayNode images = result.putArray("images");
        campaigns.images().all().forEach(image -> images.add(image(image)));
        RestApi.answer(call, 200, result);
    }

    private static ObjectNode image(FirmwareImage image) {
        return Json.object()
                .put("image", image.id())
                .put("size", image.size())
                .put("md5", image.md5())
                .put("sha256", image.sha256());
    }

    private void start(RoutingContext call) {
        Buffer body = call.body().buffer();
        ObjectNode request = body == null ? null : Json.parseObject(body.getBytes());
        if (request == null) {
            RestApi.fail(call, 400, "The body must be a JSON object with productKey, image and version.");
            return;
        }
        try {
            show(call, 201, campaigns.start(campaign(request)));
        } catch (IllegalArgumentException e) {
            RestApi.fail(call, 400, e.getMessage() + ".");
        } catch (IllegalStateException e) {
            RestApi.fail(call, 409, e.getMessage() + ".");
        }
    }

    private void list(RoutingContext call) {
        ObjectNode result = Json.object();
        ArrayNode all = result.putArray("campaigns");
        campaigns.all().forEach(running -> all.add(campaign(running)));
        RestApi.answer(call, 200, result);
    }

    private void confirm(RoutingContext call, FirmwareCampaigns.Running running) {
        if (campaigns.confirm(running, call.pathParam("deviceName"))) {
            show(call, 200, running);
        } else {
            RestApi.fail(call, 409, "There is nothing to confirm for " + call.pathParam("deviceName") + ".");
        }
    }

    private static void show(RoutingContext call, int status, FirmwareCampaigns.Running running) {
        ObjectNode node = campaign(running);
        ArrayNode jobs = node.putArray("jobs");
        running.jobs().forEach(job -> jobs.add(job(job.state())));
        RestApi.answer(call, status, node);
    }

    private static ObjectNode campaign(FirmwareCampaigns.Running running) {
        FirmwareCampaign campaign = running.campaign();
        return Json.object()
                .put("id", running.id())
                .put("productKey", campaign.productKey())
                .put("image", campaign.image())
                .put("version", campaign.version())
                .put("module", campaign.module())
                .put("files", campaign.images().size())
                .put("dynamic", campaign.dynamic())
                .put("canceled", running.isCanceled());
    }

    private static ObjectNode job(FirmwareJobState state) {
        ObjectNode node = Json.object()
                .put("deviceName", state.deviceName())
                .put("status", state.status().name());
        ArrayNode history = node.putArray("history");
        state.history()
                .forEach(event -> history.add(Json.object()
                        .put("time", event.time().toString())
                        .put("status", event.status().name())
                        .put("step", event.step())
                        .put("reason", event.reason())));
        return node;
    }

    /** Throws {@link IllegalArgumentException} with what is wrong. */
    static FirmwareCampaign campaign(ObjectNode request) {
        request.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("There may be only "
                        + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        });
        FirmwareCampaign defaults = FirmwareCampaign.of("pk", "", "1");
        String protocol = request.path("protocol").asText("https");
        if (!"https".equals(protocol) && !"mqtt".equals(protocol)) {
            throw new IllegalArgumentException("protocol must be https or mqtt");
        }
        return new FirmwareCampaign(
                request.path("productKey").asText(),
                request.path("image").asText(),
                request.path("version").asText(),
                request.path("module").asText(defaults.module()),
                texts(request, "sourceVersions"),
                texts(request, "devices"),
                flag(request, "dynamic"),
                flag(request, "confirm"),
                "mqtt".equals(protocol),
                signMethod(
                        request.path("signMethod").asText(defaults.signMethod().text())),
                number(request, "timeoutSeconds", defaults.timeoutSeconds()),
                number(request, "retries", defaults.retries()),
                number(request, "retrySeconds", defaults.retrySeconds()),
                number(request, "urlSeconds", defaults.urlSeconds()),
                flag(request, "overwrite"),
                tags(request.path("tags")),
                new FirmwareDelivery(
                        files(request),
                        flag(request, "isDiff"),
                        flag(request, "digestSign"),
                        number(request, "pushesPerMinute", 0)));
    }

    private static FirmwareCampaign.SignMethod signMethod(String text) {
        for (FirmwareCampaign.SignMethod method : FirmwareCampaign.SignMethod.values()) {
            if (method.text().equals(text)) {
                return method;
            }
        }
        throw new IllegalArgumentException("signMethod must be Md5 or SHA256");
    }

    private static boolean flag(ObjectNode request, String field) {
        JsonNode node = request.path(field);
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw new IllegalArgumentException(field + " must be true or false");
        }
        return node.asBoolean();
    }

    private static int number(ObjectNode request, String field, int otherwise) {
        JsonNode node = request.path(field);
        if (!node.isMissingNode() && !node.canConvertToInt()) {
            throw new IllegalArgumentException(field + " must be a whole number");
        }
        return node.asInt(otherwise);
    }

    private static List<String> texts(ObjectNode request, String field) {
        JsonNode node = request.path(field);
        if (!node.isMissingNode() && !node.isArray()) {
            throw new IllegalArgumentException(field + " must be a list");
        }
        List<String> texts = new ArrayList<>();
        node.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static List<FirmwareDelivery.File> files(ObjectNode request) {
        JsonNode node = request.path("files");
        if (!node.isMissingNode() && (!node.isArray() || node.isEmpty() || request.has("image"))) {
            throw new IllegalArgumentException(
                    "files must be a list of objects with name and image, without image beside");
        }
        List<FirmwareDelivery.File> files = new ArrayList<>();
        node.forEach(file -> files.add(new FirmwareDelivery.File(
                file.path("name").asText(), file.path("image").asText())));
        return files;
    }

    private static Map<String, String> tags(JsonNode node) {
        if (!node.isMissingNode() && !node.isObject()) {
            throw new IllegalArgumentException("tags must be an object");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> tags.put(entry.getKey(), entry.getValue().asText()));
        return tags;
    }
}
