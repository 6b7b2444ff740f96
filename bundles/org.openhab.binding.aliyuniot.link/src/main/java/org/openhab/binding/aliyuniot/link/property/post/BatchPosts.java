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

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Tells several values of the device's properties and events in one post (chapter "Report properties in batches"):
 * requests on {@code thing/event/property/batch/post}, up, with QoS 1. For any thread.
 */
public final class BatchPosts {
    private final AlinkRequests requests;

    /**
     * Best before the session starts, so that its replies are subscribed in time.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public BatchPosts(AlinkRequests requests) throws ConfigurationFailure {
        this.requests = requests;
        requests.expectReplies(SystemTopic.PROPERTY_BATCH_POST);
    }

    /**
     * Tells what properties were and which events happened, by identifier.
     *
     * @return as {@link AlinkRequests#request}
     * @throws IllegalArgumentException with a sentence, if there are more than {@value DeviceValues#MAX_A_POST} values of
     *     properties or of events
     */
    public CompletionStage<AlinkReply> post(
            Map<String, List<TimedValue>> properties, Map<String, List<TimedValue>> events) {
        DeviceValues.check(properties.values().stream().mapToInt(List::size).sum(), "properties");
        DeviceValues.check(events.values().stream().mapToInt(List::size).sum(), "events");
        JsonObject params = new JsonObject();
        params.add("properties", TimedValue.several(properties));
        params.add("events", TimedValue.several(events));
        return requests.request(SystemTopic.PROPERTY_BATCH_POST, params);
    }
}
