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

import org.eclipse.jdt.annotation.Nullable;

/** Builds a {@link ConfigDescriptionParameterGroup}. */
public class ConfigDescriptionParameterGroupBuilder {
    final String name;
    boolean advanced;

    @Nullable
    String label;

    @Nullable
    String description;

    private ConfigDescriptionParameterGroupBuilder(final String name) {
        this.name = name;
    }

    public static ConfigDescriptionParameterGroupBuilder create(final String name) {
        return new ConfigDescriptionParameterGroupBuilder(name);
    }

    public ConfigDescriptionParameterGroupBuilder withAdvanced(final @Nullable Boolean advanced) {
        this.advanced = Boolean.TRUE.equals(advanced);
        return this;
    }

    public ConfigDescriptionParameterGroupBuilder withLabel(final @Nullable String label) {
        this.label = label;
        return this;
    }

    public ConfigDescriptionParameterGroupBuilder withDescription(final @Nullable String description) {
        this.description = description;
        return this;
    }

    /**
     * Builds the group.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public ConfigDescriptionParameterGroup build() throws IllegalArgumentException {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The name must neither be null nor empty!");
        }
        return new ConfigDescriptionParameterGroup(this);
    }
}
