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
package org.openhab.binding.aliyuniot.link.ota;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * Makes the messages of one device on {@code /ota/device/…}: {@code {"id":"1","params":{…}}}.
 */
record OtaMessages(DeviceIdentity identity, AlinkRequests ids) {
    Message to(SystemTopic topic, JsonObject params) {
        return to(topic, ids.nextId(), params);
    }

    Message to(SystemTopic topic, String id, JsonObject params) {
        JsonObject body = new JsonObject();
        body.addProperty("id", id);
        body.add("params", params);
        return new Message(
                topic.topicOf(identity), body.toString().getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE);
    }

    /**
     * Publishes with the present connection.
     *
     * @return fails with whatever is thrown on the way, too, so that those who report one after the other go on
     */
    CompletionStage<Message> publish(DeviceSession session, SystemTopic topic, Supplier<JsonObject> params) {
        try {
            return session.publishNow(to(topic, params.get()));
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Params that name the module, which is left out for the device as a whole. */
    static JsonObject params(OtaModule module) {
        JsonObject params = new JsonObject();
        if (!module.isDefault()) {
            params.addProperty("module", module.name());
        }
        return params;
    }
}
