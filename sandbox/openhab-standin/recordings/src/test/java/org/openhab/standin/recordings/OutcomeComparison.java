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
package org.openhab.standin.recordings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what the stand-in did with what was recorded.
 *
 * <p>Single values are compared as text. The message of an exception counts only if openHAB made it. Lists are compared in
 * order, maps and fields without. Logged lines count only if the replay observed them, that is, if its outcome has a
 * {@code log} beside the same object.
 */
public final class OutcomeComparison {
    private final boolean jdkDependent;
    private final List<String> differences = new ArrayList<>();

    private OutcomeComparison(boolean jdkDependent) {
        this.jdkDependent = jdkDependent;
    }

    /** What differs, a line each with the place in the outcome; empty if the stand-in did the same. */
    public static List<String> differences(RecordedCase recorded, JsonElement actual) {
        OutcomeComparison comparison = new OutcomeComparison(recorded.jdkDependent());
        comparison.compare("outcome", recorded.expected(), actual);
        return comparison.differences;
    }

    private void compare(String place, JsonElement expected, JsonElement actual) {
        if (expected.isJsonObject() && actual.isJsonObject()) {
            compareObjects(place, expected.getAsJsonObject(), actual.getAsJsonObject());
        } else if (expected.isJsonArray() && actual.isJsonArray()) {
            compareArrays(place, expected.getAsJsonArray(), actual.getAsJsonArray());
        } else if (expected.isJsonPrimitive() && actual.isJsonPrimitive()) {
            if (!expected.getAsString().equals(actual.getAsString())) {
                differ(place, expected, actual);
            }
        } else if (!expected.equals(actual)) {
            differ(place, expected, actual);
        }
    }

    private void compareObjects(String place, JsonObject expected, JsonObject actual) {
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        names.remove("thrown_by");
        if (!actual.has("log")) {
            names.remove("log");
        }
        if (expected.has("exception") && actual.has("exception") && !messageCounts(expected)) {
            names.remove("message");
        }
        for (String name : names) {
            if (expected.has(name) && actual.has(name)) {
                compare(place + "." + name, expected.get(name), actual.get(name));
            } else {
                differ(place + "." + name, presentOrNull(expected, name), presentOrNull(actual, name));
            }
        }
    }

    private void compareArrays(String place, JsonArray expected, JsonArray actual) {
        if (expected.size() != actual.size()) {
            differ(place, expected, actual);
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            compare(place + "[" + i + "]", expected.get(i), actual.get(i));
        }
    }

    private boolean messageCounts(JsonObject exception) {
        return !jdkDependent
                && exception.has("thrown_by")
                && exception.get("thrown_by").getAsString().equals("openhab");
    }

    private static JsonElement presentOrNull(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element == null ? JsonNull.INSTANCE : element;
    }

    private void differ(String place, JsonElement expected, JsonElement actual) {
        differences.add(place + ": recorded " + expected + ", but was " + actual);
    }
}
