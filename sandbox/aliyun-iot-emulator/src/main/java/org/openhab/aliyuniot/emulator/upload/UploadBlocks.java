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
package org.openhab.aliyuniot.emulator.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.apache.commons.codec.digest.Crc16;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.message.PlatformReply;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;

/**
 * Takes the blocks of uploads (chapter "Upload files over MQTT"): length of the JSON in two bytes, JSON, the block, its
 * CRC-16/ARC with the low byte first. The reply is JSON.
 */
public final class UploadBlocks {
    /** Below {@code /sys/…/}. */
    public static final String TOPIC = "thing/file/upload/mqtt/send";

    private static final int MIN_BLOCK = 256;
    private static final int MAX_BLOCK = 128 * 1024;

    private final Uploads uploads;
    private final Faults faults;
    private final LongSupplier nanoTime;

    public UploadBlocks(Uploads uploads, Faults faults, LongSupplier nanoTime) {
        this.uploads = uploads;
        this.faults = faults;
        this.nanoTime = nanoTime;
    }

    /** Takes a block; no reply when a fault has it lost. */
    public List<PlatformReply> answer(Device device, String topic, byte[] payload) {
        int head = payload.length < 4 ? -1 : ((payload[0] & 0xff) << 8) + (payload[1] & 0xff) + 2;
        ObjectNode request = head < 0 || head + 2 > payload.length
                ? null
                : Json.parseLenientObject(Arrays.copyOfRange(payload, 2, head));
        JsonNode id = request == null ? null : request.get("id");
        AlinkResult result = request == null || id == null || !id.isValueNode() || id.isNull()
                ? AlinkResult.failure(400, "the payload is no frame with a request before the block")
                : serve(device, request.path("params"), payload, head);
        if (faults.replyLost(device.definition(), TOPIC)) {
            return List.of();
        }
        ObjectNode reply = Json.object();
        reply.set("id", id == null ? TextNode.valueOf("") : id);
        reply.put("code", result.code());
        reply.set("data", result.data());
        reply.put("message", result.message());
        return List.of(new PlatformReply(topic + DeviceTopics.REPLY, Json.bytes(reply)));
    }

    private AlinkResult serve(Device device, JsonNode params, byte[] payload, int head) {
        OptionalInt refusal = faults.alinkRefusal(device.definition(), TOPIC);
        if (refusal.isPresent()) {
            return AlinkResult.failure(refusal.getAsInt(), "the operator has it refused");
        }
        byte[] block = Arrays.copyOfRange(payload, head, payload.length - 2);
        if (faults.happens(device.definition(), Fault.Kind.UPLOAD_WRONG_CRC) || !isIntact(payload, block)) {
            return UploadCode.BLOCK_DAMAGED.result();
        }
        String uploadId = params.path("uploadId").asText();
        DeviceUploads own = uploads.of(device);
        OpenUpload open = own.byId(uploadId, nanoTime.getAsLong());
        if (open == null) {
            return (own.hasFinished(uploadId) ? UploadCode.FINISHED : UploadCode.NO_UPLOAD).result();
        }
        if (params.path("bSize").asInt(-1) != block.length) {
            return UploadCode.BAD_PARAMETER.result("bSize");
        }
        int there = open.content.size();
        long offset = params.path("offset").asLong(-1);
        boolean last = open.size < 0 ? params.path("isComplete").asBoolean() : there + (long) block.length == open.size;
        if (block.length > MAX_BLOCK) {
            return UploadCode.BLOCK_TOO_LARGE.result();
        }
        if (offset == there - (long) open.lastBlock && block.length == open.lastBlock && there > 0) {
            return UploadCode.DUPLICATE.result();
        }
        if (offset != there || open.size >= 0 && there + (long) block.length > open.size) {
            return UploadCode.OTHER_OFFSET.result();
        }
        if (block.length < MIN_BLOCK && !last) {
            return UploadCode.BLOCK_TOO_SMALL.result();
        }
        if (there + block.length > UploadRequests.MAX_FILE || last && there + block.length == 0) {
            own.cancel(open);
            return UploadCode.FILE_TOO_LARGE.result();
        }
        open.content.writeBytes(block);
        open.lastBlock = block.length;
        ObjectNode data =
                Json.object().put("uploadId", uploadId).put("offset", offset).put("bSize", block.length);
        return last ? finish(device, own, open, data) : AlinkResult.success(data);
    }

    private AlinkResult finish(Device device, DeviceUploads own, OpenUpload open, ObjectNode data) {
        byte[] content = open.content.toByteArray();
        String crc = Crc64.of(content);
        boolean wrong = faults.happens(device.definition(), Fault.Kind.UPLOAD_DAMAGED);
        if (wrong || !open.check.isEmpty() && !open.check.equals(crc)) {
            own.cancel(open);
            return UploadCode.FILE_DAMAGED.result();
        }
        own.finish(open, new UploadedFile(open.name, content, crc, Instant.now()));
        data.put("complete", true);
        if (!open.check.isEmpty()) {
            data.put("ficMode", "crc64").put("ficValueClient", open.check).put("ficValueServer", crc);
        }
        return AlinkResult.success(data);
    }

    private static boolean isIntact(byte[] payload, byte[] block) {
        Crc16 crc = Crc16.arc();
        crc.update(block, 0, block.length);
        int sent = (payload[payload.length - 2] & 0xff) | (payload[payload.length - 1] & 0xff) << 8;
        return crc.getValue() == sent;
    }
}
