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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Tells values of a gateway and of its sub-devices in one post (chapter "Gateway batch reporting"): requests on
 * {@code thing/event/property/pack/post}, up, with QoS 1. For any thread.
 */
public final class PackPosts {
    /** Sub-devices that the platform takes in one post. */
    public static final int MAX_SUB_DEVICES = 20;

    private final AlinkRequests requests;

    /**
     * Best before the session starts, so that its replies are subscribed in time.
     *
     * @param requests the gateway's
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public PackPosts(AlinkRequests requests) throws ConfigurationFailure {
        this.requests = requests;
        requests.expectReplies(SystemTopic.PROPERTY_PACK_POST);
    }

    /**
     * Tells what properties are and which events happened.
     *
     * @param subDevices at most {@value #MAX_SUB_DEVICES}, which need not be logged in
     * @return as {@link AlinkRequests#request}
     * @throws IllegalArgumentException with a sentence, if there are more of them, or more than
     *     {@value DeviceValues#MAX_A_POST} properties or events
     */
    public CompletionStage<AlinkReply> post(DeviceValues gateway, List<DeviceValues> subDevices) {
        if (subDevices.size() > MAX_SUB_DEVICES) {
            throw new IllegalArgumentException("The platform takes " + MAX_SUB_DEVICES
                    + " sub-devices a post, but there are " + subDevices.size());
        }
        List<DeviceValues> all = new ArrayList<>(subDevices);
        all.add(gateway);
        DeviceValues.checkCount(all);
        JsonArray others = new JsonArray(subDevices.size());
        subDevices.forEach(device -> {
            JsonObject json = new JsonObject();
            json.add("identity", device.identityToJson());
            addValues(json, device);
            others.add(json);
        });
        JsonObject params = new JsonObject();
        addValues(params, gateway);
        params.add("subDevices", others);
        return requests.request(SystemTopic.PROPERTY_PACK_POST, params);
    }

    private static void addValues(JsonObject json, DeviceValues device) {
        json.add("properties", TimedValue.single(device.properties()));
        json.add("events", TimedValue.single(device.events()));
    }
}
