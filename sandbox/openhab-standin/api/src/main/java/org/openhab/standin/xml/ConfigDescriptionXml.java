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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;
import org.openhab.core.config.core.ConfigDescriptionParameterBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameterGroup;
import org.openhab.core.config.core.ConfigDescriptionParameterGroupBuilder;
import org.openhab.core.config.core.FilterCriteria;
import org.openhab.core.config.core.ParameterOption;

/** Reads {@code config-description} elements: first the groups, then the parameters. */
final class ConfigDescriptionXml {

    private static final Set<String> IN_GROUP = Set.of("label", "description", "context", "advanced");
    private static final Set<String> IN_PARAMETER = Set.of(
            "context",
            "required",
            "default",
            "label",
            "description",
            "options",
            "limitToOptions",
            "filter",
            "advanced",
            "verify",
            "multipleLimit",
            "unitLabel");

    private ConfigDescriptionXml() {}

    /** Reads the file of shared descriptions. */
    static List<ConfigDescription> readAll(final XmlElement root) throws OhInfSyntaxException {
        final OrderedChildren children = new OrderedChildren(root);
        final List<ConfigDescription> descriptions = new ArrayList<>();
        for (final XmlElement element : children.all("config-description")) {
            descriptions.add(read(element, uri(element)));
        }
        children.end();
        return descriptions;
    }

    /**
     * Reads the last choice of a type: an inline description, which is collected, or a reference to a shared one.
     *
     * @return the URI of the description, or {@code null} if there is neither
     */
    static @Nullable URI readInlineOrReference(
            final OrderedChildren children, final String inlineUri, final List<ConfigDescription> collected)
            throws OhInfSyntaxException {
        final XmlElement element = children.optional("config-description", "config-description-ref");
        if (element == null) {
            return null;
        }
        if (element.name.equals("config-description-ref")) {
            return uri(element);
        }
        final URI uri = URI.create(inlineUri);
        collected.add(read(element, uri));
        return uri;
    }

    private static URI uri(final XmlElement element) throws OhInfSyntaxException {
        final String text = element.attribute("uri");
        if (!text.matches("[A-Za-z0-9\\-_]+(:[A-Za-z0-9\\-_]+){1,2}")) {
            throw element.problem("uri '" + text + "' does not consist of two or three parts joined by ':'");
        }
        return URI.create(text);
    }

    private static ConfigDescription read(final XmlElement element, final URI uri) throws OhInfSyntaxException {
        final OrderedChildren children = new OrderedChildren(element);
        final ConfigDescriptionBuilder builder = ConfigDescriptionBuilder.create(uri);
        for (final XmlElement group : children.all("parameter-group")) {
            builder.withParameterGroup(group(group));
        }
        for (final XmlElement parameter : children.all("parameter")) {
            builder.withParameter(parameter(parameter));
        }
        children.end();
        return builder.build();
    }

    private static ConfigDescriptionParameterGroup group(final XmlElement element) throws OhInfSyntaxException {
        final Map<String, XmlElement> children = unordered(element, IN_GROUP);
        return ConfigDescriptionParameterGroupBuilder.create(element.attribute("name"))
                .withLabel(text(children, "label"))
                .withDescription(text(children, "description"))
                .withContext(text(children, "context"))
                .withAdvanced(flag(children, "advanced"))
                .build();
    }

    private static ConfigDescriptionParameter parameter(final XmlElement element) throws OhInfSyntaxException {
        final Map<String, XmlElement> children = unordered(element, IN_PARAMETER);
        try {
            final String limit = text(children, "multipleLimit");
            final Boolean required = flag(children, "required");
            return ConfigDescriptionParameterBuilder.create(
                            element.attribute("name"),
                            Type.valueOf(element.attribute("type").toUpperCase(Locale.ROOT)))
                    .withMinimum(number(element, "min"))
                    .withMaximum(number(element, "max"))
                    .withStepSize(number(element, "step"))
                    .withPattern(element.optionalAttribute("pattern"))
                    .withRequired(element.flag("required", Boolean.TRUE.equals(required)))
                    .withReadOnly(element.flag("readOnly", false))
                    .withMultiple(element.flag("multiple", false))
                    .withGroupName(element.optionalAttribute("groupName"))
                    .withUnit(element.optionalAttribute("unit"))
                    .withUnitLabel(text(children, "unitLabel"))
                    .withContext(text(children, "context"))
                    .withDefault(text(children, "default"))
                    .withLabel(text(children, "label"))
                    .withDescription(text(children, "description"))
                    .withOptions(options(children.get("options")))
                    .withLimitToOptions(flag(children, "limitToOptions"))
                    .withFilterCriteria(criteria(children.get("filter")))
                    .withAdvanced(flag(children, "advanced"))
                    .withVerify(flag(children, "verify"))
                    .withMultipleLimit(limit == null ? null : Integer.valueOf(limit))
                    .build();
        } catch (IllegalArgumentException e) {
            throw element.problem("<parameter> is not valid: " + e.getMessage());
        }
    }

    /** The children of groups and parameters may stand in any order, each at most once. */
    private static Map<String, XmlElement> unordered(final XmlElement parent, final Set<String> names)
            throws OhInfSyntaxException {
        final Map<String, XmlElement> children = new HashMap<>();
        for (final XmlElement child : parent.children) {
            if (!names.contains(child.name) || children.containsKey(child.name)) {
                throw child.problem("found <" + child.name + "> in <" + parent.name + ">, expected one of "
                        + new TreeSet<>(names) + ", each at most once");
            }
            children.put(child.name, child);
        }
        return children;
    }

    private static @Nullable String text(final Map<String, XmlElement> children, final String name)
            throws OhInfSyntaxException {
        return children.containsKey(name) ? children.get(name).text() : null;
    }

    private static @Nullable Boolean flag(final Map<String, XmlElement> children, final String name)
            throws OhInfSyntaxException {
        final String text = text(children, name);
        return text == null ? null : Boolean.valueOf(text);
    }

    private static @Nullable BigDecimal number(final XmlElement element, final String attribute) {
        final String text = element.optionalAttribute(attribute);
        return text == null ? null : new BigDecimal(text);
    }

    private static List<ParameterOption> options(final @Nullable XmlElement element) throws OhInfSyntaxException {
        final List<ParameterOption> options = new ArrayList<>();
        for (final XmlElement option : children(element, "option")) {
            options.add(new ParameterOption(option.attribute("value"), option.text()));
        }
        return options;
    }

    private static List<FilterCriteria> criteria(final @Nullable XmlElement element) throws OhInfSyntaxException {
        final List<FilterCriteria> criteria = new ArrayList<>();
        for (final XmlElement one : children(element, "criteria")) {
            criteria.add(new FilterCriteria(one.attribute("name"), one.text()));
        }
        return criteria;
    }

    private static List<XmlElement> children(final @Nullable XmlElement element, final String name)
            throws OhInfSyntaxException {
        if (element == null) {
            return List.of();
        }
        final OrderedChildren children = new OrderedChildren(element);
        final List<XmlElement> found = children.all(name);
        children.end();
        return found;
    }
}
