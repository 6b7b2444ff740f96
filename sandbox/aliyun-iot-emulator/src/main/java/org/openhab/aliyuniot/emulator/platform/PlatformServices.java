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
package org.openhab.aliyuniot.emulator.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.alink.AlinkService;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.message.PlatformReply;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;
import org.openhab.aliyuniot.emulator.topic.PlatformTopic;
import org.openhab.aliyuniot.emulator.upload.UploadBlocks;
import org.openhab.aliyuniot.emulator.upload.UploadRequests;
import org.openhab.aliyuniot.emulator.upload.Uploads;

/** Finds out which of the platform's services a message from a device is for, and has it answered. */
final class PlatformServices {
    private static final int MAX_MODULES = 20;
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final AlinkService alink;
    private final UploadBlocks uploadBlocks;

    /** Takes what gateways ask for, by topic below {@code /sys/…/} or {@code /ext/session/…/}. */
    PlatformServices(Map<String, BiFunction<Device, JsonNode, AlinkResult>> gateways, Uploads uploads, Faults faults) {
        Map<String, BiFunction<Device, JsonNode, AlinkResult>> requests = new HashMap<>(gateways);
        requests.putAll(new UploadRequests(uploads, System::nanoTime).requests());
        alink = new AlinkService(requests, faults);
        uploadBlocks = new UploadBlocks(uploads, faults, System::nanoTime);
    }

    List<PlatformReply> answer(Device device, String topic, byte[] payload) {
        DeviceTopics topics = device.topics();
        if (topic.equals(topics.system(UploadBlocks.TOPIC))) {
            return uploadBlocks.answer(device, topic, payload);
        }
        if (topic.startsWith(topics.system())) {
            return alink.answer(device, topic, topic.substring(topics.system().length()), payload);
        }
        if (topic.startsWith(topics.session())) {
            return alink.answer(device, topic, topic.substring(topics.session().length()), payload);
        }
        if (topic.equals(topics.of(PlatformTopic.NTP_REQUEST))) {
            return ntp(topics.of(PlatformTopic.NTP_RESPONSE), payload);
        }
        if (topic.equals(topics.of(PlatformTopic.SHADOW_UPDATE))) {
            return List.of(new PlatformReply(
                    topics.of(PlatformTopic.SHADOW_GET),
                    Json.bytes(device.shadow().answer(payload))));
        }
        if (topic.equals(topics.of(PlatformTopic.OTA_INFORM))) {
            informed(device, payload);
        }
        return List.of();
    }

    /** NTP service: the device's own time comes back verbatim, with the platform's beside it (milliseconds as text). */
    private static List<PlatformReply> ntp(String responseTopic, byte[] payload) {
        String received = Long.toString(System.currentTimeMillis());
        ObjectNode request = Json.parseObject(payload);
        if (request == null || !request.has("deviceSendTime")) {
            return List.of();
        }
        ObjectNode response = Json.object();
        response.set("deviceSendTime", request.get("deviceSendTime"));
        response.put("serverRecvTime", received);
        response.put("serverSendTime", Long.toString(System.currentTimeMillis()));
        return List.of(new PlatformReply(responseTopic, Json.bytes(response)));
    }

    /** Version report: no reply; without module it is about the whole device ("default"). */
    private static void informed(Device device, byte[] payload) {
        ObjectNode report = Json.parseObject(payload);
        if (report == null) {
            return;
        }
        JsonNode params = report.path("params");
        String version = params.path("version").asText();
        String module = params.path("module").asText("default");
        boolean room =
                device.versions().containsKey(module) || device.versions().size() < MAX_MODULES;
        if (room
                && VERSION.matcher(version).matches()
                && VERSION.matcher(module).matches()) {
            device.versions().put(module, version);
        }
    }
}
