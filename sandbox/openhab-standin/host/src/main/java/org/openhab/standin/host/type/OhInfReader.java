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
package org.openhab.standin.host.type;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;
import org.openhab.core.config.core.ConfigDescriptionParameterBuilder;
import org.openhab.core.config.core.ParameterOption;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.standin.host.type.Types.ThingType;
import org.openhab.standin.host.type.Types.ThingType.ChannelDefinition;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads one file of {@code OH-INF/thing} or {@code OH-INF/config}. */
final class OhInfReader {

    private static final String FORBIDDEN = "http://apache.org/xml/features/disallow-doctype-decl";

    private final OhInf content = new OhInf();
    private String binding = "";

    private OhInfReader() {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if openHAB could not read it
     */
    static OhInf read(InputStream file) throws IOException {
        Element root = parse(file);
        OhInfReader reader = new OhInfReader();
        switch (root.getLocalName()) {
            case "config-descriptions" ->
                all(root, "config-description")
                        .forEach(element -> reader.describe(element, URI.create(attribute(element, "uri"))));
            case "thing-descriptions" -> reader.readTypes(root);
            default -> throw new IllegalArgumentException("<" + root.getLocalName() + "> describes no types");
        }
        return reader.content;
    }

    private static Element parse(InputStream file) throws IOException {
        try {
            // Karaf brings a JAXP of its own, which has no newDefaultNSInstance.
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(FORBIDDEN, true);
            factory.setCoalescing(true);
            return factory.newDocumentBuilder().parse(file).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException("no XML: " + e.getMessage(), e);
        }
    }

    private void readTypes(Element root) {
        binding = attribute(root, "bindingId");
        for (Element element : children(root)) {
            if ("channel-type".equals(element.getLocalName())) {
                content.channelTypes().add(channelType(element));
            } else {
                content.thingTypes().add(thingType(element));
            }
        }
    }

    private ThingType thingType(Element element) {
        ThingTypeUID uid = new ThingTypeUID(binding, attribute(element, "id"));
        return new ThingType(
                uid,
                "bridge-type".equals(element.getLocalName()),
                child(element, "supported-bridge-type-refs").isPresent(),
                requiredText(element, "label"),
                inner(element, "channels").stream().map(this::channel).toList(),
                properties(element),
                configuration(element, "thing-type:" + uid));
    }

    private ChannelDefinition channel(Element element) {
        String type = attribute(element, "typeId");
        return new ChannelDefinition(
                attribute(element, "id"),
                type.startsWith("system.")
                        ? new ChannelTypeUID("system", type.substring("system.".length()))
                        : new ChannelTypeUID(binding, type),
                text(element, "label"),
                text(element, "description"),
                properties(element),
                policy(element));
    }

    private ChannelType channelType(Element element) {
        ChannelTypeUID uid = new ChannelTypeUID(binding, attribute(element, "id"));
        String label = requiredText(element, "label");
        AutoUpdatePolicy policy = policy(element);
        ChannelTypeBuilder<?> builder;
        if ("trigger".equalsIgnoreCase(text(element, "kind"))) {
            builder = ChannelTypeBuilder.trigger(uid, label);
        } else {
            String itemType = text(element, "item-type");
            if (itemType == null) {
                throw new IllegalArgumentException("The channel type " + uid + " has a state, but no <item-type>");
            }
            builder = ChannelTypeBuilder.state(uid, label, itemType).withAutoUpdatePolicy(policy);
        }
        builder.withTags(new LinkedHashSet<>(inner(element, "tags").stream()
                .map(Element::getTextContent)
                .map(String::strip)
                .toList()));
        String description = text(element, "description");
        if (description != null) {
            builder.withDescription(description);
        }
        URI config = configuration(element, "channel-type:" + uid);
        return (config == null ? builder : builder.withConfigDescriptionURI(config)).build();
    }

    private static @Nullable AutoUpdatePolicy policy(Element element) {
        String policy = text(element, "autoUpdatePolicy");
        return policy == null ? null : AutoUpdatePolicy.valueOf(policy.toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> properties(Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        inner(element, "properties")
                .forEach(property -> properties.put(
                        attribute(property, "name"), property.getTextContent().strip()));
        return properties;
    }

    /** A description inside of the type is kept under the URI that openHAB gives it. */
    private @Nullable URI configuration(Element type, String inlineUri) {
        Optional<Element> inline = child(type, "config-description");
        if (inline.isPresent()) {
            describe(inline.get(), URI.create(inlineUri));
            return URI.create(inlineUri);
        }
        return child(type, "config-description-ref")
                .map(reference -> URI.create(attribute(reference, "uri")))
                .orElse(null);
    }

    private void describe(Element element, URI uri) {
        ConfigDescription description = ConfigDescriptionBuilder.create(uri)
                .withParameters(all(element, "parameter").stream()
                        .map(OhInfReader::parameter)
                        .toList())
                .build();
        content.configDescriptions().add(description);
    }

    private static ConfigDescriptionParameter parameter(Element element) {
        List<ParameterOption> options = inner(element, "options").stream()
                .map(option -> new ParameterOption(
                        attribute(option, "value"), option.getTextContent().strip()))
                .toList();
        String multipleLimit = text(element, "multipleLimit");
        String limitToOptions = text(element, "limitToOptions");
        return ConfigDescriptionParameterBuilder.create(
                        attribute(element, "name"),
                        Type.valueOf(attribute(element, "type").toUpperCase(Locale.ROOT)))
                .withMinimum(number(element, "min"))
                .withMaximum(number(element, "max"))
                .withPattern(optional(element, "pattern"))
                .withRequired(flag(element, "required") || Boolean.parseBoolean(text(element, "required")))
                .withMultiple(flag(element, "multiple"))
                .withContext(text(element, "context"))
                .withDefault(text(element, "default"))
                .withOptions(options)
                .withLimitToOptions(limitToOptions == null ? null : Boolean.valueOf(limitToOptions))
                .withMultipleLimit(multipleLimit == null ? null : Integer.valueOf(multipleLimit))
                .build();
    }

    private static List<Element> children(Node parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<Element> all(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    private static Optional<Element> child(Element parent, String name) {
        return all(parent, name).stream().findFirst();
    }

    /** The elements in the child of that name. */
    private static List<Element> inner(Element parent, String name) {
        return child(parent, name).map(OhInfReader::children).orElse(List.of());
    }

    private static @Nullable String text(Element parent, String name) {
        return child(parent, name)
                .map(element -> element.getTextContent().strip())
                .orElse(null);
    }

    private static String requiredText(Element parent, String name) {
        String text = text(parent, name);
        return text == null ? "" : text;
    }

    private static String attribute(Element element, String name) {
        String value = optional(element, name);
        if (value == null) {
            throw new IllegalArgumentException("<" + element.getLocalName() + "> has no attribute '" + name + "'");
        }
        return value;
    }

    private static @Nullable String optional(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static boolean flag(Element element, String name) {
        return Boolean.parseBoolean(element.getAttribute(name));
    }

    private static @Nullable BigDecimal number(Element element, String name) {
        String text = optional(element, name);
        return text == null ? null : new BigDecimal(text);
    }

    /** What one or several {@code OH-INF} files describe; descriptions inside of types are among the others. */
    record OhInf(
            List<ThingType> thingTypes, List<ChannelType> channelTypes, List<ConfigDescription> configDescriptions) {
        OhInf() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(OhInf other) {
            thingTypes.addAll(other.thingTypes);
            channelTypes.addAll(other.channelTypes);
            configDescriptions.addAll(other.configDescriptions);
        }
    }
}
