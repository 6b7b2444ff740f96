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
package org.openhab.aliyuniot.emulator.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareDelivery;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState;
import org.openhab.aliyuniot.emulator.ota.RunningCampaign;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;
import org.openhab.aliyuniot.emulator.text.Json;

/** How firmware images, campaigns and jobs look in the REST interface. */
public final class CampaignJson {
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

    private CampaignJson() {}

    public static ObjectNode image(FirmwareImage image) {
        return Json.object()
                .put("image", image.id())
                .put("size", image.size())
                .put("md5", image.md5())
                .put("sha256", image.sha256());
    }

    public static ObjectNode campaign(RunningCampaign running) {
        FirmwareCampaign campaign = running.campaign();
        return Json.object()
                .put("id", running.id())
                .put("productKey", campaign.productKey())
                .put("image", campaign.image())
                .put("version", campaign.version())
                .put("module", campaign.module())
                .put("files", campaign.images().size())
                .put("dynamic", campaign.targets().dynamic())
                .put("canceled", running.isCanceled());
    }

    public static ObjectNode job(FirmwareJobState state) {
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
    public static FirmwareCampaign read(ObjectNode request) {
        request.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("There may be only "
                        + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        });
        String protocol = request.path("protocol").asText("https");
        if (!"https".equals(protocol) && !"mqtt".equals(protocol)) {
            throw new IllegalArgumentException("protocol must be https or mqtt");
        }
        FirmwareCampaign.Builder campaign = FirmwareCampaign.builder(
                        request.path("productKey").asText(),
                        request.path("image").asText(),
                        request.path("version").asText())
                .sourceVersions(texts(request, "sourceVersions"))
                .devices(texts(request, "devices"))
                .dynamic(flag(request, "dynamic"))
                .confirm(flag(request, "confirm"))
                .mqtt("mqtt".equals(protocol))
                .timeoutSeconds(number(request, "timeoutSeconds"))
                .retries(number(request, "retries"), number(request, "retrySeconds"))
                .overwrite(flag(request, "overwrite"))
                .tags(tags(request.path("tags")))
                .files(files(request))
                .differential(flag(request, "isDiff"))
                .digestSigned(flag(request, "digestSign"))
                .pushesPerMinute(number(request, "pushesPerMinute"));
        if (request.hasNonNull("module")) {
            campaign.module(request.path("module").asText());
        }
        if (request.hasNonNull("signMethod")) {
            campaign.signMethod(signMethod(request.path("signMethod").asText()));
        }
        if (request.has("urlSeconds")) {
            campaign.urlSeconds(number(request, "urlSeconds"));
        }
        return campaign.build();
    }

    private static DigestMethod signMethod(String text) {
        for (DigestMethod method : DigestMethod.values()) {
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

    private static int number(ObjectNode request, String field) {
        JsonNode node = request.path(field);
        if (!node.isMissingNode() && !node.canConvertToInt()) {
            throw new IllegalArgumentException(field + " must be a whole number");
        }
        return node.asInt();
    }

    private static String[] texts(ObjectNode request, String field) {
        JsonNode node = request.path(field);
        if (!node.isMissingNode() && !node.isArray()) {
            throw new IllegalArgumentException(field + " must be a list");
        }
        List<String> texts = new ArrayList<>();
        node.forEach(element -> texts.add(element.asText()));
        return texts.toArray(String[]::new);
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
