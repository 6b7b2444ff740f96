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

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Describes one parameter: what it may hold and how a form presents it. Made by {@link
 * ConfigDescriptionParameterBuilder}.
 *
 * <p>Minimum and maximum bound the value of a number and the length of a text.
 */
public class ConfigDescriptionParameter {
    /** What a parameter holds. */
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN
    }

    private final ConfigDescriptionParameterBuilder facts;

    /** The builder makes no other parameter after this. */
    ConfigDescriptionParameter(final ConfigDescriptionParameterBuilder facts) {
        this.facts = facts;
    }

    public String getName() {
        return facts.name;
    }

    public Type getType() {
        return facts.type;
    }

    public @Nullable String getGroupName() {
        return facts.groupName;
    }

    public @Nullable String getLabel() {
        return facts.label;
    }

    public @Nullable String getDescription() {
        return facts.description;
    }

    public @Nullable String getContext() {
        return facts.context;
    }

    public @Nullable String getDefault() {
        return facts.defaultValue;
    }

    public @Nullable BigDecimal getMinimum() {
        return facts.minimum;
    }

    public @Nullable BigDecimal getMaximum() {
        return facts.maximum;
    }

    public @Nullable BigDecimal getStepSize() {
        return facts.stepSize;
    }

    public @Nullable String getPattern() {
        return facts.pattern;
    }

    public @Nullable String getUnit() {
        return facts.unit;
    }

    public @Nullable Integer getMultipleLimit() {
        return facts.multipleLimit;
    }

    public boolean isRequired() {
        return facts.required;
    }

    public boolean isReadOnly() {
        return facts.readOnly;
    }

    public boolean isMultiple() {
        return facts.multiple;
    }

    public boolean isAdvanced() {
        return facts.advanced;
    }

    /** Whether a form asks for confirmation before it changes the value. */
    public boolean isVerifyable() {
        return facts.verify;
    }

    /** Whether only the values of the options are allowed, if there are options. */
    public boolean getLimitToOptions() {
        return facts.limitToOptions;
    }

    public List<ParameterOption> getOptions() {
        return facts.options;
    }
}
