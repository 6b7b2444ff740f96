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
package org.openhab.binding.aliyuniot.internal.described;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.described.OhInfContent.AddonXml;
import org.openhab.binding.aliyuniot.internal.described.UpdateXml.Action;
import org.openhab.binding.aliyuniot.internal.described.UpdateXml.Instruction;
import org.openhab.binding.aliyuniot.internal.described.UpdateXml.InstructionSet;
import org.openhab.core.config.core.ConfigDescription;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads the files as strictly as an openHAB does, but gives up at the first that it could not read. */
public final class OhInfReader {
    private final ContentModel model;
    private final List<ThingTypeXml> thingTypes = new ArrayList<>();
    private final List<ChannelTypeXml> channelTypes = new ArrayList<>();
    private final List<ConfigDescription> configDescriptions = new ArrayList<>();
    private final List<UpdateXml> updates = new ArrayList<>();
    private @Nullable AddonXml addon;
    private String binding = "";

    private OhInfReader(CoreVersion version) {
        model = new ContentModel(version);
    }

    /**
     * Reads all files.
     *
     * @param resources the folder that holds {@code OH-INF}
     * @throws IllegalArgumentException if openHAB could not read a file
     */
    public static OhInfContent read(CoreVersion version, Path resources) throws IOException {
        OhInfReader reader = new OhInfReader(version);
        for (String folder : List.of("addon", "config", "thing", "update")) {
            try (Stream<Path> files = Files.list(resources.resolve("OH-INF").resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    reader.readFile(file);
                }
            }
        }
        return new OhInfContent(
                Objects.requireNonNull(reader.addon),
                List.copyOf(reader.thingTypes),
                List.copyOf(reader.channelTypes),
                List.copyOf(reader.configDescriptions),
                List.copyOf(reader.updates));
    }

    private void readFile(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setCoalescing(true);
            Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            model.check(root);
            switch (root.getLocalName()) {
                case "addon" -> addon = new AddonXml(requiredText(root, "name"), requiredText(root, "description"));
                case "config-descriptions" ->
                    all(root, "config-description").forEach(one -> describe(one, URI.create(one.getAttribute("uri"))));
                case "thing-descriptions" -> readTypes(root);
                case "update-descriptions" -> all(root, "thing-type").forEach(type -> updates.add(update(type)));
                default -> throw new IllegalArgumentException("<" + root.getLocalName() + "> is nothing of openHAB");
            }
        } catch (ParserConfigurationException | SAXException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private void readTypes(Element root) {
        binding = root.getAttribute("bindingId");
        for (Element element : ContentModel.children(root)) {
            if ("channel-type".equals(element.getLocalName())) {
                channelTypes.add(channelType(element));
            } else {
                thingTypes.add(thingType(element));
            }
        }
    }

    private ThingTypeXml thingType(Element element) {
        String uid = binding + ":" + element.getAttribute("id");
        Map<String, String> properties = new LinkedHashMap<>();
        inner(element, "properties")
                .forEach(one -> properties.put(
                        one.getAttribute("name"), one.getTextContent().strip()));
        String extensible = element.getAttribute("extensible");
        return new ThingTypeXml(
                uid,
                "bridge-type".equals(element.getLocalName()),
                extensible.isBlank()
                        ? List.of()
                        : Arrays.stream(extensible.split(","))
                                .map(String::strip)
                                .toList(),
                inner(element, "supported-bridge-type-refs").stream()
                        .map(bridge -> binding + ":" + bridge.getAttribute("id"))
                        .toList(),
                requiredText(element, "label"),
                text(element, "description"),
                inner(element, "channels").stream().map(this::channel).toList(),
                properties,
                text(element, "representation-property"),
                configuration(element, "thing-type:" + uid));
    }

    private ChannelXml channel(Element element) {
        return new ChannelXml(element.getAttribute("id"), binding + ":" + element.getAttribute("typeId"));
    }

    private ChannelTypeXml channelType(Element element) {
        String uid = binding + ":" + element.getAttribute("id");
        boolean trigger = "trigger".equalsIgnoreCase(text(element, "kind"));
        String itemType = text(element, "item-type");
        if (!trigger && itemType == null) {
            throw new IllegalArgumentException(uid + " has a state, but no <item-type>");
        }
        return new ChannelTypeXml(
                uid,
                Boolean.parseBoolean(element.getAttribute("advanced")),
                trigger,
                itemType,
                requiredText(element, "label"),
                text(element, "description"),
                state(element),
                configuration(element, "channel-type:" + uid));
    }

    private static ChannelTypeXml.@Nullable State state(Element type) {
        for (Element state : all(type, "state")) {
            return new ChannelTypeXml.State(Boolean.parseBoolean(state.getAttribute("readOnly")));
        }
        return null;
    }

    private @Nullable URI configuration(Element type, String inlineUri) {
        Optional<Element> inline = child(type, "config-description");
        if (inline.isPresent()) {
            describe(inline.get(), URI.create(inlineUri));
            return URI.create(inlineUri);
        }
        return child(type, "config-description-ref")
                .map(reference -> URI.create(reference.getAttribute("uri")))
                .orElse(null);
    }

    private void describe(Element element, URI uri) {
        configDescriptions.add(ConfigurationXml.read(element, uri));
    }

    private static UpdateXml update(Element type) {
        List<InstructionSet> sets = all(type, "instruction-set").stream()
                .map(set -> new InstructionSet(
                        Integer.parseInt(set.getAttribute("targetVersion")),
                        ContentModel.children(set).stream()
                                .map(OhInfReader::instruction)
                                .toList()))
                .toList();
        return new UpdateXml(type.getAttribute("uid"), sets);
    }

    private static Instruction instruction(Element element) {
        String keeps = element.getAttribute("preserveConfiguration");
        return new Instruction(
                Action.valueOf(element.getLocalName().split("-")[0].toUpperCase()),
                element.getAttribute("id"),
                keeps.isEmpty() || Boolean.parseBoolean(keeps),
                text(element, "type"));
    }

    static List<Element> all(Element parent, String name) {
        return ContentModel.children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    static Optional<Element> child(Element parent, String name) {
        return all(parent, name).stream().findFirst();
    }

    /** The elements in the child of that name. */
    static List<Element> inner(Element parent, String name) {
        return child(parent, name).map(ContentModel::children).orElse(List.of());
    }

    static @Nullable String text(Element parent, String name) {
        for (Element child : all(parent, name)) {
            return child.getTextContent().strip();
        }
        return null;
    }

    private static String requiredText(Element parent, String name) {
        return Objects.requireNonNull(text(parent, name), name);
    }
}
