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
package org.openhab.binding.aliyuniot.link.event;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Tells the platform of events (chapter "Report device events"): Alink posts on {@code thing/event/{identifier}/post},
 * up, with QoS 1; what the platform says comes back on {@code …/post_reply}. For any thread.
 */
public final class EventPosts {
    /** One level of a topic, which is what it becomes. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.:-]{1,101}");

    private final AlinkRequests requests;
    private final LongSupplier clock;

    /**
     * Best before the session starts, so that replies are subscribed in time.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public EventPosts(AlinkRequests requests) throws ConfigurationFailure {
        this(requests, System::currentTimeMillis);
    }

    /**
     * @param clock milliseconds since 1970
     */
    EventPosts(AlinkRequests requests, LongSupplier clock) throws ConfigurationFailure {
        this.requests = requests;
        this.clock = clock;
        requests.expectReplies(SystemTopic.EVENT_POST);
    }

    /**
     * Tells of an event that happens now.
     *
     * @param identifier as in the thing model, {@code block:id} in a module
     * @param value what the event puts out, an empty object if it puts out nothing
     * @return as {@link AlinkRequests#request}
     * @throws IllegalArgumentException if it is no identifier
     */
    public CompletionStage<AlinkReply> post(String identifier, JsonObject value) {
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new IllegalArgumentException("The identifier of an event has 1 to 101 letters, digits and _ . - :");
        }
        JsonObject params = new JsonObject();
        params.add("value", value);
        params.addProperty("time", clock.getAsLong());
        return requests.request(SystemTopic.EVENT_POST, identifier, params);
    }
}
