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
package org.openhab.binding.aliyuniot.link.deviceinfo;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * The language of the device's software, which the platform keeps as a tag of its own (chapter "Device tags") and which
 * never changes: up on {@code thing/deviceinfo/update}, QoS 1, no reply. Something to say for a device that has only to be
 * seen to work.
 */
public final class LanguageTag {
    private LanguageTag() {}

    /**
     * The report of the tag.
     *
     * @param id of the request
     */
    public static Message messageOf(DeviceIdentity identity, String id) {
        JsonObject tag = new JsonObject();
        tag.addProperty("attrKey", "SYS_SDK_LANGUAGE");
        tag.addProperty("attrValue", "Java");
        tag.addProperty("domain", "SYSTEM");
        JsonArray params = new JsonArray();
        params.add(tag);
        JsonObject sys = new JsonObject();
        sys.addProperty("ack", 0);
        JsonObject payload = new JsonObject();
        payload.addProperty("id", id);
        payload.addProperty("version", "1.0");
        payload.add("sys", sys);
        payload.add("params", params);
        payload.addProperty("method", SystemTopic.DEVICEINFO_UPDATE.method());
        return new Message(
                SystemTopic.DEVICEINFO_UPDATE.topicOf(identity),
                payload.toString().getBytes(StandardCharsets.UTF_8),
                Qos.AT_LEAST_ONCE);
    }
}
