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
package org.openhab.binding.aliyuniot.link.standing;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Says that a device was set back to how it left the factory (chapter "Device reset"): a request on {@code thing/reset}, up,
 * with QoS 1, answered on {@code …_reply}. The platform then takes the device from those who use it in an app of its
 * platform for consumers, and lets it register once more where its product has dynamic registration. It changes nothing on
 * the device itself. For any thread.
 */
public final class DeviceReset implements SessionFeature {
    private final AlinkRequests requests;

    /**
     * Best before the session starts, so that its reply is subscribed in time.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public DeviceReset(AlinkRequests requests) throws ConfigurationFailure {
        this.requests = requests;
        requests.expectReplies(SystemTopic.RESET);
    }

    /** Says so; ends as {@link AlinkRequests#request}. */
    public CompletionStage<AlinkReply> report() {
        return requests.request(SystemTopic.RESET, new JsonObject());
    }

    /** What is under way ends with the requests. */
    @Override
    public void close() {}
}
