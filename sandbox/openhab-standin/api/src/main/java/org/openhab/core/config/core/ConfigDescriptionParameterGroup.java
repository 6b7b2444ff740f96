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

/** A heading under which a form shows the parameters that name this group. */
public class ConfigDescriptionParameterGroup {
    private final ConfigDescriptionParameterGroupBuilder facts;

    /** The builder makes no other group after this. */
    ConfigDescriptionParameterGroup(final ConfigDescriptionParameterGroupBuilder facts) {
        this.facts = facts;
    }

    public String getName() {
        return facts.name;
    }

    public boolean isAdvanced() {
        return facts.advanced;
    }

    public @Nullable String getLabel() {
        return facts.label;
    }

    public @Nullable String getDescription() {
        return facts.description;
    }
}
