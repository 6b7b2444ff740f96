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
package org.openhab.binding.aliyuniot.link.shadow;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Values that the platform has not taken yet, of each key the latest. Only on the mailbox of its shadow.
 */
final class PendingValues {
    /** What is around the attributes in an update, with some to spare. */
    private static final int ENVELOPE_BYTES = 512;

    private final Map<ShadowKey, JsonElement> values = new LinkedHashMap<>();
    private boolean oneByOne;

    boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * A key has this value now.
     *
     * @return false if as many keys wait as a shadow has
     */
    boolean put(ShadowKey key, JsonElement value) {
        if (!values.containsKey(key) && values.size() >= ShadowRules.MAX_ATTRIBUTES) {
            return false;
        }
        // Behind the others, and in place of what it covers.
        values.keySet().removeIf(key::overlaps);
        values.put(key, value);
        return true;
    }

    int size() {
        return values.size();
    }

    /** Until all are told, each goes alone. */
    void oneByOne() {
        oneByOne = true;
    }

    /** Those that one update carries, the first ones first. */
    Map<ShadowKey, JsonElement> next() {
        int most = oneByOne ? 1 : ShadowRules.MAX_ATTRIBUTES;
        Map<ShadowKey, JsonElement> next = new LinkedHashMap<>();
        int bytes = ENVELOPE_BYTES;
        for (Map.Entry<ShadowKey, JsonElement> entry : values.entrySet()) {
            JsonObject alone = new JsonObject();
            entry.getKey().putInto(alone, entry.getValue());
            bytes += ShadowRules.bytesOf(alone);
            if (next.size() == most || !next.isEmpty() && bytes > ShadowRules.MAX_BYTES) {
                break;
            }
            next.put(entry.getKey(), entry.getValue());
        }
        return next;
    }

    /** As an update reports them. */
    static JsonObject attributes(Map<ShadowKey, JsonElement> values) {
        JsonObject attributes = new JsonObject();
        values.forEach((key, value) -> key.putInto(attributes, value));
        return attributes;
    }

    /**
     * Those are over; what has another value by now stays.
     *
     * @return the keys that are over
     */
    Set<ShadowKey> end(Map<ShadowKey, JsonElement> sent) {
        Set<ShadowKey> ended = new HashSet<>();
        sent.forEach((key, value) -> {
            if (values.remove(key, value)) {
                ended.add(key);
            }
        });
        oneByOne &= !values.isEmpty();
        return ended;
    }

    void clear() {
        values.clear();
    }
}
