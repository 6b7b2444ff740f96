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
package org.openhab.aliyuniot.emulator.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openhab.aliyuniot.emulator.text.Json;

/** One half of a shadow, reported or desired: attributes within each other, each with the second in which it was set. */
final class Attributes {
    static final int MAX_ATTRIBUTES = 128;
    static final int MAX_LEVELS = 5;

    private static final String NULL_TEXT = "null";

    private final ObjectNode values;
    private final ObjectNode times;

    Attributes() {
        this(Json.object(), Json.object());
    }

    private Attributes(ObjectNode values, ObjectNode times) {
        this.values = values;
        this.times = times;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    ObjectNode values() {
        return values.deepCopy();
    }

    ObjectNode times() {
        return times.deepCopy();
    }

    /** Returns these with others set; those that are not named stay. */
    Attributes with(ObjectNode changed, long second) {
        Attributes next = new Attributes(values.deepCopy(), times.deepCopy());
        merge(next.values, next.times, changed, second);
        return next;
    }

    private static void merge(ObjectNode values, ObjectNode times, ObjectNode changed, long second) {
        for (Map.Entry<String, JsonNode> entry : changed.properties()) {
            String name = entry.getKey();
            if (entry.getValue() instanceof ObjectNode inner && !inner.isEmpty()) {
                boolean known = values.get(name) instanceof ObjectNode kept && !kept.isEmpty();
                merge(
                        known ? (ObjectNode) values.get(name) : values.putObject(name),
                        known ? (ObjectNode) times.get(name) : times.putObject(name),
                        inner,
                        second);
            } else {
                values.set(name, entry.getValue());
                times.putObject(name).put("timestamp", second);
            }
        }
    }

    /** Returns these without those that are null in the request. */
    Attributes without(ObjectNode deleted) {
        Attributes next = new Attributes(values.deepCopy(), times.deepCopy());
        remove(next.values, next.times, deleted);
        return next;
    }

    private static void remove(ObjectNode values, ObjectNode times, ObjectNode deleted) {
        for (Map.Entry<String, JsonNode> entry : deleted.properties()) {
            String name = entry.getKey();
            if (isNull(entry.getValue())) {
                values.remove(name);
                times.remove(name);
            } else if (entry.getValue() instanceof ObjectNode inner
                    && values.get(name) instanceof ObjectNode kept
                    && times.get(name) instanceof ObjectNode keptTimes) {
                remove(kept, keptTimes, inner);
                if (kept.isEmpty()) {
                    values.remove(name);
                    times.remove(name);
                }
            }
        }
    }

    /** Null as devices write it: the text, or JSON's own. */
    static boolean isNull(JsonNode node) {
        return node.isNull() || node.isTextual() && NULL_TEXT.equals(node.asText());
    }

    int count() {
        return count(values);
    }

    private static int count(JsonNode node) {
        return node instanceof ObjectNode object
                ? object.properties().stream()
                        .mapToInt(entry -> count(entry.getValue()))
                        .sum()
                : 1;
    }

    /** Whether something lies deeper than a shadow is. */
    static boolean isTooDeep(JsonNode node) {
        List<JsonNode> level = List.of(node);
        for (int i = 0; i <= MAX_LEVELS; i++) {
            List<JsonNode> below = new ArrayList<>();
            level.forEach(each -> each.forEach(below::add));
            level = below;
        }
        return !level.isEmpty();
    }
}
