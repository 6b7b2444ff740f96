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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * The way to one value of a shadow: {@code light.power} is the attribute {@code power} in the attribute {@code light}.
 *
 * @param parts 1 to {@value ShadowRules#MAX_LEVELS} names from the outside in, each of 1 to {@value #MAX_NAME}
 *     characters that one sees, none of them a dot
 */
public record ShadowKey(List<String> parts) {
    /** Characters of a name. */
    public static final int MAX_NAME = 64;

    private static final char DOT = '.';

    /**
     * @throws IllegalArgumentException with a sentence for the user
     */
    public ShadowKey {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > ShadowRules.MAX_LEVELS) {
            throw new IllegalArgumentException("The key " + shown(parts) + " has " + parts.size()
                    + " levels, but a shadow has 1 to " + ShadowRules.MAX_LEVELS + "; shorten it");
        }
        for (String part : parts) {
            if (part.isEmpty()
                    || part.length() > MAX_NAME
                    || part.indexOf(DOT) >= 0
                    || part.codePoints().anyMatch(ForeignText::isUnfit)) {
                throw new IllegalArgumentException("The key " + shown(parts) + " is none; write names of 1 to "
                        + MAX_NAME + " characters, with a dot between them, such as light.power");
            }
        }
    }

    private static String shown(List<String> parts) {
        return ForeignText.quoted(String.join(".", parts), MAX_NAME);
    }

    /**
     * Reads what a user writes.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static ShadowKey of(String text) {
        return new ShadowKey(List.of(text.strip().split("\\.", -1)));
    }

    /** The value in an object of attributes; {@code null} if there is none. */
    public @Nullable JsonElement findIn(JsonObject attributes) {
        JsonElement found = attributes;
        for (String part : parts) {
            found = found instanceof JsonObject object ? object.get(part) : null;
        }
        return found == null || found.isJsonNull() ? null : found;
    }

    /** Puts a value into an object of attributes; what is in the way of it goes. */
    public void putInto(JsonObject attributes, JsonElement value) {
        JsonObject inner = attributes;
        for (String part : parts.subList(0, parts.size() - 1)) {
            if (!(inner.get(part) instanceof JsonObject)) {
                inner.add(part, new JsonObject());
            }
            inner = inner.getAsJsonObject(part);
        }
        inner.add(parts.get(parts.size() - 1), value);
    }

    /** Whether one of both is the other, or lies within it. */
    public boolean overlaps(ShadowKey other) {
        int common = Math.min(parts.size(), other.parts.size());
        return parts.subList(0, common).equals(other.parts.subList(0, common));
    }

    /** The keys of all values in an object of attributes that are no objects with something in them. */
    public static List<ShadowKey> leavesOf(JsonObject attributes) {
        List<ShadowKey> leaves = new ArrayList<>();
        collect(attributes, List.of(), leaves);
        return leaves;
    }

    private static void collect(JsonObject attributes, List<String> above, List<ShadowKey> leaves) {
        attributes.entrySet().forEach(entry -> {
            List<String> parts = new ArrayList<>(above);
            parts.add(entry.getKey());
            if (entry.getValue() instanceof JsonObject inner
                    && !inner.isEmpty()
                    && parts.size() < ShadowRules.MAX_LEVELS) {
                collect(inner, parts, leaves);
            } else if (isKey(parts)) {
                leaves.add(new ShadowKey(parts));
            }
        });
    }

    private static boolean isKey(List<String> parts) {
        return parts.stream()
                .noneMatch(part -> part.isEmpty()
                        || part.length() > MAX_NAME
                        || part.indexOf(DOT) >= 0
                        || part.codePoints().anyMatch(ForeignText::isUnfit));
    }

    /** As users write it. */
    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
