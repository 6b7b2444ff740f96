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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Writes tags as a text that can be kept until the next start: a JSON object.
 */
public final class WrittenTags {
    private WrittenTags() {}

    /** {@code null} if there are none. */
    public static @Nullable String toText(SortedMap<String, String> tags) {
        JsonObject object = new JsonObject();
        tags.forEach(object::addProperty);
        return tags.isEmpty() ? null : object.toString();
    }

    /** What {@link #toText} has made; nothing, if somebody else has. */
    public static SortedMap<String, String> of(@Nullable String text) {
        SortedMap<String, String> tags = new TreeMap<>();
        if (text == null) {
            return tags;
        }
        try {
            for (Map.Entry<String, JsonElement> tag :
                    JsonParser.parseString(text).getAsJsonObject().entrySet()) {
                tags.put(tag.getKey(), tag.getValue().getAsString());
            }
            return tags;
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            return new TreeMap<>();
        }
    }
}
