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
package org.openhab.binding.aliyuniot.internal.config.parameter;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;

/**
 * Puts the parameters of a thing into the public fields of the same names, of whichever kind the user or a file gives
 * them. openHAB's own way is not used, as it drops or refuses what is of another kind, in each version otherwise; what
 * cannot be read is a problem of its parameter here, and its value is in no text.
 */
public final class ParameterFields {
    /** Parameters by which other bindings ask for a last will. */
    private static final Pattern WILL = Pattern.compile("(will|lastWill|lwt)([A-Z].*)?");

    private static final String SECRET = "deviceSecret";
    /** Shorter ones may be part of something else. */
    private static final int MIN_SECRET = 16;

    private final Configuration configuration;
    private final List<Object> groups;
    private final Problems problems = new Problems();

    private ParameterFields(Configuration configuration, List<Object> groups) {
        this.configuration = configuration;
        this.groups = groups;
    }

    /**
     * Fills the fields of all groups. Those of which nothing is given keep their defaults.
     *
     * @param groups objects with public fields, none of them with the name of another's
     * @throws InvalidConfigurationException with every parameter whose value is of another kind than its field
     */
    public static void fill(Configuration configuration, Object... groups) throws InvalidConfigurationException {
        new ParameterFields(configuration, List.of(groups)).fill();
    }

    private void fill() throws InvalidConfigurationException {
        for (var parameter : new TreeMap<>(configuration.getProperties()).entrySet()) {
            String name = parameter.getKey();
            Object value = parameter.getValue();
            if (isUsable(name, value)) {
                for (Object group : groups) {
                    fill(group, name, value);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw problems.toException();
        }
    }

    private void fill(Object group, String name, Object value) {
        Field field = fieldOf(group.getClass(), name);
        Object read = field == null ? null : read(name, field.getType(), value);
        if (field != null && read != null) {
            try {
                field.set(group, read);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(group.getClass() + " is no class with public fields", e);
            }
        }
    }

    private boolean isUsable(String name, @Nullable Object value) {
        if (WILL.matcher(name).matches()) {
            problems.add(name, "will", name);
            return false;
        }
        if (value == null || ParameterValues.isEmpty(value)) {
            return false;
        }
        String text = value.toString();
        // From 5.2 on openHAB fills these in; what it leaves would only be refused by the platform.
        if (text.contains("${ENV:")) {
            problems.add(name, "environment", name);
            return false;
        }
        if (!SECRET.equals(name) && hasSecret(text)) {
            problems.add(name, "secret-elsewhere", name);
            return false;
        }
        return true;
    }

    private boolean hasSecret(String text) {
        return configuration.get(SECRET) instanceof String given
                && ParameterValues.unquoted(given).length() >= MIN_SECRET
                && text.contains(ParameterValues.unquoted(given));
    }

    private static @Nullable Field fieldOf(Class<?> type, String name) {
        for (Field field : type.getFields()) {
            if (field.getName().equals(name)) {
                return field;
            }
        }
        return null;
    }

    /**
     * @return {@code null} if it is of another kind, which is a problem then
     */
    private @Nullable Object read(String name, Class<?> kind, Object value) {
        if (kind == List.class) {
            return ParameterValues.texts(value);
        }
        if (value instanceof Collection<?> several) {
            problems.add(name, "single", name, Integer.toString(several.size()));
            return null;
        }
        try {
            if (kind == int.class || kind == Integer.class) {
                return ParameterValues.whole(value).intValue();
            }
            return kind == boolean.class ? ParameterValues.truth(value) : ParameterValues.text(value);
        } catch (IllegalArgumentException e) {
            TextShape shape = TextShape.of(ParameterValues.stripped(value.toString()), "[0-9]");
            if (kind == boolean.class) {
                problems.add(name, "truth", name, Integer.toString(shape.length()));
            } else {
                problems.add(
                        name,
                        "number",
                        name,
                        shape.arguments().get(0),
                        shape.arguments().get(1));
            }
            return null;
        }
    }
}
