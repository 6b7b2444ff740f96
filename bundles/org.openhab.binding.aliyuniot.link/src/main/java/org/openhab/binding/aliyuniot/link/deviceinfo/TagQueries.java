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
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Asks for tags of a device, whoever has set them (chapter "Device tags"): requests on {@code thing/deviceinfo/get}, up, with
 * QoS 1; the tags come back on {@code …_reply}. For any thread.
 */
public final class TagQueries implements SessionFeature {
    /** Tags that are asked for at a time. */
    public static final int MAX_A_REQUEST = 10;

    private final AlinkRequests requests;

    /**
     * Best before the session starts, so that its replies are subscribed in time.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public TagQueries(AlinkRequests requests) throws ConfigurationFailure {
        this.requests = requests;
        requests.expectReplies(SystemTopic.DEVICEINFO_GET);
    }

    /**
     * Asks for tags.
     *
     * @param keys 1 to {@value #MAX_A_REQUEST}
     * @return the values of those that there are, cut to {@value DeviceTag#MAX_VALUE_LENGTH} characters; ends with an
     *     {@link AlinkRefusal} if the platform says no, else as {@link AlinkRequests#request}
     * @throws IllegalArgumentException with a sentence for the user, if there are too many or one is no key
     */
    public CompletionStage<SortedMap<String, String>> get(Collection<String> keys) {
        Set<String> asked = new LinkedHashSet<>(keys);
        if (asked.isEmpty() || asked.size() > MAX_A_REQUEST) {
            throw new IllegalArgumentException("The platform tells 1 to " + MAX_A_REQUEST + " tags at a time, but "
                    + asked.size() + " are asked for");
        }
        asked.forEach(DeviceTag::checkKey);
        JsonArray names = new JsonArray(asked.size());
        asked.forEach(names::add);
        JsonObject params = new JsonObject();
        params.add("attrKeys", names);
        return requests.request(SystemTopic.DEVICEINFO_GET, params)
                .thenCompose(reply -> reply.isSuccess()
                        ? CompletableFuture.completedFuture(read(reply, asked))
                        : CompletableFuture.failedFuture(new AlinkRefusal(SystemTopic.DEVICEINFO_GET.method(), reply)));
    }

    /** What was not asked for, or is no tag, is left out. */
    private static SortedMap<String, String> read(AlinkReply reply, Set<String> asked) {
        TreeMap<String, String> tags = new TreeMap<>();
        if (reply.data() instanceof JsonArray array) {
            for (JsonElement element : array) {
                if (element instanceof JsonObject tag) {
                    @Nullable String key = AlinkJson.text(tag.get("attrKey"));
                    @Nullable String value = AlinkJson.text(tag.get("attrValue"));
                    if (key != null && value != null && asked.contains(key)) {
                        tags.put(key, value.substring(0, Math.min(value.length(), DeviceTag.MAX_VALUE_LENGTH)));
                    }
                }
            }
        }
        return Collections.unmodifiableSortedMap(tags);
    }

    /** What is under way ends with the requests. */
    @Override
    public void close() {}
}
