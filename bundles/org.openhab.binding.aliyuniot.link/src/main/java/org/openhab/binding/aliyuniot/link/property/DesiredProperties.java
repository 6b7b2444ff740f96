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
package org.openhab.binding.aliyuniot.link.property;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * Asks what the platform wants properties to be, and clears that when it is done (chapter "Desired property values"):
 * requests on {@code thing/property/desired/get} and {@code thing/property/desired/delete}, up, with QoS 1. The platform
 * takes {@value #MAX_A_REQUEST} properties a request, so more of them go in several, one after the other. For any
 * thread.
 */
public final class DesiredProperties {
    static final int MAX_A_REQUEST = 200;

    private final AlinkRequests requests;

    /**
     * Best before the session starts, so that its replies are subscribed in time.
     *
     * @throws ConfigurationFailure if the device's names make the topics longer than the platform takes
     */
    public DesiredProperties(AlinkRequests requests) throws ConfigurationFailure {
        this.requests = requests;
        requests.expectReplies(SystemTopic.PROPERTY_DESIRED_GET);
        requests.expectReplies(SystemTopic.PROPERTY_DESIRED_DELETE);
    }

    /**
     * Asks for the desired values.
     *
     * @param identifiers as in the thing model
     * @return those properties that the platform wants something of, in its order; ends with an {@link AlinkRefusal} if
     *     the platform says no, else as {@link AlinkRequests#request}
     */
    public CompletionStage<Map<String, DesiredValue>> get(Collection<String> identifiers) {
        return get(List.copyOf(identifiers), Map.of());
    }

    private CompletionStage<Map<String, DesiredValue>> get(List<String> identifiers, Map<String, DesiredValue> former) {
        if (identifiers.isEmpty()) {
            return CompletableFuture.completedFuture(former);
        }
        int now = Math.min(MAX_A_REQUEST, identifiers.size());
        JsonArray params = new JsonArray(now);
        identifiers.subList(0, now).forEach(params::add);
        return requests.request(SystemTopic.PROPERTY_DESIRED_GET, params).thenCompose(reply -> {
            if (!reply.isSuccess()) {
                return CompletableFuture.failedFuture(
                        new AlinkRefusal(SystemTopic.PROPERTY_DESIRED_GET.method(), reply));
            }
            Map<String, DesiredValue> all = new LinkedHashMap<>(former);
            all.putAll(valuesOf(reply));
            return get(identifiers.subList(now, identifiers.size()), Collections.unmodifiableMap(all));
        });
    }

    private static Map<String, DesiredValue> valuesOf(AlinkReply reply) {
        Map<String, DesiredValue> values = new LinkedHashMap<>();
        if (reply.data() instanceof JsonObject data) {
            data.entrySet().forEach(entry -> {
                DesiredValue value = valueOf(entry.getValue());
                if (value != null) {
                    values.put(entry.getKey(), value);
                }
            });
        }
        return values;
    }

    private static @Nullable DesiredValue valueOf(JsonElement element) {
        if (!(element instanceof JsonObject object)) {
            return null;
        }
        @Nullable JsonElement value = object.get("value");
        OptionalLong version = AlinkJson.integer(object.get("version"));
        return value == null || value.isJsonNull() || version.isEmpty()
                ? null
                : new DesiredValue(value, version.getAsLong());
    }

    /**
     * Clears desired values; the platform leaves alone those that have another version by now.
     *
     * @param versions by identifier, at least one
     * @return as {@link AlinkRequests#request}; the first reply that says no, or the last
     * @throws IllegalArgumentException if there is none
     */
    public CompletionStage<AlinkReply> delete(Map<String, Long> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("There is no desired value to delete");
        }
        return delete(List.copyOf(versions.entrySet()));
    }

    private CompletionStage<AlinkReply> delete(List<Map.Entry<String, Long>> versions) {
        int now = Math.min(MAX_A_REQUEST, versions.size());
        JsonObject params = new JsonObject();
        versions.subList(0, now).forEach(entry -> {
            JsonObject version = new JsonObject();
            version.addProperty("version", entry.getValue());
            params.add(entry.getKey(), version);
        });
        CompletionStage<AlinkReply> reply = requests.request(SystemTopic.PROPERTY_DESIRED_DELETE, params);
        return now == versions.size()
                ? reply
                : reply.thenCompose(said -> said.isSuccess() ? delete(versions.subList(now, versions.size())) : reply);
    }
}
