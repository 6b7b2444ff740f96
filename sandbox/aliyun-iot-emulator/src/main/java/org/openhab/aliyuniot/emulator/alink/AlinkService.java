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
package org.openhab.aliyuniot.emulator.alink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.message.PlatformReply;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;

/**
 * Answers Alink requests below {@code /sys/{productKey}/{deviceName}/} on the topic with {@code _reply} added (chapter
 * "Alink protocol").
 *
 * <p>The id comes back verbatim, whatever JSON type it has; {@code sys.ack} 0 asks for no reply; the method comes from the
 * topic, because not every SDK sends it.
 */
public final class AlinkService {
    /** Features of Aliyun's "life" platform, which the platform just confirms. */
    private static final List<String> CONFIRMED = List.of("thing/lan/", "thing/awss/", "thing/reset", "thing/cipher/");

    /** Not JSON, or not a request. */
    private static final Set<String> UNANSWERED = Set.of("thing/file/upload/mqtt/send", DeviceTopics.FILE_DOWNLOAD);

    private static final Pattern EVENT = Pattern.compile("thing/event/([^/]+)/post");

    private final Faults faults;
    private final Map<String, BiFunction<Device, JsonNode, AlinkResult>> more;
    private final Map<String, BiFunction<Device, JsonNode, AlinkResult>> requests = Map.ofEntries(
            Map.entry("thing/event/property/post", ThingModelRequests::propertyPost),
            Map.entry("thing/event/property/batch/post", ThingModelRequests::batchPost),
            Map.entry("thing/property/desired/get", ThingModelRequests::desiredGet),
            Map.entry("thing/property/desired/delete", ThingModelRequests::desiredDelete),
            Map.entry("thing/dsltemplate/get", ThingModelRequests::model),
            Map.entry("thing/dynamicTsl/get", ThingModelRequests::reducedModel),
            Map.entry("thing/deviceinfo/update", TagRequests::update),
            Map.entry("thing/deviceinfo/delete", TagRequests::delete),
            Map.entry("thing/deviceinfo/get", TagRequests::get),
            Map.entry("thing/status/update", ThingModelRequests::objectPost),
            Map.entry(DeviceTopics.FIRMWARE_GET, (device, params) -> AlinkResult.success()),
            Map.entry("_thing/service/post", ThingModelRequests::objectPost));

    /** Takes what other parts of the platform serve, by the topic below {@code /sys/…/} or {@code /ext/session/…/}. */
    public AlinkService(Map<String, BiFunction<Device, JsonNode, AlinkResult>> more, Faults faults) {
        this.more = Map.copyOf(more);
        this.faults = faults;
    }

    /** Takes the topic also without its {@code /sys/{productKey}/{deviceName}/}. */
    public List<PlatformReply> answer(Device device, String topic, String path, byte[] payload) {
        boolean request = path.startsWith("thing/") || path.startsWith("_thing/") || path.startsWith("combine/");
        if (!request || path.endsWith(DeviceTopics.REPLY) || UNANSWERED.contains(path)) {
            return List.of();
        }
        if (path.equals(DeviceTopics.UP_RAW)) {
            return answerRaw(device, topic, payload);
        }
        ObjectNode alink = Json.parseObject(payload);
        if (alink == null) {
            return List.of(reply(
                    topic, path, TextNode.valueOf(""), AlinkResult.failure(460, "the payload is no JSON object")));
        }
        JsonNode id = alink.get("id");
        AlinkResult result = id == null || id.isNull() || id.isContainerNode()
                ? AlinkResult.failure(460, "id is missing")
                : serve(device, path, alink.path("params"));
        if ("0".equals(alink.path("sys").path("ack").asText()) || faults.replyLost(device.definition(), path)) {
            return List.of();
        }
        return List.of(reply(topic, path, id == null ? TextNode.valueOf("") : id, result));
    }

    /** A failure is told as JSON, as there is nobody to say it in the product's own format. */
    private List<PlatformReply> answerRaw(Device device, String topic, byte[] payload) {
        AlinkResult decoded = RawMessages.of(device).decode(payload);
        if (decoded.code() != 200) {
            return List.of(reply(topic, DeviceTopics.UP_RAW, TextNode.valueOf(""), decoded));
        }
        String path = decoded.data().path("method").asText().replace('.', '/');
        if (decoded.data().has("code") || path.equals(DeviceTopics.UP_RAW)) {
            // The reply to a call of the platform, or no request.
            return List.of();
        }
        return answer(device, topic, path, Json.bytes(decoded.data())).stream()
                .map(reply -> RawMessages.of(device).encode(reply.payload()))
                .flatMap(Optional::stream)
                .map(encoded -> new PlatformReply(topic + DeviceTopics.REPLY, encoded))
                .toList();
    }

    private AlinkResult serve(Device device, String path, JsonNode params) {
        OptionalInt refusal = faults.alinkRefusal(device.definition(), path);
        if (refusal.isPresent()) {
            return AlinkResult.failure(refusal.getAsInt(), "the operator has it refused");
        }
        BiFunction<Device, JsonNode, AlinkResult> handler = more.getOrDefault(path, requests.get(path));
        if (handler != null) {
            return handler.apply(device, params);
        }
        Matcher event = EVENT.matcher(path);
        if (event.matches()) {
            return ThingModelRequests.eventPost(device, event.group(1), params);
        }
        if (CONFIRMED.stream().anyMatch(path::startsWith)) {
            return AlinkResult.success();
        }
        return AlinkResult.failure(500, "the emulator does not serve " + path);
    }

    private static PlatformReply reply(String topic, String path, JsonNode id, AlinkResult result) {
        ObjectNode reply = Json.object();
        reply.set("id", id);
        reply.put("code", result.code());
        reply.set("data", result.data());
        reply.put("message", result.message());
        reply.put("method", path.replace('/', '.'));
        reply.put("version", "1.0");
        return new PlatformReply(topic + DeviceTopics.REPLY, Json.bytes(reply));
    }
}
