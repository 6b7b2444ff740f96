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
package org.openhab.binding.aliyuniot.link.devicelog;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * One entry of a device's log. Texts are made fit for it: without characters that nobody sees, and so long that the entry
 * is never larger than a batch may be.
 *
 * @param time when it happened, in milliseconds
 * @param level how grave it is
 * @param module which part of the device tells it, {@value #MAX_NAME} characters at most
 * @param code by which a program knows it, {@value #MAX_NAME} characters at most
 * @param content for humans; a longer one ends with an ellipsis
 */
public record LogEntry(Instant time, LogLevel level, String module, String code, String content) {
    /** Characters of a module or a code. */
    public static final int MAX_NAME = 64;

    /** Bytes of an entry on the wire: a batch with it alone is as large as one may be. */
    static final int MAX_BYTES = LogQueue.MAX_BATCH_BYTES - 2;

    private static final int MAX_CONTENT = 4000;
    private static final int SHORTEST = 2;
    private static final int BYTES_OF_A_CHARACTER = 3;

    /** As in the chapter's example: {@code 2020-03-06T15:15:27.000+0800}. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public LogEntry {
        module = ForeignText.line(module, MAX_NAME);
        code = ForeignText.line(code, MAX_NAME);
        content = ForeignText.lines(content, MAX_CONTENT);
        int excess = bytes(json(time, level, module, code, content)) - MAX_BYTES;
        while (excess > 0) {
            content = ForeignText.lines(
                    content, Math.max(SHORTEST, content.length() - 1 - excess / BYTES_OF_A_CHARACTER));
            excess = bytes(json(time, level, module, code, content)) - MAX_BYTES;
        }
    }

    /** As it is on the wire. */
    JsonObject toJson() {
        return json(time, level, module, code, content);
    }

    /** Bytes on the wire. */
    int bytes() {
        return bytes(toJson());
    }

    private static int bytes(JsonObject entry) {
        return entry.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static JsonObject json(Instant time, LogLevel level, String module, String code, String content) {
        JsonObject entry = new JsonObject();
        entry.addProperty("utcTime", TIME.format(time));
        entry.addProperty("logLevel", level.name());
        entry.addProperty("module", module);
        entry.addProperty("code", code);
        entry.addProperty("logContent", content);
        return entry;
    }
}
