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
package org.openhab.aliyuniot.emulator.alink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Pattern;
import org.openhab.aliyuniot.emulator.device.Device;

/** {@code thing/deviceinfo/update}, {@code …/delete} and {@code …/get}: the tags of a device (chapter "Device tags"). */
final class TagRequests {
    private static final int MAX_TAGS_PER_REQUEST = 200;
    private static final int MAX_TAGS = 100;
    private static final int MAX_KEYS_PER_REQUEST = 10;
    private static final int MAX_VALUE_LENGTH = 4096;
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private TagRequests() {}

    static AlinkResult update(Device device, JsonNode params) {
        if (!params.isArray() || params.isEmpty() || params.size() > MAX_TAGS_PER_REQUEST) {
            return AlinkResult.failure(460, "params must be an array of 1 to " + MAX_TAGS_PER_REQUEST + " tags");
        }
        for (JsonNode tag : params) {
            String value = tag.path("attrValue").asText();
            if (!isKey(tag) || value.isEmpty() || value.length() > MAX_VALUE_LENGTH) {
                return AlinkResult.failure(460, "each tag needs attrKey and attrValue");
            }
        }
        for (JsonNode tag : params) {
            String key = tag.path("attrKey").asText();
            if (!device.tags().containsKey(key) && device.tags().size() >= MAX_TAGS) {
                return AlinkResult.failure(460, "a device has at most " + MAX_TAGS + " tags");
            }
            device.tags().put(key, tag.path("attrValue").asText());
        }
        return AlinkResult.success();
    }

    static AlinkResult delete(Device device, JsonNode params) {
        if (!params.isArray() || params.isEmpty() || params.size() > MAX_TAGS_PER_REQUEST) {
            return AlinkResult.failure(460, "params must be an array of 1 to " + MAX_TAGS_PER_REQUEST + " tags");
        }
        for (JsonNode tag : params) {
            if (!isKey(tag)) {
                return AlinkResult.failure(460, "each tag needs attrKey");
            }
        }
        params.forEach(tag -> device.tags().remove(tag.path("attrKey").asText()));
        return AlinkResult.success();
    }

    /** {@code thing/deviceinfo/get}: those of the tags in {@code attrKeys} that the device has. */
    static AlinkResult get(Device device, JsonNode params) {
        JsonNode keys = params.path("attrKeys");
        if (!keys.isArray() || keys.isEmpty() || keys.size() > MAX_KEYS_PER_REQUEST) {
            return AlinkResult.failure(460, "attrKeys must be an array of 1 to " + MAX_KEYS_PER_REQUEST + " keys");
        }
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        keys.forEach(key -> {
            String value = device.tags().get(key.asText());
            if (value != null) {
                tags.addObject().put("attrKey", key.asText()).put("attrValue", value);
            }
        });
        return AlinkResult.success(tags);
    }

    private static boolean isKey(JsonNode tag) {
        return KEY.matcher(tag.path("attrKey").asText()).matches();
    }
}
