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
package org.openhab.core.config.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Holds the settings of a thing, a channel or an add-on under their parameter names.
 *
 * <p>Every number is kept as {@link java.math.BigDecimal}; texts, booleans and lists of one kind stay as they are. All
 * views that the getters return are snapshots that cannot be changed. Safe for use by several threads.
 */
public class Configuration {
    private final Map<String, @Nullable Object> properties;

    /** Creates an empty configuration. */
    public Configuration() {
        this((@Nullable Map<String, Object>) null);
    }

    /** Creates an independent copy; {@code null} gives an empty configuration. */
    public Configuration(final @Nullable Configuration configuration) {
        this(configuration == null ? null : configuration.getProperties());
    }

    /**
     * Creates a configuration from values, which are normalised.
     *
     * @throws IllegalArgumentException if a value has a type that a configuration cannot hold
     */
    public Configuration(final @Nullable Map<String, Object> properties) {
        this.properties = new HashMap<>(properties == null ? Map.of() : ConfigUtil.normalizeTypes(properties));
    }

    /** Fills the fields of the same names; gives {@code null}, against the annotation, if the class has no constructor. */
    public <T> T as(final Class<T> configurationClass) {
        synchronized (properties) {
            return ConfigParser.presumeNonNull(ConfigParser.configurationAs(nonNullValues(), configurationClass));
        }
    }

    public @Nullable Object get(final String key) {
        synchronized (properties) {
            return properties.get(key);
        }
    }

    /**
     * Sets one entry; its value is normalised.
     *
     * @return the value before
     * @throws IllegalArgumentException if a configuration cannot hold a value of this type
     */
    public @Nullable Object put(final String key, final @Nullable Object value) {
        final Object normalized = value == null ? null : ConfigUtil.normalizeType(value, null);
        synchronized (properties) {
            return properties.put(key, normalized);
        }
    }

    public Set<String> keySet() {
        synchronized (properties) {
            return Collections.unmodifiableSet(new HashSet<>(properties.keySet()));
        }
    }

    public Collection<Object> values() {
        synchronized (properties) {
            return Collections.unmodifiableCollection(
                    new ArrayList<>(nonNullValues().values()));
        }
    }

    public Map<String, Object> getProperties() {
        synchronized (properties) {
            return Collections.unmodifiableMap(new HashMap<>(nonNullValues()));
        }
    }

    /** Replaces all entries. */
    public void setProperties(final Map<String, Object> newProperties) {
        final Map<String, Object> normalized = ConfigUtil.normalizeTypes(newProperties);
        synchronized (properties) {
            properties.clear();
            properties.putAll(normalized);
        }
    }

    // The signatures promise values that are not null, although put lets null through.
    @SuppressWarnings({"unchecked", "null"})
    private Map<String, Object> nonNullValues() {
        return (Map<String, Object>) (Map<String, ?>) properties;
    }

    @Override
    public int hashCode() {
        synchronized (properties) {
            return properties.hashCode();
        }
    }

    @Override
    public boolean equals(final @Nullable Object other) {
        return this == other
                || other instanceof Configuration configuration
                        && getProperties().equals(configuration.getProperties());
    }

    @Override
    public String toString() {
        synchronized (properties) {
            return properties.entrySet().stream()
                    .map(Configuration::describe)
                    .collect(Collectors.joining(", ", "Configuration[", "]"));
        }
    }

    private static String describe(final Entry<String, @Nullable Object> entry) {
        final Object value = entry.getValue();
        final String type = value == null ? "?" : value.getClass().getSimpleName();
        return "{key=" + entry.getKey() + "; type=" + type + "; value=" + value + "}";
    }
}
