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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.commons.codec.digest.Crc16;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * Firmware over MQTT (chapter "Download files over MQTT"): the device asks on {@code thing/file/download} for a block, the
 * reply is binary: length of the JSON part in two bytes, JSON, the block, CRC-16/ARC of the block with the low byte first.
 */
public final class FirmwareBlocks {
    private static final int MIN_BLOCK = 256;
    private static final int MAX_BLOCK = 128 * 1024;
    private static final long MAX_FILE = 16L * 1024 * 1024;

    private final FirmwareCampaigns campaigns;
    private final Faults faults;

    public FirmwareBlocks(FirmwareCampaigns campaigns, Faults faults) {
        this.campaigns = campaigns;
        this.faults = faults;
    }

    /** Returns the reply; null when a fault has it lost. */
    byte @Nullable [] answer(Device device, byte[] payload) {
        ObjectNode request = Json.parseLenientObject(payload);
        if (request == null) {
            return refusal(Json.object().path("id"), 460, "the payload is no JSON object");
        }
        JsonNode id = request.path("id");
        JsonNode info = request.path("params").path("fileInfo");
        JsonNode block = request.path("params").path("fileBlock");
        long offset = block.path("offset").asLong(-1);
        int size = block.path("size").asInt();
        FirmwareImage image = campaigns.stream(
                device, info.path("streamId").asLong(), info.path("fileId").asInt());
        if (image == null) {
            return refusal(id, 404, "there is no such file for the device");
        }
        if (image.size() > MAX_FILE) {
            return refusal(id, 460, "files over 16 MB do not come over MQTT");
        }
        if (offset < 0 || offset >= image.size() || size < MIN_BLOCK || size > MAX_BLOCK) {
            return refusal(id, 460, "offset must be within the file and size 256 to 131072");
        }
        if (faults.happens(device.definition(), Fault.Kind.BLOCK_LOST)) {
            return null;
        }
        boolean wrong = faults.happens(device.definition(), Fault.Kind.BLOCK_WRONG_CRC);
        try {
            byte[] bytes = campaigns.images().read(image, offset, size);
            ObjectNode head = head(id, 200, "success");
            head.putObject("data")
                    .put("fileToken", image.sha256().substring(0, 16))
                    .put("fileLength", image.size())
                    .put("bSize", bytes.length)
                    .put("bOffset", offset);
            return frame(head, bytes, wrong);
        } catch (IOException e) {
            return refusal(id, 500, "the file cannot be read");
        }
    }

    private static byte[] refusal(JsonNode id, int code, String sentence) {
        ObjectNode head = head(id, code, sentence);
        head.putObject("data");
        return frame(head, new byte[0], false);
    }

    private static ObjectNode head(JsonNode id, int code, String sentence) {
        ObjectNode head = Json.object();
        head.set("id", id.isMissingNode() ? Json.object().textNode("") : id);
        return head.put("code", code).put("msg", sentence);
    }

    private static byte[] frame(ObjectNode head, byte[] block, boolean wrong) {
        byte[] json = Json.bytes(head);
        Crc16 crc = Crc16.arc();
        crc.update(block, 0, block.length);
        int value = (int) crc.getValue() ^ (wrong ? 1 : 0);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(json.length >> 8);
        frame.write(json.length);
        frame.writeBytes(json);
        frame.writeBytes(block);
        frame.write(value);
        frame.write(value >> 8);
        return frame.toByteArray();
    }
}
