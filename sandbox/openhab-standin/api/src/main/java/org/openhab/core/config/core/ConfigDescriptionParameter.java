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

    private final String name;
    private final Type type;
    private final @Nullable String groupName;
    private final @Nullable String label;
    private final @Nullable String description;
    private final @Nullable String context;
    private final @Nullable String defaultValue;
    private final @Nullable BigDecimal minimum;
    private final @Nullable BigDecimal maximum;
    private final @Nullable BigDecimal stepSize;
    private final @Nullable String pattern;
    private final @Nullable String unit;
    private final @Nullable Integer multipleLimit;
    private final boolean required;
    private final boolean readOnly;
    private final boolean multiple;
    private final boolean advanced;
    private final boolean verify;
    private final boolean limitToOptions;
    private final List<ParameterOption> options;

    ConfigDescriptionParameter(final ConfigDescriptionParameterBuilder builder) {
        name = builder.name;
        type = builder.type;
        groupName = builder.groupName;
        label = builder.label;
        description = builder.description;
        context = builder.context;
        defaultValue = builder.defaultValue;
        minimum = builder.minimum;
        maximum = builder.maximum;
        stepSize = builder.stepSize;
        pattern = builder.pattern;
        unit = builder.unit;
        multipleLimit = builder.multipleLimit;
        required = builder.required;
        readOnly = builder.readOnly;
        multiple = builder.multiple;
        advanced = builder.advanced;
        verify = builder.verify;
        limitToOptions = builder.limitToOptions;
        options = builder.options;
    }

    public String getName() {
        return name;
    }

    public Type getType() {
        return type;
    }

    public @Nullable String getGroupName() {
        return groupName;
    }

    public @Nullable String getLabel() {
        return label;
    }

    public @Nullable String getDescription() {
        return description;
    }

    public @Nullable String getContext() {
        return context;
    }

    public @Nullable String getDefault() {
        return defaultValue;
    }

    public @Nullable BigDecimal getMinimum() {
        return minimum;
    }

    public @Nullable BigDecimal getMaximum() {
        return maximum;
    }

    public @Nullable BigDecimal getStepSize() {
        return stepSize;
    }

    public @Nullable String getPattern() {
        return pattern;
    }

    public @Nullable String getUnit() {
        return unit;
    }

    public @Nullable Integer getMultipleLimit() {
        return multipleLimit;
    }

    public boolean isRequired() {
        return required;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public boolean isMultiple() {
        return multiple;
    }

    public boolean isAdvanced() {
        return advanced;
    }

    /** Whether a form asks for confirmation before it changes the value. */
    public boolean isVerifyable() {
        return verify;
    }

    /** Whether only the values of the options are allowed, if there are options. */
    public boolean getLimitToOptions() {
        return limitToOptions;
    }

    public List<ParameterOption> getOptions() {
        return options;
    }
}
