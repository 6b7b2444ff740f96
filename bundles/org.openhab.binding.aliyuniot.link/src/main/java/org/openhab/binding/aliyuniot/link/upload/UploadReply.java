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
package org.openhab.binding.aliyuniot.link.upload;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;

/**
 * What the platform says of an upload, in the reply to its beginning or to a block.
 *
 * @param uploadId names the upload; empty if there is none, or none that can be one
 * @param offset bytes before the block, or of an unfinished file; -1 if it is not told, -2 if it is no number of bytes
 * @param fileSize of the whole file; -1 if it is not told
 * @param isComplete whether the whole file is there
 * @param check of the whole file as it has arrived, in small letters; empty if it is not told
 */
record UploadReply(String uploadId, long offset, long fileSize, boolean isComplete, String check) {
    static final int NOT_TOLD = -1;
    private static final int NO_NUMBER = -2;
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E&&[^\"\\\\]]{1,128}");
    private static final Pattern CHECK = Pattern.compile("[0-9a-fA-F]{1,16}");

    static UploadReply of(AlinkReply reply) {
        JsonObject data = reply.data() instanceof JsonObject object ? object : new JsonObject();
        JsonElement complete = data.get("complete");
        return new UploadReply(
                matching(ID, data.get("uploadId")),
                bytes(data.get("offset")),
                bytes(data.get("fileSize")),
                complete != null && complete.isJsonPrimitive() && "true".equals(complete.getAsString()),
                padded(matching(CHECK, data.get("ficValueServer"))));
    }

    private static String matching(Pattern shape, @Nullable JsonElement element) {
        String text = AlinkJson.text(element);
        return text != null && shape.matcher(text).matches() ? text : "";
    }

    private static String padded(String check) {
        return check.isEmpty() ? check : "0".repeat(16 - check.length()) + check.toLowerCase(Locale.ROOT);
    }

    private static long bytes(@Nullable JsonElement element) {
        if (element == null || element.isJsonNull()) {
            return NOT_TOLD;
        }
        OptionalLong value = AlinkJson.integer(element);
        return value.isPresent() && value.getAsLong() >= 0 ? value.getAsLong() : NO_NUMBER;
    }
}
