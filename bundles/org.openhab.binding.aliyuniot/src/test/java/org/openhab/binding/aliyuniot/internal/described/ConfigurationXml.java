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

import static org.openhab.binding.aliyuniot.internal.described.OhInfReader.all;
import static org.openhab.binding.aliyuniot.internal.described.OhInfReader.inner;
import static org.openhab.binding.aliyuniot.internal.described.OhInfReader.text;

import java.math.BigDecimal;
import java.net.URI;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;
import org.openhab.core.config.core.ConfigDescriptionParameterBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameterGroup;
import org.openhab.core.config.core.ConfigDescriptionParameterGroupBuilder;
import org.openhab.core.config.core.ParameterOption;
import org.w3c.dom.Element;

/** Makes openHAB's own descriptions of configurations of their elements. */
final class ConfigurationXml {
    private ConfigurationXml() {}

    static ConfigDescription read(Element element, URI uri) {
        return ConfigDescriptionBuilder.create(uri)
                .withParameterGroups(all(element, "parameter-group").stream()
                        .map(ConfigurationXml::group)
                        .toList())
                .withParameters(all(element, "parameter").stream()
                        .map(ConfigurationXml::parameter)
                        .toList())
                .build();
    }

    private static ConfigDescriptionParameterGroup group(Element element) {
        return ConfigDescriptionParameterGroupBuilder.create(element.getAttribute("name"))
                .withLabel(text(element, "label"))
                .withDescription(text(element, "description"))
                .withAdvanced(Boolean.valueOf(text(element, "advanced")))
                .build();
    }

    private static ConfigDescriptionParameter parameter(Element element) {
        String limited = text(element, "limitToOptions");
        String most = text(element, "multipleLimit");
        return ConfigDescriptionParameterBuilder.create(
                        element.getAttribute("name"),
                        Type.valueOf(element.getAttribute("type").toUpperCase()))
                .withMinimum(number(element, "min"))
                .withMaximum(number(element, "max"))
                .withStepSize(number(element, "step"))
                .withPattern(attribute(element, "pattern"))
                .withRequired(Boolean.valueOf(element.getAttribute("required")))
                .withReadOnly(Boolean.valueOf(element.getAttribute("readOnly")))
                .withMultiple(Boolean.valueOf(element.getAttribute("multiple")))
                .withMultipleLimit(most == null ? null : Integer.valueOf(most))
                .withGroupName(attribute(element, "groupName"))
                .withUnit(attribute(element, "unit"))
                .withContext(text(element, "context"))
                .withDefault(text(element, "default"))
                .withLabel(text(element, "label"))
                .withDescription(text(element, "description"))
                .withOptions(inner(element, "options").stream()
                        .map(option -> new ParameterOption(
                                option.getAttribute("value"),
                                option.getTextContent().strip()))
                        .toList())
                .withLimitToOptions(limited == null ? null : Boolean.valueOf(limited))
                .withAdvanced(Boolean.valueOf(text(element, "advanced")))
                .withVerify(Boolean.valueOf(text(element, "verify")))
                .build();
    }

    private static @Nullable String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static @Nullable BigDecimal number(Element element, String name) {
        return element.hasAttribute(name) ? new BigDecimal(element.getAttribute(name)) : null;
    }
}
