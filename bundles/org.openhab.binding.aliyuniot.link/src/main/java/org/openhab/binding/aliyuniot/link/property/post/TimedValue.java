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
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What a property was, or what an event put out, at a time.
 *
 * @param time milliseconds since 1970
 */
public record TimedValue(JsonElement value, long time) {
    private JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.add("value", value);
        json.addProperty("time", time);
        return json;
    }

    /** The latest value of each: {@code {"Temp":{"value":21,"time":1800000000000}}}. */
    static JsonObject single(Map<String, TimedValue> values) {
        JsonObject json = new JsonObject();
        values.forEach((identifier, value) -> json.add(identifier, value.toJson()));
        return json;
    }

    /** Several values of each: {@code {"Temp":[{"value":21,"time":1800000000000}]}}. */
    static JsonObject several(Map<String, List<TimedValue>> values) {
        JsonObject json = new JsonObject();
        values.forEach((identifier, list) -> {
            JsonArray array = new JsonArray(list.size());
            list.forEach(value -> array.add(value.toJson()));
            json.add(identifier, array);
        });
        return json;
    }
}
