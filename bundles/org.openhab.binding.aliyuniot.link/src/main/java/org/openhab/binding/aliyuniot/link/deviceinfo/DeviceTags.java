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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Writes the tags of a device (chapter "Device tags"): requests on {@code thing/deviceinfo/update} and
 * {@code thing/deviceinfo/delete}, up, with QoS 1; what the platform says comes back on {@code …_reply}. For any thread.
 */
public final class DeviceTags {
    /** Tags that a device can have. */
    public static final int MAX_TAGS = 100;

    private static final int MAX_A_REQUEST = 200;

    private final AlinkRequests requests;

    /**
     * Best before the session starts, so that its replies are subscribed in time.
     *
     * @throws ConfigurationFailure if the device's names make the topics longer than the platform takes
     */
    public DeviceTags(AlinkRequests requests) throws ConfigurationFailure {
        this.requests = requests;
        requests.expectReplies(SystemTopic.DEVICEINFO_UPDATE);
        requests.expectReplies(SystemTopic.DEVICEINFO_DELETE);
    }

    /**
     * Sets tags; those that are not named keep their values.
     *
     * @param tags 1 to {@value #MAX_TAGS}
     * @return as {@link AlinkRequests#request}
     * @throws IllegalArgumentException with a sentence for the user, if there are too many or one is no
     *     {@link DeviceTag}
     */
    public CompletionStage<AlinkReply> update(Map<String, String> tags) {
        if (tags.isEmpty() || tags.size() > MAX_TAGS) {
            throw new IllegalArgumentException(
                    "A device has at most " + MAX_TAGS + " tags, but there are " + tags.size() + " to set");
        }
        JsonArray params = new JsonArray(tags.size());
        tags.forEach((key, value) -> {
            DeviceTag tag = new DeviceTag(key, value);
            JsonObject param = new JsonObject();
            param.addProperty("attrKey", tag.key());
            param.addProperty("attrValue", tag.value());
            params.add(param);
        });
        return requests.request(SystemTopic.DEVICEINFO_UPDATE, params);
    }

    /**
     * Deletes tags; it does no harm if there are none with such keys. The platform takes {@value #MAX_A_REQUEST} a
     * request, so more of them go in several, one after the other.
     *
     * @param keys at least one
     * @return as {@link AlinkRequests#request}; the first reply that says no, or the last
     * @throws IllegalArgumentException with a sentence for the user, if there is none or one is no key
     */
    public CompletionStage<AlinkReply> delete(Set<String> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no tag to delete");
        }
        keys.forEach(DeviceTag::checkKey);
        return delete(List.copyOf(keys));
    }

    private CompletionStage<AlinkReply> delete(List<String> keys) {
        JsonArray params = new JsonArray();
        List<String> now = keys.subList(0, Math.min(MAX_A_REQUEST, keys.size()));
        now.forEach(key -> {
            JsonObject param = new JsonObject();
            param.addProperty("attrKey", key);
            params.add(param);
        });
        CompletionStage<AlinkReply> reply = requests.request(SystemTopic.DEVICEINFO_DELETE, params);
        return now.size() == keys.size()
                ? reply
                : reply.thenCompose(said -> said.isSuccess() ? delete(keys.subList(now.size(), keys.size())) : reply);
    }
}
