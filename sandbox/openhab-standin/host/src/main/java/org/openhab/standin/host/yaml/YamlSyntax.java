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

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as openHAB reads it: {@code ON}, {@code off}, {@code yes} and dates are texts, not booleans and not timestamps.
 */
final class YamlSyntax {
    private static final int LARGEST_FILE = 1024 * 1024;
    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;

    private final LoaderOptions options = new LoaderOptions();
    private final Values values;

    YamlSyntax() {
        options.setCodePointLimit(LARGEST_FILE);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        values = new Values(options);
    }

    /** @throws YAMLException if the text is no YAML or too large */
    @Nullable
    Node compose(String text) {
        // The library counts only what it has to look at, comments at the end are not among it.
        if (text.length() > LARGEST_FILE) {
            throw new YAMLException("it has more than " + LARGEST_FILE + " characters");
        }
        DumperOptions dumper = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new CoreTypes());
        return yaml.compose(new StringReader(text));
    }

    /** The plain Java value of a node: text, number, boolean, list or map. */
    @Nullable
    Object value(Node node) {
        return values.of(node);
    }

    private static final class Values extends SafeConstructor {
        Values(LoaderOptions options) {
            super(options);
        }

        @Nullable
        Object of(Node node) {
            return constructDocument(node);
        }
    }

    /** The types that JSON has; everything else stays text. */
    private static final class CoreTypes extends Resolver {
        private static final Pattern BOOLEAN = Pattern.compile("^(?:true|True|TRUE|false|False|FALSE)$");
        private static final Pattern INTEGER = Pattern.compile("^[-+]?(?:0|[1-9][0-9]{0,17})$");
        private static final Pattern DECIMAL = Pattern.compile("^[-+]?(?:0|[1-9][0-9]*)\\.[0-9]+(?:[eE][-+]?[0-9]+)?$");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOLEAN, "tTfF");
            addImplicitResolver(Tag.INT, INTEGER, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, DECIMAL, "-+0123456789");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    /** The fields of one entry, each asked for by the shape it must have. */
    static final class Fields {
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
            return values.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .toList();
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
}
