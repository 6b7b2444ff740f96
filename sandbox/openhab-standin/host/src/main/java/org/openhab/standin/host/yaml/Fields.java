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
package org.openhab.standin.host.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** The fields of one entry, each asked for by the shape it must have. */
final class Fields {
    private final String owner;
    private final Map<String, @Nullable Object> values;

    private Fields(String owner, Map<String, @Nullable Object> values) {
        this.owner = owner;
        this.values = values;
    }

    /** @throws IllegalArgumentException if the value is no mapping */
    static Fields of(String owner, @Nullable Object value) {
        return new Fields(owner, mapping(owner, value));
    }

    /** The names of fields that no one knows. */
    List<String> unknown(Set<String> known) {
        return values.keySet().stream().filter(name -> !known.contains(name)).toList();
    }

    @Nullable
    String text(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Map || value instanceof List) {
            throw wrong(name, "a text", value);
        }
        return value.toString();
    }

    @Nullable
    Boolean flag(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw wrong(name, "true or false", value);
    }

    List<String> texts(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(name, "a list", value);
        }
        List<String> texts = new ArrayList<>();
        for (Object element : list) {
            texts.add(String.valueOf(element));
        }
        return List.copyOf(texts);
    }

    Map<String, @Nullable Object> map(String name) {
        return mapping(owner + ": '" + name + "'", values.get(name));
    }

    /** A mapping without its empty values, which say the same as no entry. */
    Map<String, Object> configuration(String... names) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        for (String name : names) {
            map(name).forEach((key, value) -> {
                if (value != null) {
                    configuration.put(key, value);
                }
            });
        }
        return configuration;
    }

    private static Map<String, @Nullable Object> mapping(String what, @Nullable Object value) {
        Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
        if (value == null) {
            return mapping;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(what + " must be a mapping (name: value), but is " + shape(value));
        }
        map.forEach((key, element) -> mapping.put(String.valueOf(key), element));
        return mapping;
    }

    private IllegalArgumentException wrong(String name, String expected, Object value) {
        return new IllegalArgumentException(
                owner + ": '" + name + "' must be " + expected + ", but is " + shape(value));
    }

    private static String shape(Object value) {
        return value instanceof Map ? "a mapping" : value instanceof List ? "a list" : "a single value";
    }
}
