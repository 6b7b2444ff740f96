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
package org.openhab.standin.xml;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;

/** Reads {@code thing-descriptions}: thing, bridge, channel and channel group types. */
final class ThingDescriptionsXml {

    private final CoreVersion version;
    private final String bindingId;
    private final List<ThingTypeXml> thingTypes;
    private final List<ChannelTypeXml> channelTypes;
    private final List<ChannelGroupTypeXml> channelGroupTypes;
    private final List<ConfigDescription> configDescriptions;

    private ThingDescriptionsXml(final CoreVersion version, final String bindingId, final OhInfContent collected) {
        this.version = version;
        this.bindingId = bindingId;
        this.thingTypes = collected.thingTypes();
        this.channelTypes = collected.channelTypes();
        this.channelGroupTypes = collected.channelGroupTypes();
        this.configDescriptions = collected.configDescriptions();
    }

    /** Adds what a file describes to the lists. */
    static void read(final XmlElement root, final CoreVersion version, final OhInfContent collected)
            throws OhInfSyntaxException {
        new ThingDescriptionsXml(version, root.attribute("bindingId"), collected).read(root);
    }

    private void read(final XmlElement root) throws OhInfSyntaxException {
        final OrderedChildren children = new OrderedChildren(root);
        for (final XmlElement element :
                children.all("thing-type", "bridge-type", "channel-type", "channel-group-type")) {
            switch (element.name) {
                case "channel-type" -> channelTypes.add(channelType(element));
                case "channel-group-type" -> channelGroupTypes.add(channelGroupType(element));
                default -> thingTypes.add(thingType(element));
            }
        }
        children.end();
    }

    private ThingTypeXml thingType(final XmlElement element) throws OhInfSyntaxException {
        final String uid = bindingId + ":" + element.attribute("id");
        final OrderedChildren children = new OrderedChildren(element);
        final List<String> bridges = bridgeTypeUids(children.optional("supported-bridge-type-refs"));
        final String label = children.requiredText("label");
        final String description = children.optionalText("description");
        final String category = children.optionalText("category");
        final String tag = version == CoreVersion.V4_3 ? null : children.optionalText("semantic-equipment-tag");
        final XmlElement parts = children.optional("channels", "channel-groups");
        final Map<String, String> properties = properties(children.optional("properties"));
        final String representation = children.optionalText("representation-property");
        final URI configUri =
                ConfigDescriptionXml.readInlineOrReference(children, "thing-type:" + uid, configDescriptions);
        children.end();
        final boolean grouped = parts != null && parts.name.equals("channel-groups");
        return new ThingTypeXml(
                uid,
                element.name.equals("bridge-type"),
                element.flag("listed", true),
                commaSeparated(element.optionalAttribute("extensible")),
                bridges,
                label,
                description,
                category,
                tag,
                grouped ? List.of() : channels(parts),
                grouped ? channelGroups(parts) : List.of(),
                properties,
                representation,
                configUri);
    }

    private ChannelTypeXml channelType(final XmlElement element) throws OhInfSyntaxException {
        final String uid = (element.flag("system", false) ? "system" : bindingId) + ":" + element.attribute("id");
        final OrderedChildren children = new OrderedChildren(element);
        final XmlElement itemType = children.optional("item-type");
        final String kind = children.optionalText("kind");
        final boolean trigger = "trigger".equalsIgnoreCase(kind);
        if (!trigger && itemType == null) {
            throw element.problem("<channel-type> of kind state has no <item-type>");
        }
        final String label = children.requiredText("label");
        final String description = children.optionalText("description");
        final String category = children.optionalText("category");
        final List<String> tags = texts(children.optional("tags"), "tag");
        final XmlElement state = children.optional("state");
        final XmlElement command = children.optional("command");
        final XmlElement event = children.optional("event");
        final String policy = policy(children);
        final URI configUri =
                ConfigDescriptionXml.readInlineOrReference(children, "channel-type:" + uid, configDescriptions);
        children.end();
        return new ChannelTypeXml(
                uid,
                element.flag("advanced", false),
                trigger,
                itemType == null ? null : itemType.text(),
                itemType == null ? null : itemType.optionalAttribute("unitHint"),
                label,
                description,
                category,
                tags,
                state == null ? null : state(state),
                command == null ? null : options(command),
                event == null ? null : options(event),
                policy,
                configUri);
    }

    private ChannelGroupTypeXml channelGroupType(final XmlElement element) throws OhInfSyntaxException {
        final OrderedChildren children = new OrderedChildren(element);
        final ChannelGroupTypeXml type = new ChannelGroupTypeXml(
                bindingId + ":" + element.attribute("id"),
                children.requiredText("label"),
                children.optionalText("description"),
                children.optionalText("category"),
                channels(children.optional("channels")));
        children.end();
        return type;
    }

    private List<String> bridgeTypeUids(final @Nullable XmlElement element) throws OhInfSyntaxException {
        final List<String> uids = new ArrayList<>();
        for (final XmlElement reference : list(element, "bridge-type-ref")) {
            // 4.3 ignores the binding of the bridge type.
            final String binding = version == CoreVersion.V4_3 ? null : reference.optionalAttribute("bindingId");
            uids.add((binding == null ? bindingId : binding) + ":" + reference.attribute("id"));
        }
        return uids;
    }

    private List<ChannelXml> channels(final @Nullable XmlElement element) throws OhInfSyntaxException {
        final List<ChannelXml> channels = new ArrayList<>();
        for (final XmlElement channel : list(element, "channel")) {
            final String type = channel.attribute("typeId");
            final OrderedChildren children = new OrderedChildren(channel);
            channels.add(new ChannelXml(
                    channel.attribute("id"),
                    type.startsWith("system.") ? type.replaceFirst("\\.", ":") : bindingId + ":" + type,
                    children.optionalText("label"),
                    children.optionalText("description"),
                    properties(children.optional("properties")),
                    policy(children)));
            children.end();
        }
        return channels;
    }

    private List<ChannelGroupXml> channelGroups(final @Nullable XmlElement element) throws OhInfSyntaxException {
        final List<ChannelGroupXml> groups = new ArrayList<>();
        for (final XmlElement group : list(element, "channel-group")) {
            final OrderedChildren children = new OrderedChildren(group);
            groups.add(new ChannelGroupXml(
                    group.attribute("id"),
                    bindingId + ":" + group.attribute("typeId"),
                    children.optionalText("label"),
                    children.optionalText("description")));
            children.end();
        }
        return groups;
    }

    private static @Nullable String policy(final OrderedChildren children) throws OhInfSyntaxException {
        final XmlElement element = children.optional("autoUpdatePolicy");
        if (element == null) {
            return null;
        }
        final String policy = element.text();
        if (!List.of("veto", "default", "recommend").contains(policy)) {
            throw element.problem("autoUpdatePolicy '" + policy + "' is none of veto, default, recommend");
        }
        return policy;
    }

    private static StateXml state(final XmlElement element) throws OhInfSyntaxException {
        return new StateXml(
                number(element, "min"),
                number(element, "max"),
                number(element, "step"),
                element.optionalAttribute("pattern"),
                element.flag("readOnly", false),
                options(element));
    }

    private static @Nullable BigDecimal number(final XmlElement element, final String attribute)
            throws OhInfSyntaxException {
        final String text = element.optionalAttribute(attribute);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw element.problem("attribute '" + attribute + "' is not a number: '" + text + "'");
        }
    }

    private static List<OptionXml> options(final XmlElement element) throws OhInfSyntaxException {
        final OrderedChildren children = new OrderedChildren(element);
        final List<OptionXml> options = new ArrayList<>();
        for (final XmlElement option : list(children.optional("options"), "option")) {
            options.add(new OptionXml(option.attribute("value"), option.text()));
        }
        children.end();
        return options;
    }

    private static Map<String, String> properties(final @Nullable XmlElement element) throws OhInfSyntaxException {
        final Map<String, String> properties = new LinkedHashMap<>();
        for (final XmlElement property : list(element, "property")) {
            properties.put(property.attribute("name"), property.text());
        }
        return properties;
    }

    static List<String> texts(final @Nullable XmlElement element, final String name) throws OhInfSyntaxException {
        final List<String> texts = new ArrayList<>();
        for (final XmlElement child : list(element, name)) {
            texts.add(child.text());
        }
        return texts;
    }

    private static List<XmlElement> list(final @Nullable XmlElement element, final String name)
            throws OhInfSyntaxException {
        if (element == null) {
            return List.of();
        }
        final OrderedChildren children = new OrderedChildren(element);
        final List<XmlElement> found = new ArrayList<>(List.of(children.required(name)));
        found.addAll(children.all(name));
        children.end();
        return found;
    }

    static List<String> commaSeparated(final @Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::trim).toList();
    }
}
