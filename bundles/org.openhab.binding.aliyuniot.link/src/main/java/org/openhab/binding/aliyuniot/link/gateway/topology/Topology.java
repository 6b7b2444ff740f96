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
package org.openhab.binding.aliyuniot.link.gateway.topology;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.Refusal;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Asks which sub-devices a gateway has, adds some and gives some up: requests on {@code thing/topo/…} and
 * {@code thing/list/found}, up, with QoS 1. A request of several is done for all or for none of them. For any thread.
 */
public final class Topology {
    /** Sub-devices that the platform takes in one request. */
    public static final int MAX_A_REQUEST = 30;

    private final AlinkRequests requests;

    /**
     * Best before the session starts, so that its replies are subscribed in time.
     *
     * @param requests the gateway's
     * @throws ConfigurationFailure if the gateway's names make a topic longer than the platform takes
     */
    public Topology(AlinkRequests requests) throws ConfigurationFailure {
        this.requests = requests;
        for (SystemTopic topic :
                List.of(SystemTopic.TOPO_GET, SystemTopic.TOPO_ADD, SystemTopic.TOPO_DELETE, SystemTopic.LIST_FOUND)) {
            requests.expectReplies(topic);
        }
    }

    /**
     * All sub-devices of the gateway.
     *
     * @return ends with a {@link LinkFailure} if the platform says no, or as {@link AlinkRequests#request}
     */
    public CompletionStage<Set<DeviceIdentity>> get() {
        return successful(SystemTopic.TOPO_GET, new JsonObject(), "the question for the gateway's sub-devices")
                .thenApply(reply -> DeviceLists.read(reply.data()));
    }

    /**
     * Adds sub-devices, which leave another gateway for that.
     *
     * @param devices 1 to {@value #MAX_A_REQUEST}
     * @return the platform's reply, also one that says no; else as {@link AlinkRequests#request}
     */
    public CompletionStage<AlinkReply> add(List<SignedDevice> devices) {
        JsonArray params = new JsonArray(devices.size());
        devices.forEach(device -> params.add(device.toJson("signmethod")));
        return requests.request(SystemTopic.TOPO_ADD, params);
    }

    /**
     * Gives sub-devices up.
     *
     * @return as {@link #get()}; several requests where there are more than {@value #MAX_A_REQUEST}
     */
    public CompletionStage<?> delete(Collection<DeviceIdentity> devices) {
        return inParts(SystemTopic.TOPO_DELETE, List.copyOf(devices), "the removal of sub-devices");
    }

    /**
     * Tells the platform of sub-devices that were found, so that somebody can add them there.
     *
     * @return as {@link #delete}
     */
    public CompletionStage<?> found(Collection<DeviceIdentity> devices) {
        return inParts(SystemTopic.LIST_FOUND, List.copyOf(devices), "the report of found sub-devices");
    }

    private CompletionStage<?> inParts(SystemTopic topic, List<DeviceIdentity> devices, String what) {
        if (devices.isEmpty()) {
            return CompletableFuture.completedFuture(devices);
        }
        int now = Math.min(MAX_A_REQUEST, devices.size());
        CompletionStage<?> first = successful(topic, DeviceLists.write(devices.subList(0, now)), what);
        return now == devices.size()
                ? first
                : first.thenCompose(done -> inParts(topic, devices.subList(now, devices.size()), what));
    }

    private CompletionStage<AlinkReply> successful(SystemTopic topic, JsonElement params, String what) {
        return requests.request(topic, params)
                .thenCompose(reply -> reply.isSuccess()
                        ? CompletableFuture.completedFuture(reply)
                        : CompletableFuture.failedFuture(Refusal.of(reply.code(), what, reply.message())));
    }
}
