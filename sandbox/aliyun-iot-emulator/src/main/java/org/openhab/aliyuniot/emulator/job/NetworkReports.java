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
package org.openhab.aliyuniot.emulator.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiFunction;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.device.Device;

/**
 * What devices report of their network by {@code _thing/diag/post}; the newest {@value #MAX_KEPT} of each are kept. Only the
 * emulator's event loop touches it.
 */
public final class NetworkReports {
    private static final int MAX_KEPT = 100;

    private final Map<Device, Deque<String>> reports = new WeakHashMap<>();

    /** What devices ask for, by topic below {@code /sys/…/}. */
    public Map<String, BiFunction<Device, JsonNode, AlinkResult>> requests() {
        return Map.of("_thing/diag/post", this::post);
    }

    /** One point, or an array of such with a time of each. */
    private AlinkResult post(Device device, JsonNode params) {
        JsonNode points = params.path("p");
        boolean batch = params.path("model").asText().contains("quantity=batch");
        if (batch ? !points.isArray() : !points.isObject()) {
            return AlinkResult.failure(460, "p must be " + (batch ? "an array" : "an object"));
        }
        Deque<String> kept = reports.computeIfAbsent(device, key -> new ArrayDeque<>());
        kept.addLast(params.toString());
        if (kept.size() > MAX_KEPT) {
            kept.removeFirst();
        }
        return AlinkResult.success();
    }

    /** What the device has reported as JSON, oldest first. */
    public List<String> of(Device device) {
        Deque<String> kept = reports.get(device);
        return kept == null ? List.of() : List.copyOf(kept);
    }
}
