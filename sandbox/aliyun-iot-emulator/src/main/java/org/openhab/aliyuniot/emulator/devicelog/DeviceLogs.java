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
package org.openhab.aliyuniot.emulator.devicelog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.message.MessageIds;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.text.Json;

/** Which devices are to report their logs, and what they have reported. Only the emulator's event loop touches it. */
public final class DeviceLogs {
    /** What devices ask on, and what they report on. */
    public static final String CONFIG_GET = "thing/config/log/get";

    public static final String POST = "thing/log/post";

    private static final String CONFIG_PUSH = "thing/config/log/push";
    private static final int MAX_KEPT = 1000;
    private static final int MAX_BATCH = 40;
    private static final int MAX_BATCH_BYTES = 4096;
    private static final long IDS = 1L << 32;

    private final MessageIds ids;
    private final Map<DeviceName, Log> logs = new HashMap<>();

    private static final class Log {
        private final Deque<KeptEntry> entries = new ArrayDeque<>();
        private boolean wanted;
        private long count;
    }

    /** Takes the platform's own ids of messages. Nothing is wanted at first. */
    public DeviceLogs(MessageIds ids) {
        this.ids = ids;
    }

    private Log of(Device device) {
        return logs.computeIfAbsent(device.definition().name(), name -> new Log());
    }

    /** Forgets a device that was deleted. */
    public void removed(Device device) {
        logs.remove(device.definition().name());
    }

    /** Whether the device is to report. */
    public boolean isWanted(Device device) {
        return of(device).wanted;
    }

    /** Moves the switch of a device, and tells the device. */
    public SendResult want(Device device, boolean wanted) {
        of(device).wanted = wanted;
        ObjectNode request =
                Json.object().put("id", Long.toString(ids.next() % IDS)).put("version", "1.0");
        request.set("params", told(wanted));
        request.put("method", "thing.config.log.push");
        return device.send(device.topics().system(CONFIG_PUSH), Json.bytes(request), 1);
    }

    /** The newest entries with a higher number, oldest first; at most 1000. */
    public List<KeptEntry> entries(Device device, long afterSeq) {
        return of(device).entries.stream()
                .filter(entry -> entry.seq() > afterSeq)
                .toList();
    }

    /** {@code thing/config/log/get}. */
    public AlinkResult configuration(Device device, JsonNode params) {
        return AlinkResult.success(told(isWanted(device)));
    }

    private static ObjectNode told(boolean wanted) {
        ObjectNode data = Json.object().put("getType", "content");
        data.putObject("content").put("mode", wanted ? 1 : 0);
        return data;
    }

    /** {@code thing/log/post}: up to 40 entries in up to 4096 bytes. Those that are not wanted are confirmed and not kept. */
    public AlinkResult post(Device device, JsonNode params) {
        if (!params.isArray() || params.size() > MAX_BATCH || Json.bytes(params).length > MAX_BATCH_BYTES) {
            return AlinkResult.failure(
                    460, "params must be an array of up to " + MAX_BATCH + " entries in " + MAX_BATCH_BYTES + " bytes");
        }
        for (JsonNode entry : params) {
            if (!entry.path("logContent").isTextual() || !entry.path("logLevel").isTextual()) {
                return AlinkResult.failure(460, "each entry needs logLevel and logContent");
            }
        }
        Log log = of(device);
        if (log.wanted) {
            params.forEach(entry -> keep(log, entry));
        }
        return AlinkResult.success();
    }

    /** Older SDKs have a number in {@code timestamp} in the place of {@code utcTime}. */
    private static void keep(Log log, JsonNode entry) {
        log.entries.addLast(new KeptEntry(
                ++log.count,
                entry.path(entry.has("utcTime") ? "utcTime" : "timestamp").asText(),
                entry.path("logLevel").asText(),
                entry.path("module").asText(),
                entry.path("code").asText(),
                entry.path("logContent").asText()));
        if (log.entries.size() > MAX_KEPT) {
            log.entries.removeFirst();
        }
    }
}
