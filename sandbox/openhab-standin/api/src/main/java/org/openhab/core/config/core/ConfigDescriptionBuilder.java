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
import java.util.ArrayList;
import java.util.List;

/** Builds a {@link ConfigDescription}. */
public class ConfigDescriptionBuilder {
    private final URI uri;
    private List<ConfigDescriptionParameter> parameters = new ArrayList<>();
    private List<ConfigDescriptionParameterGroup> parameterGroups = new ArrayList<>();

    private ConfigDescriptionBuilder(final URI uri) {
        this.uri = uri;
    }

    public static ConfigDescriptionBuilder create(final URI uri) {
        return new ConfigDescriptionBuilder(uri);
    }

    public ConfigDescriptionBuilder withParameter(final ConfigDescriptionParameter parameter) {
        parameters.add(parameter);
        return this;
    }

    public ConfigDescriptionBuilder withParameters(final List<ConfigDescriptionParameter> newParameters) {
        parameters = new ArrayList<>(newParameters);
        return this;
    }

    public ConfigDescriptionBuilder withParameterGroups(
            final List<ConfigDescriptionParameterGroup> newParameterGroups) {
        parameterGroups = new ArrayList<>(newParameterGroups);
        return this;
    }

    /**
     * Builds the description.
     *
     * @throws IllegalArgumentException if the URI has no scheme
     */
    public ConfigDescription build() throws IllegalArgumentException {
        return new ConfigDescription(uri, parameters, parameterGroups);
    }
}
