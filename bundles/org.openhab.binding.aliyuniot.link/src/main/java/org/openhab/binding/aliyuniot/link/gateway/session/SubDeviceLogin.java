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
package org.openhab.binding.aliyuniot.link.gateway.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.gateway.topology.DeviceLists;
import org.openhab.binding.aliyuniot.link.gateway.topology.SignedDevice;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Logs sub-devices in and out: requests on {@code /ext/session/…/combine/…}, up, with QoS 1. A request of several is done
 * for all or for none of them. For any thread.
 */
final class SubDeviceLogin {
    /** Sub-devices that the platform takes in one request. */
    static final int MAX_A_REQUEST = 50;

    private final AlinkRequests requests;

    SubDeviceLogin(AlinkRequests requests) throws ConfigurationFailure {
        this.requests = requests;
        for (SystemTopic topic :
                List.of(SystemTopic.COMBINE_LOGIN, SystemTopic.COMBINE_BATCH_LOGIN, SystemTopic.COMBINE_BATCH_LOGOUT)) {
            requests.expectReplies(topic);
        }
    }

    CompletionStage<AlinkReply> login(List<SignedDevice> devices) {
        if (devices.size() == 1) {
            return requests.request(SystemTopic.COMBINE_LOGIN, entry(devices.get(0)));
        }
        JsonArray list = new JsonArray(devices.size());
        devices.forEach(device -> list.add(entry(device)));
        JsonObject params = new JsonObject();
        params.add("deviceList", list);
        // Beside the list, too, where the official C software has it.
        params.addProperty("signMethod", SignedDevice.methodName());
        return requests.request(SystemTopic.COMBINE_BATCH_LOGIN, params);
    }

    private static JsonObject entry(SignedDevice device) {
        JsonObject entry = device.toJson("signMethod");
        // A text, as the official software has it. Nothing is kept for a sub-device, as all comes with QoS 0.
        entry.addProperty("cleanSession", "true");
        return entry;
    }

    CompletionStage<AlinkReply> logout(Collection<DeviceIdentity> devices) {
        return requests.request(SystemTopic.COMBINE_BATCH_LOGOUT, DeviceLists.write(devices));
    }
}
