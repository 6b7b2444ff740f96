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
import com.google.gson.JsonPrimitive;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.jdt.annotation.Nullable;

/** Writes what a call did as the tree that the recordings use. */
public final class Outcomes {
    private Outcomes() {}

    /** Calls and gives the outcome, be it a value or an exception. */
    public static JsonObject observe(Callable<@Nullable ?> call) {
        try {
            return of(call.call());
        } catch (Exception | LinkageError e) {
            return failure(e);
        }
    }

    /** The outcome of a call that returned. An outcome stays as it is. */
    public static JsonObject of(@Nullable Object value) {
        if (value instanceof JsonObject outcome) {
            return outcome;
        }
        JsonObject outcome = new JsonObject();
        if (value == null) {
            outcome.add("value", JsonNull.INSTANCE);
            return outcome;
        }
        if (value instanceof Map<?, ?> map) {
            outcome.addProperty("class", "Map");
            outcome.add("map", plain(map));
            return outcome;
        }
        if (value instanceof Object[] array) {
            return list(value.getClass().getSimpleName(), Arrays.asList(array));
        }
        if (value instanceof Set<?> set) {
            return list(
                    "Set",
                    set.stream().sorted((a, b) -> text(a).compareTo(text(b))).toList());
        }
        if (value instanceof Collection<?> collection) {
            return list("List", collection);
        }
        outcome.addProperty("class", simpleName(value.getClass()));
        outcome.addProperty("value", value.toString());
        if (hasFullString(value)) {
            outcome.addProperty("full", fullString(value));
        }
        return outcome;
    }

    /** Several named observations of one call; each value is written by {@link #plain}. */
    public static JsonObject fields(Map<String, ? extends @Nullable Object> observations) {
        JsonObject fields = new JsonObject();
        observations.forEach((name, value) -> fields.add(name, plain(value)));
        JsonObject outcome = new JsonObject();
        outcome.add("fields", fields);
        return outcome;
    }

    /**
     * A value inside an outcome: texts, truth values, whole numbers, lists and maps as themselves, openHAB types as
     * outcomes, everything else as its text.
     */
    public static JsonElement plain(@Nullable Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof JsonElement element) {
            return element;
        }
        if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return new JsonPrimitive((Number) value);
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, entry) -> object.add(text(key), plain(entry)));
            return object;
        }
        if (value instanceof Collection<?> collection) {
            JsonArray array = new JsonArray();
            collection.forEach(element -> array.add(plain(element)));
            return array;
        }
        return hasFullString(value) ? of(value) : new JsonPrimitive(value.toString());
    }

    /** The outcome of a call that threw; an exception of a reflective call is the one of its target. */
    public static JsonObject failure(Throwable thrown) {
        Throwable cause = thrown.getCause();
        Throwable shown = thrown instanceof InvocationTargetException && cause != null ? cause : thrown;
        JsonObject outcome = new JsonObject();
        outcome.addProperty("exception", shown.getClass().getSimpleName());
        outcome.addProperty("message", shown.getMessage());
        return outcome;
    }

    private static JsonObject list(String name, Collection<?> elements) {
        JsonObject outcome = new JsonObject();
        outcome.addProperty("class", name);
        outcome.add("list", plain(elements));
        Set<String> classes = new LinkedHashSet<>();
        elements.forEach(element -> classes.add(element == null ? "null" : simpleName(element.getClass())));
        outcome.add("elementClasses", plain(classes));
        return outcome;
    }

    /** Constants with a body are of an anonymous class. */
    private static String simpleName(Class<?> type) {
        return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static boolean hasFullString(Object value) {
        return Arrays.stream(value.getClass().getMethods())
                .anyMatch(method -> method.getName().equals("toFullString") && method.getParameterCount() == 0);
    }

    private static String fullString(Object value) {
        try {
            return text(value.getClass().getMethod("toFullString").invoke(value));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No full text of " + value.getClass(), e);
        }
    }
}
