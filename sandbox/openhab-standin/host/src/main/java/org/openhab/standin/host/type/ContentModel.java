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

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Which elements openHAB 4.3 takes in which: a child out of order or unknown makes the whole file unreadable. Each model is
 * a regular expression over the names of the children, each with a blank behind it. Groups of channels and filters of
 * parameters, which this host has no use for, are in none.
 */
final class ContentModel {
    private static final String CONFIG = "(config-description |config-description-ref )?";
    private static final String TEXTS = "(label )?(description )?";
    private static final String POLICY = "(autoUpdatePolicy )?";

    private static final Map<String, Pattern> MODELS = Map.ofEntries(
            entry("config-descriptions", Pattern.compile("(config-description )*")),
            entry("config-description", Pattern.compile("(parameter-group )*(parameter )*")),
            entry("parameter-group", anyOrder("label description context advanced")),
            entry(
                    "parameter",
                    anyOrder("context required default label description options limitToOptions advanced verify "
                            + "multipleLimit unitLabel")),
            entry("options", Pattern.compile("(option )+")),
            entry("thing-descriptions", Pattern.compile("(thing-type |bridge-type |channel-type )*")),
            entry("thing-type", thingType()),
            entry("bridge-type", thingType()),
            entry("supported-bridge-type-refs", Pattern.compile("(bridge-type-ref )+")),
            entry("channels", Pattern.compile("(channel )+")),
            entry("channel", Pattern.compile(TEXTS + "(properties )?" + POLICY)),
            entry("properties", Pattern.compile("(property )+")),
            entry(
                    "channel-type",
                    Pattern.compile("(item-type )?(kind )?label (description )?(category )?(tags )?(state )?(command )?"
                            + "(event )?" + POLICY + CONFIG)),
            entry("tags", Pattern.compile("(tag )+")),
            entry("state", Pattern.compile("(options )?")),
            entry("command", Pattern.compile("(options )?")),
            entry("event", Pattern.compile("(options )?")));

    private static final Pattern TEXT_ALONE = Pattern.compile("");

    private ContentModel() {}

    private static Pattern thingType() {
        return Pattern.compile("(supported-bridge-type-refs )?label (description )?(category )?(channels )?"
                + "(properties )?(representation-property )?" + CONFIG);
    }

    /** Each at most once. */
    private static Pattern anyOrder(String names) {
        return Pattern.compile("((" + names.replace(" ", " |") + " )(?!(.* )?\\2))*");
    }

    /** @throws IllegalArgumentException if the element, or one within it, is not as openHAB wants it */
    static void check(Element element) {
        List<Element> children = children(element);
        StringBuilder names = new StringBuilder();
        children.forEach(child -> names.append(child.getLocalName()).append(' '));
        Pattern model = MODELS.getOrDefault(element.getLocalName(), TEXT_ALONE);
        if (!model.matcher(names).matches()) {
            throw new IllegalArgumentException("<" + element.getLocalName() + "> has in it: " + names
                    + "which openHAB 4.3 does not read; expected: " + model);
        }
        children.forEach(ContentModel::check);
    }

    static List<Element> children(Node parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
