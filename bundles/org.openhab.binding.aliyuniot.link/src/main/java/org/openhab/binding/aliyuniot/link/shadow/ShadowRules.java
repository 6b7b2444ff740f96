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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * What a shadow may be (chapter "Limits"). It is checked before anything is sent, because the platform only says that
 * something is wrong, and not what.
 */
public final class ShadowRules {
    /** Attributes of a shadow: values that are no objects. */
    public static final int MAX_ATTRIBUTES = 128;

    /** Levels of names within each other, and of arrays. */
    public static final int MAX_LEVELS = 5;

    /** Bytes of a shadow as JSON, in UTF-8. */
    public static final int MAX_BYTES = 16 * 1024;

    private ShadowRules() {}

    /**
     * Checks attributes that are to be reported.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    static void check(JsonObject reported) {
        if (reported.isEmpty()) {
            throw new IllegalArgumentException("There is no attribute to report; name at least one");
        }
        // The depth is first: the others walk through all levels.
        checkLevels(reported, "The attributes", 0);
        int attributes = attributesOf(reported);
        if (attributes > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException("There are " + attributes + " attributes to report, but a shadow has "
                    + MAX_ATTRIBUTES + " at most; report fewer");
        }
        checkBytes(reported, "The attributes have ");
    }

    /**
     * Checks one value that is to be reported.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    static void check(ShadowKey key, JsonElement value) {
        checkLevels(value, "The value of " + key, key.parts().size());
        if (attributesOf(value) > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException("The value of " + key + " has " + attributesOf(value)
                    + " attributes, but a shadow has " + MAX_ATTRIBUTES + " at most; report fewer");
        }
        checkBytes(value, "The value of " + key + " has ");
    }

    private static void checkLevels(JsonElement value, String what, int above) {
        if (levelsOf(value, MAX_LEVELS + 1 - above) + above > MAX_LEVELS) {
            throw new IllegalArgumentException(what + " would lie deeper than the " + MAX_LEVELS
                    + " levels that a shadow has; make the JSON flatter");
        }
    }

    private static void checkBytes(JsonElement value, String what) {
        int bytes = bytesOf(value);
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    what + bytes + " bytes as JSON, but a shadow has " + MAX_BYTES + " at most; report less");
        }
    }

    static int bytesOf(JsonElement value) {
        return value.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Levels below a value; not more than a number of them are looked at. */
    private static int levelsOf(JsonElement value, int most) {
        if (most == 0) {
            return 0;
        }
        int deepest = -1;
        if (value instanceof JsonObject object) {
            for (String name : object.keySet()) {
                deepest = Math.max(deepest, levelsOf(object.get(name), most - 1));
            }
        } else if (value instanceof JsonArray array) {
            for (JsonElement element : array) {
                deepest = Math.max(deepest, levelsOf(element, most - 1));
            }
        } else {
            return 0;
        }
        return Math.max(1, deepest + 1);
    }

    private static int attributesOf(JsonElement value) {
        return value instanceof JsonObject object
                ? object.entrySet().stream()
                        .mapToInt(entry -> attributesOf(entry.getValue()))
                        .sum()
                : 1;
    }
}
