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
package org.openhab.binding.aliyuniot.internal.config;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;

/**
 * Puts the parameters of a thing into the public fields of the same names, of whichever kind the user or a file gives
 * them.
 */
final class ParameterFields {
    /** Parameters by which other bindings ask for a last will. */
    private static final Pattern WILL = Pattern.compile("(will|lastWill|lwt)([A-Z].*)?");

    private ParameterFields() {}

    /**
     * Makes an object with the values of its fields; lists are left as they are.
     *
     * @throws InvalidConfigurationException with every parameter whose value is of another kind than its field
     */
    static <T> T fill(Class<T> type, Configuration configuration) throws InvalidConfigurationException {
        Map<String, Object> values = new HashMap<>();
        List<ConfigurationProblem> problems = new ArrayList<>();
        new TreeMap<>(configuration.getProperties()).forEach((name, value) -> {
            if (WILL.matcher(name).matches()) {
                problems.add(new ConfigurationProblem(name, "will", List.of(name)));
                return;
            }
            // From 5.2 on openHAB fills these in; what it leaves would only be refused by the platform.
            if (value instanceof String text && text.contains("${ENV:")) {
                problems.add(new ConfigurationProblem(name, "environment", List.of(name)));
                return;
            }
            Class<?> kind = kindOf(type, name);
            if (value == null || ParameterValues.isEmpty(value) || kind == List.class) {
                return;
            }
            try {
                values.put(name, ofKind(kind, value));
            } catch (IllegalArgumentException e) {
                problems.add(new ConfigurationProblem(name, "value", List.of(name)));
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        return new Configuration(values).as(type);
    }

    private static @Nullable Class<?> kindOf(Class<?> type, String name) {
        for (Field field : type.getFields()) {
            if (field.getName().equals(name)) {
                return field.getType();
            }
        }
        return null;
    }

    private static Object ofKind(@Nullable Class<?> kind, Object value) {
        if (kind == int.class || kind == Integer.class) {
            return ParameterValues.whole(value);
        }
        return kind == boolean.class ? ParameterValues.truth(value) : ParameterValues.text(value);
    }
}
