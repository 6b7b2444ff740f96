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
package org.openhab.sandbox.launcher;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Things and items of openHAB's YAML format in its older language, which is all that 4.3 reads. Knows what the demo's file
 * has of that format, and no more.
 */
final class DslText {
    private final Map<String, Map<String, Object>> things;
    private final Map<String, Map<String, Object>> items;

    private DslText(Map<String, Map<String, Object>> things, Map<String, Map<String, Object>> items) {
        this.things = things;
        this.items = items;
    }

    static DslText of(String yaml) {
        Map<String, Map<String, Map<String, Object>>> document =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new DslText(document.get("things"), document.get("items"));
    }

    /** The content of a file in {@code conf/things}. */
    String things() {
        return things.entrySet().stream()
                .map(thing -> thing(thing.getKey(), thing.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** The content of a file in {@code conf/items}. */
    String items() {
        return items.entrySet().stream()
                .map(item -> item(item.getKey(), item.getValue()))
                .collect(Collectors.joining());
    }

    Set<String> itemNames() {
        return items.keySet();
    }

    private static String thing(String uid, Map<String, Object> thing) {
        String channels = map(thing.getOrDefault("channels", Map.of())).entrySet().stream()
                .map(channel -> channel(channel.getKey(), map(channel.getValue())))
                .collect(Collectors.joining());
        return (Boolean.TRUE.equals(thing.get("isBridge")) ? "Bridge " : "Thing ") + uid + " \"" + thing.get("label")
                + "\" " + parameters(map(thing.get("config")))
                + (channels.isEmpty() ? "\n" : " {\n    Channels:\n" + channels + "}\n");
    }

    private static String channel(String id, Map<String, Object> channel) {
        return "        Type " + channel.get("type") + " : " + id + " \"" + channel.get("label") + "\" "
                + parameters(map(channel.get("config"))) + "\n";
    }

    private static String parameters(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + value(parameter.getValue()))
                .collect(Collectors.joining(", ", "[ ", " ]"));
    }

    private static String value(Object value) {
        return value instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : value.toString();
    }

    private static String item(String name, Map<String, Object> item) {
        String dimension = item.containsKey("dimension") ? ":" + item.get("dimension") : "";
        return item.get("type") + dimension + " " + name + " \"" + item.get("label") + "\" { " + links(item)
                + metadata(item) + " }\n";
    }

    /** Each channel with its own brackets: in this language, those behind several channels are of all of them. */
    private static String links(Map<String, Object> item) {
        Map<String, Object> one =
                item.containsKey("channel") ? Map.of((String) item.get("channel"), Map.of()) : Map.of();
        return map(item.getOrDefault("channels", one)).entrySet().stream()
                .map(link -> "channel=\"" + link.getKey() + "\""
                        + (map(link.getValue()).isEmpty() ? "" : " " + parameters(map(link.getValue()))))
                .collect(Collectors.joining(", "));
    }

    private static String metadata(Map<String, Object> item) {
        return map(item.getOrDefault("metadata", Map.of())).entrySet().stream()
                        .map(namespace -> ", " + namespace.getKey() + "="
                                + value(map(namespace.getValue()).get("value")))
                        .collect(Collectors.joining())
                + (item.containsKey("autoupdate") ? ", autoupdate=\"" + item.get("autoupdate") + "\"" : "");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
