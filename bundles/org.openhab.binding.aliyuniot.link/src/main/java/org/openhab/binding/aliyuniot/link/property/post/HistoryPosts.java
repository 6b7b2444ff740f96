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
package org.openhab.binding.aliyuniot.link.property.post;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Tells values of a former time, which do not become the present ones (chapter "Report historical data"): requests on
 * {@code thing/event/property/history/post}, up, with QoS 1. For any thread.
 */
public final class HistoryPosts {
    private final AlinkRequests requests;

    /**
     * Best before the session starts, so that its replies are subscribed in time.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public HistoryPosts(AlinkRequests requests) throws ConfigurationFailure {
        this.requests = requests;
        requests.expectReplies(SystemTopic.PROPERTY_HISTORY_POST);
    }

    /**
     * Tells what was.
     *
     * @param devices the device itself, or a gateway's sub-devices; one of them several times for several moments
     * @return as {@link AlinkRequests#request}
     * @throws IllegalArgumentException with a sentence, if there are more than {@value DeviceValues#MAX_A_POST}
     *     properties or events
     */
    public CompletionStage<AlinkReply> post(List<DeviceValues> devices) {
        DeviceValues.checkCount(devices);
        JsonArray params = new JsonArray(devices.size());
        devices.forEach(device -> {
            JsonObject json = new JsonObject();
            json.add("identity", device.identityToJson());
            json.add("properties", oneByOne(device.properties()));
            json.add("events", oneByOne(device.events()));
            params.add(json);
        });
        return requests.request(SystemTopic.PROPERTY_HISTORY_POST, params);
    }

    private static JsonArray oneByOne(Map<String, TimedValue> values) {
        JsonArray array = new JsonArray();
        if (!values.isEmpty()) {
            array.add(TimedValue.single(values));
        }
        return array;
    }
}
