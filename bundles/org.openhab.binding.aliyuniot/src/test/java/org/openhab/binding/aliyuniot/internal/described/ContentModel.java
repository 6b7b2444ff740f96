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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Which elements an openHAB takes in which: a child out of order or unknown makes the whole file unreadable. Each model is
 * a regular expression over the names of the children, each with a blank behind it.
 */
final class ContentModel {
    private static final String CONFIG = "(config-description |config-description-ref )?";
    private static final String POLICY = "(autoUpdatePolicy )?";
    private static final String INSTRUCTION = "type (label )?(description )?(tags )?";
    private static final Pattern TEXT_ALONE = Pattern.compile("");

    private final Map<String, Pattern> models = new HashMap<>();

    ContentModel(CoreVersion version) {
        boolean newer = version == CoreVersion.V5_2;
        put(
                "addon",
                "type name description " + (newer ? "(keywords )?" : "") + "(connection )?(countries )?(service-id )?"
                        + CONFIG + "(discovery-methods )?");
        put("config-descriptions", "(config-description )*");
        put("config-description", "(parameter-group )*(parameter )*");
        put("parameter-group", anyOrder("label description context advanced"));
        put(
                "parameter",
                anyOrder("context required default label description options limitToOptions filter advanced verify "
                        + "multipleLimit unitLabel"));
        put("options", "(option )+");
        put("filter", "(criteria )+");
        put("thing-descriptions", "(thing-type |bridge-type |channel-type )*");
        String type = "(supported-bridge-type-refs )?label (description )?(category )?"
                + (newer ? "(semantic-equipment-tag )?" : "")
                + "(channels )?(properties )?(representation-property )?" + CONFIG;
        put("thing-type", type);
        put("bridge-type", type);
        put("supported-bridge-type-refs", "(bridge-type-ref )+");
        put("channels", "(channel )+");
        put("channel", "(label )?(description )?(properties )?" + POLICY);
        put("properties", "(property )+");
        put(
                "channel-type",
                "(item-type )?(kind )?label (description )?(category )?(tags )?(state )?(command )?(event )?" + POLICY
                        + CONFIG);
        put("tags", "(tag )+");
        put("state", "(options )?");
        put("command", "(options )?");
        put("event", "(options )?");
        put("update-descriptions", "(thing-type )*");
        put("instruction-set", "(add-channel |update-channel |remove-channel )*");
        put("add-channel", INSTRUCTION);
        put("update-channel", INSTRUCTION);
    }

    private void put(String element, String model) {
        models.put(element, Pattern.compile(model));
    }

    /** Each at most once. */
    private static String anyOrder(String names) {
        return "((" + names.replace(" ", " |") + " )(?!(.* )?\\2))*";
    }

    /** @throws IllegalArgumentException if the element, or one within it, is not as openHAB wants it */
    void check(Element element) {
        List<Element> children = children(element);
        StringBuilder names = new StringBuilder();
        children.forEach(child -> names.append(child.getLocalName()).append(' '));
        Pattern model = model(element);
        if (!model.matcher(names).matches()) {
            throw new IllegalArgumentException(
                    "<" + element.getLocalName() + "> has in it: " + names + "expected: " + model);
        }
        children.forEach(this::check);
    }

    /** A thing type has other children where updates are described. */
    private Pattern model(Element element) {
        boolean updates = element.getParentNode() instanceof Element parent
                && "update-descriptions".equals(parent.getLocalName());
        return updates
                ? Pattern.compile("(instruction-set )+")
                : models.getOrDefault(element.getLocalName(), TEXT_ALONE);
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
