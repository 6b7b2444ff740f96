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
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.standin.host.item.HostItem;
import org.openhab.standin.host.yaml.YamlContent.ItemEntry;
import org.openhab.standin.host.yaml.YamlContent.ThingEntry;
import org.openhab.standin.host.yaml.YamlContent.ThingEntry.ChannelEntry;
import org.openhab.standin.host.yaml.YamlSyntax.Fields;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads one file of {@code conf/yaml}: {@code version: 1}, {@code things} and {@code items}.
 *
 * <p>A faulty entry is left out and named with its line; the others count. A text that is no YAML, has another
 * version or is larger than a million characters is refused as a whole.
 */
public final class YamlReader {
    private static final Set<String> SECTIONS = Set.of("version", "readOnly", "things", "items", "tags");
    private static final Set<String> THING_FIELDS =
            Set.of("isBridge", "bridge", "label", "location", "config", "configuration", "channels");
    private static final Set<String> CHANNEL_FIELDS =
            Set.of("type", "kind", "itemType", "itemDimension", "label", "description", "config", "configuration");
    private static final Set<String> ITEM_FIELDS = Set.of(
            "type",
            "dimension",
            "group",
            "label",
            "icon",
            "format",
            "unit",
            "autoupdate",
            "groups",
            "tags",
            "channel",
            "channels",
            "metadata",
            "expire");

    private final String file;
    private final YamlSyntax syntax = new YamlSyntax();
    private final List<String> problems = new ArrayList<>();

    private YamlReader(String file) {
        this.file = file;
    }

    /**
     * Reads a file's text.
     *
     * @param file its name for messages
     */
    public static YamlContent read(String file, String text) {
        return new YamlReader(file).read(text);
    }

    private YamlContent read(String text) {
        try {
            Node root = syntax.compose(text);
            if (!(root instanceof MappingNode sections)) {
                return unreadable(1, "must begin with 'version: 1'");
            }
            Map<ThingUID, ThingEntry> things = new LinkedHashMap<>();
            Map<String, ItemEntry> items = new LinkedHashMap<>();
            boolean versioned = false;
            for (NodeTuple section : sections.getValue()) {
                String name = name(section);
                Node value = section.getValueNode();
                if ("version".equals(name)) {
                    versioned = Integer.valueOf(1).equals(syntax.value(value));
                } else if ("things".equals(name)) {
                    entries(name, value, (key, node) -> {
                        ThingEntry thing = thing(key, node);
                        things.put(thing.uid(), thing);
                    });
                } else if ("items".equals(name)) {
                    entries(name, value, (key, node) -> items.put(key, item(key, node)));
                } else if (!SECTIONS.contains(name)) {
                    problem(section.getKeyNode(), "the section '" + name + "' is not known and ignored");
                }
            }
            if (!versioned) {
                return unreadable(1, "'version' must be there and be 1");
            }
            return new YamlContent(true, things, items, List.copyOf(problems));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            return unreadable(mark == null ? 1 : mark.getLine() + 1, "is no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            return unreadable(1, "cannot be read: " + e.getMessage());
        }
    }

    @FunctionalInterface
    private interface EntryReader {
        void read(String key, Node value);
    }

    private void entries(String section, Node node, EntryReader reader) {
        if (!(node instanceof MappingNode mapping)) {
            if (syntax.value(node) != null) {
                problem(node, "'" + section + "' must be a mapping (name: …)");
            }
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            try {
                reader.read(name(tuple), tuple.getValueNode());
            } catch (IllegalArgumentException | YAMLException e) {
                problem(tuple.getKeyNode(), String.valueOf(e.getMessage()));
            }
        }
    }

    private ThingEntry thing(String key, Node node) {
        ThingUID uid = new ThingUID(key);
        Fields fields = fields("thing " + key, node, THING_FIELDS);
        String bridge = fields.text("bridge");
        Map<String, ChannelEntry> channels = new LinkedHashMap<>();
        fields.map("channels").forEach((id, value) -> channels.put(id, channel(uid, id, node, value)));
        return new ThingEntry(
                uid,
                Boolean.TRUE.equals(fields.flag("isBridge")),
                bridge == null ? null : new ThingUID(bridge),
                fields.text("label"),
                fields.text("location"),
                fields.configuration("configuration", "config"),
                Map.of(),
                channels);
    }

    private ChannelEntry channel(ThingUID thing, String id, Node node, @Nullable Object value) {
        ChannelUID uid = new ChannelUID(thing, id);
        Fields fields = Fields.of("channel " + uid, value);
        report(node, "channel " + uid, fields.unknown(CHANNEL_FIELDS));
        String kind = fields.text("kind");
        if (kind != null && !"state".equalsIgnoreCase(kind) && !"trigger".equalsIgnoreCase(kind)) {
            throw new IllegalArgumentException("channel " + uid + ": 'kind' must be state or trigger");
        }
        String type = fields.text("type");
        String itemType = fields.text("itemType");
        String dimension = fields.text("itemDimension");
        if (itemType != null && dimension != null) {
            itemType = itemType + ":" + dimension;
        }
        return new ChannelEntry(
                type,
                "trigger".equalsIgnoreCase(kind),
                itemType,
                fields.text("label"),
                fields.text("description"),
                fields.configuration("configuration", "config"));
    }

    private ItemEntry item(String name, Node node) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "item name '" + name + "' must be letters, digits and underscores and must not begin with a digit");
        }
        Fields fields = fields("item " + name, node, ITEM_FIELDS);
        String type = fields.text("type");
        if (type == null) {
            throw new IllegalArgumentException("item " + name + ": 'type' is missing, such as Switch or Number");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        fields.map("metadata").forEach((namespace, value) -> metadata.put(namespace, metadataValue(value)));
        String unit = fields.text("unit");
        if (unit != null) {
            metadata.put("unit", unit);
        }
        ItemEntry entry = new ItemEntry(
                name,
                type,
                fields.text("dimension"),
                fields.text("label"),
                fields.text("icon"),
                fields.flag("autoupdate"),
                fields.texts("groups"),
                fields.texts("tags"),
                links(name, fields),
                metadata);
        new HostItem(entry);
        return entry;
    }

    private static Map<String, Map<String, Object>> links(String item, Fields fields) {
        Map<String, Map<String, Object>> links = new LinkedHashMap<>();
        String single = fields.text("channel");
        if (single != null) {
            links.put(new ChannelUID(single).getAsString(), Map.of());
        }
        Fields many = Fields.of("item " + item + ": 'channels'", fields.map("channels"));
        for (String uid : fields.map("channels").keySet()) {
            links.put(new ChannelUID(uid).getAsString(), many.configuration(uid));
        }
        return links;
    }

    private static String metadataValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Object inner = map.get("value");
            return inner == null ? "" : inner.toString();
        }
        return value == null ? "" : value.toString();
    }

    private Fields fields(String owner, Node node, Set<String> known) {
        Fields fields = Fields.of(owner, syntax.value(node));
        report(node, owner, fields.unknown(known));
        return fields;
    }

    private void report(Node node, String owner, List<String> unknown) {
        for (String name : unknown) {
            problem(node, owner + ": the field '" + name + "' is not known and ignored");
        }
    }

    private void problem(Node node, String message) {
        problems.add(text(node.getStartMark().getLine() + 1, message));
    }

    private YamlContent unreadable(int line, String message) {
        return YamlContent.unreadable(text(line, message));
    }

    private String text(int line, String message) {
        return file + ", line " + line + ": " + message;
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
