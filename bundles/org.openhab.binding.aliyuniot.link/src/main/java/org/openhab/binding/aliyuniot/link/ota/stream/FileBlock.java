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
package org.openhab.binding.aliyuniot.link.ota.stream;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkFrame;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;

/**
 * The reply to a request for a block of a file (chapter "Download files over MQTT"): two bytes with the length of the
 * JSON, highest first; an Alink reply as JSON; the block; and two bytes with its CRC-16, lowest first. A reply without
 * success ends behind its JSON as a rule.
 *
 * @param id of the request
 * @param fileToken names the file in further requests, empty if there is none
 * @param fileLength of the whole file, -1 if it is not told
 * @param offset of the block in the file, -1 if it is not told
 * @param isIntact whether length and CRC fit the data
 */
record FileBlock(
        String id,
        AlinkReply reply,
        String fileToken,
        long fileLength,
        long offset,
        boolean isIntact,
        ByteBuffer data) {
    private static final int LENGTH_BYTES = 2;
    private static final int CRC_BYTES = 2;
    private static final int MAX_TOKEN = 1024;

    /** Null if the payload is no such reply. */
    static @Nullable FileBlock of(byte[] payload) {
        if (payload.length < LENGTH_BYTES) {
            return null;
        }
        int dataStart = LENGTH_BYTES + ((payload[0] & 0xff) << 8) + (payload[1] & 0xff);
        if (dataStart > payload.length) {
            return null;
        }
        JsonObject object = AlinkJson.object(Arrays.copyOfRange(payload, LENGTH_BYTES, dataStart));
        String id = object == null ? null : AlinkJson.text(object.get("id"));
        AlinkReply reply = object == null ? null : AlinkReply.of(withMessage(object));
        if (id == null || reply == null) {
            return null;
        }
        JsonObject data = reply.data() instanceof JsonObject fields ? fields : new JsonObject();
        String token = AlinkJson.text(data.get("fileToken"));
        int dataEnd = payload.length - CRC_BYTES;
        boolean intact = dataEnd > dataStart
                && number(data, "bSize") == dataEnd - dataStart
                && AlinkFrame.crc16(payload, dataStart, dataEnd)
                        == ((payload[dataEnd] & 0xff) | (payload[dataEnd + 1] & 0xff) << 8);
        return new FileBlock(
                id,
                reply,
                token == null || token.length() > MAX_TOKEN ? "" : token,
                number(data, "fileLength"),
                number(data, "bOffset"),
                intact,
                ByteBuffer.wrap(payload, dataStart, Math.max(0, dataEnd - dataStart))
                        .slice()
                        .asReadOnlyBuffer());
    }

    /** These replies call it {@code msg}. */
    private static JsonObject withMessage(JsonObject object) {
        if (object.has("msg") && !object.has("message")) {
            object.add("message", object.get("msg"));
        }
        return object;
    }

    private static long number(JsonObject data, String field) {
        OptionalLong value = AlinkJson.integer(data.get(field));
        return value.isPresent() && value.getAsLong() >= 0 ? value.getAsLong() : -1;
    }
}
