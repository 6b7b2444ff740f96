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
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;

/** Builds a {@link ConfigDescriptionParameter}. For each setting {@code null} stands for its default. */
public class ConfigDescriptionParameterBuilder {
    final String name;
    final Type type;

    @Nullable
    String groupName;

    @Nullable
    String label;

    @Nullable
    String description;

    @Nullable
    String context;

    @Nullable
    String defaultValue;

    @Nullable
    BigDecimal minimum;

    @Nullable
    BigDecimal maximum;

    @Nullable
    BigDecimal stepSize;

    @Nullable
    String pattern;

    @Nullable
    String unit;

    @Nullable
    Integer multipleLimit;

    boolean required;
    boolean readOnly;
    boolean multiple;
    boolean advanced;
    boolean verify;
    boolean limitToOptions = true;
    List<ParameterOption> options = List.of();

    ConfigDescriptionParameterBuilder(final String name, final Type type) {
        this.name = name;
        this.type = type;
    }

    public static ConfigDescriptionParameterBuilder create(final String name, final Type type) {
        return new ConfigDescriptionParameterBuilder(name, type);
    }

    public ConfigDescriptionParameterBuilder withGroupName(final @Nullable String groupName) {
        this.groupName = groupName;
        return this;
    }

    public ConfigDescriptionParameterBuilder withLabel(final @Nullable String label) {
        this.label = label;
        return this;
    }

    public ConfigDescriptionParameterBuilder withDescription(final @Nullable String description) {
        this.description = description;
        return this;
    }

    public ConfigDescriptionParameterBuilder withContext(final @Nullable String context) {
        this.context = context;
        return this;
    }

    public ConfigDescriptionParameterBuilder withDefault(final @Nullable String defaultValue) {
        this.defaultValue = defaultValue;
        return this;
    }

    public ConfigDescriptionParameterBuilder withMinimum(final @Nullable BigDecimal minimum) {
        this.minimum = minimum;
        return this;
    }

    public ConfigDescriptionParameterBuilder withMaximum(final @Nullable BigDecimal maximum) {
        this.maximum = maximum;
        return this;
    }

    public ConfigDescriptionParameterBuilder withStepSize(final @Nullable BigDecimal stepSize) {
        this.stepSize = stepSize;
        return this;
    }

    public ConfigDescriptionParameterBuilder withPattern(final @Nullable String pattern) {
        this.pattern = pattern;
        return this;
    }

    public ConfigDescriptionParameterBuilder withUnit(final @Nullable String unit) {
        this.unit = unit;
        return this;
    }

    public ConfigDescriptionParameterBuilder withMultipleLimit(final @Nullable Integer multipleLimit) {
        this.multipleLimit = multipleLimit;
        return this;
    }

    public ConfigDescriptionParameterBuilder withRequired(final @Nullable Boolean required) {
        this.required = required == null ? false : required;
        return this;
    }

    public ConfigDescriptionParameterBuilder withReadOnly(final @Nullable Boolean readOnly) {
        this.readOnly = readOnly == null ? false : readOnly;
        return this;
    }

    public ConfigDescriptionParameterBuilder withMultiple(final @Nullable Boolean multiple) {
        this.multiple = multiple == null ? false : multiple;
        return this;
    }

    public ConfigDescriptionParameterBuilder withAdvanced(final @Nullable Boolean advanced) {
        this.advanced = advanced == null ? false : advanced;
        return this;
    }

    public ConfigDescriptionParameterBuilder withVerify(final @Nullable Boolean verify) {
        this.verify = verify == null ? false : verify;
        return this;
    }

    public ConfigDescriptionParameterBuilder withLimitToOptions(final @Nullable Boolean limitToOptions) {
        this.limitToOptions = limitToOptions == null ? true : limitToOptions;
        return this;
    }

    public ConfigDescriptionParameterBuilder withOptions(final @Nullable List<ParameterOption> options) {
        this.options = options == null ? List.of() : List.copyOf(options);
        return this;
    }

    /**
     * Builds the parameter.
     *
     * @throws IllegalArgumentException if the name is empty, or if a parameter that is not a number has a unit
     */
    public ConfigDescriptionParameter build() throws IllegalArgumentException {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The name must neither be null nor empty!");
        }
        final boolean numeric = type == Type.INTEGER || type == Type.DECIMAL;
        if (!numeric && unit != null) {
            throw new IllegalArgumentException(
                    "Unit or unit label must only be set for integer or decimal configuration parameters");
        }
        return new ConfigDescriptionParameter(this);
    }
}
