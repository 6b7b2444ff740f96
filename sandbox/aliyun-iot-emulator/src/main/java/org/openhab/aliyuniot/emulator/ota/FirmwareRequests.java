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
package org.openhab.aliyuniot.emulator.ota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.message.PlatformReply;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;
import org.openhab.aliyuniot.emulator.topic.PlatformTopic;

/** What devices say about their firmware (chapter "OTA update"): versions, progress, and that they want an update. */
public final class FirmwareRequests {
    private static final int REFUSED = 460;

    private final FirmwareCampaigns campaigns;
    private final FirmwareBlocks blocks;
    private final Faults faults;

    public FirmwareRequests(FirmwareCampaigns campaigns, FirmwareBlocks blocks, Faults faults) {
        this.campaigns = campaigns;
        this.blocks = blocks;
        this.faults = faults;
    }

    /** Returns nothing when the message is no request about firmware. */
    public Optional<List<PlatformReply>> answer(Device device, String topic, byte[] payload) {
        DeviceTopics topics = device.topics();
        if (topic.equals(topics.system(DeviceTopics.FIRMWARE_GET))) {
            return pull(device, topic, payload);
        }
        if (topic.equals(topics.of(PlatformTopic.OTA_REQUEST))) {
            ObjectNode request = Json.parseObject(payload);
            ObjectNode reply = Json.object();
            reply.set("id", request == null ? reply.textNode("") : request.path("id"));
            reply.put("code", "1000").put("message", "success");
            reply.set("data", campaigns.pull(device, module(request == null ? reply : request)));
            return Optional.of(List.of(new PlatformReply(topic, Json.bytes(reply))));
        }
        if (topic.equals(topics.system(DeviceTopics.FILE_DOWNLOAD))) {
            byte[] reply = blocks.answer(device, payload);
            return Optional.of(
                    reply == null ? List.of() : List.of(new PlatformReply(topic + DeviceTopics.REPLY, reply)));
        }
        return Optional.empty();
    }

    /** Nothing when the request is malformed, for then it is refused like every other one. */
    private Optional<List<PlatformReply>> pull(Device device, String topic, byte[] payload) {
        ObjectNode request = Json.parseObject(payload);
        JsonNode id = request == null ? null : request.get("id");
        if (request == null || id == null || !id.isValueNode() || id.isNull()) {
            return Optional.empty();
        }
        if (faults.happens(device.definition(), Fault.Kind.PULL_LOST)) {
            return Optional.of(List.of());
        }
        boolean refused = faults.happens(device.definition(), Fault.Kind.PULL_REFUSED);
        ObjectNode reply = Json.object();
        reply.set("id", id);
        reply.put("code", refused ? REFUSED : 200);
        reply.set("data", refused ? Json.object() : campaigns.pull(device, module(request)));
        reply.put("message", refused ? "request parameter error" : "success")
                .put("method", "thing.ota.firmware.get")
                .put("version", "1.0");
        boolean wanted = !"0".equals(request.path("sys").path("ack").asText());
        return Optional.of(
                wanted ? List.of(new PlatformReply(topic + DeviceTopics.REPLY, Json.bytes(reply))) : List.of());
    }

    /** To be called with every message of a device, after it was answered. */
    public void received(Device device, String topic, byte[] payload) {
        boolean inform = topic.equals(device.topics().of(PlatformTopic.OTA_INFORM));
        boolean progress = topic.equals(device.topics().of(PlatformTopic.OTA_PROGRESS));
        ObjectNode report = inform || progress ? Json.parseObject(payload) : null;
        if (report == null) {
            return;
        }
        JsonNode params = report.path("params");
        String module = module(report);
        if (inform) {
            String version = params.path("version").asText();
            // Reports that the platform does not keep do not count either.
            if (version.equals(device.versions().get(module))) {
                campaigns.reported(device, module, version);
            }
        } else if (params.path("step").asText().matches("-[1-4]|[0-9]{1,2}|100")) {
            FirmwareJob job = campaigns.active(device, module);
            if (job != null) {
                job.progress(
                        Integer.parseInt(params.path("step").asText()),
                        shortened(params.path("desc").asText()));
            }
        }
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private static String module(ObjectNode message) {
        return message.path("params").path("module").asText(FirmwareCampaign.DEFAULT_MODULE);
    }
}
