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
package org.openhab.binding.aliyuniot.link.diagnosis;

import com.google.gson.JsonObject;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;

/**
 * What a device knows of its network at one time (chapter "Device network status"). The chapter has figures of the radio of
 * devices with Wi-Fi ({@code rssi}, {@code snr}, {@code per}, {@code err_stats}); this stack sees no radio, so it leaves
 * {@code wifi} out and has an object {@code mqtt} of its own in the same place.
 *
 * @param time milliseconds since 1970
 * @param statistics of the session since it was made
 * @param roundTrip milliseconds between the last report and its reply; {@code null} if there was none
 * @param unanswered reports without a reply since the session was made
 */
public record NetworkReport(
        long time, SessionStatistics statistics, @Nullable Long roundTrip, long unanswered) {
    private static final String MODEL = "format=simple|quantity=single|time=now";

    /** As the platform takes it. */
    public JsonObject toParams() {
        JsonObject mqtt = new JsonObject();
        Long measured = roundTrip;
        if (measured != null) {
            mqtt.addProperty("rtt", measured);
        }
        mqtt.addProperty("unanswered", unanswered);
        mqtt.addProperty("reconnects", statistics.reconnects());
        mqtt.addProperty("sent", statistics.sent());
        mqtt.addProperty("received", statistics.received());
        mqtt.addProperty("queued", statistics.queued());
        mqtt.addProperty("dropped", statistics.dropped());
        JsonObject point = new JsonObject();
        point.add("mqtt", mqtt);
        point.addProperty("_time", time);
        JsonObject params = new JsonObject();
        params.add("p", point);
        params.addProperty("model", MODEL);
        return params;
    }
}
