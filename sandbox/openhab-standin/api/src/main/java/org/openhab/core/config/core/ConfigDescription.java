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
package org.openhab.core.config.core;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openhab.core.common.registry.Identifiable;

/**
 * Describes a configuration: its parameters and their groups, in the order in which a form shows them. Made by {@link
 * ConfigDescriptionBuilder}; the URI names what is configured, for instance {@code thing-type:aliyuniot:device}.
 */
public class ConfigDescription implements Identifiable<URI> {
    private final URI uri;
    private final List<ConfigDescriptionParameter> parameters;
    private final List<ConfigDescriptionParameterGroup> parameterGroups;

    ConfigDescription(
            final URI uri,
            final List<ConfigDescriptionParameter> parameters,
            final List<ConfigDescriptionParameterGroup> parameterGroups) {
        if (uri.getScheme() == null) {
            throw new IllegalArgumentException("The scheme is missing!");
        }
        this.uri = uri;
        this.parameters = List.copyOf(parameters);
        this.parameterGroups = List.copyOf(parameterGroups);
    }

    @Override
    public URI getUID() {
        return uri;
    }

    public List<ConfigDescriptionParameter> getParameters() {
        return parameters;
    }

    public List<ConfigDescriptionParameterGroup> getParameterGroups() {
        return parameterGroups;
    }

    /** The parameters under their names, in their order. */
    public Map<String, ConfigDescriptionParameter> toParametersMap() {
        final Map<String, ConfigDescriptionParameter> map = new LinkedHashMap<>();
        parameters.forEach(parameter -> map.put(parameter.getName(), parameter));
        return map;
    }
}
