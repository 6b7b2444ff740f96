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
package org.openhab.core.types;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/** Builds a {@link StateDescriptionFragment}. */
public class StateDescriptionFragmentBuilder {

    private @Nullable BigDecimal minimum;
    private @Nullable BigDecimal maximum;
    private @Nullable BigDecimal step;
    private @Nullable String pattern;
    private @Nullable Boolean readOnly;
    private @Nullable List<StateOption> options;

    private StateDescriptionFragmentBuilder() {}

    public static StateDescriptionFragmentBuilder create() {
        return new StateDescriptionFragmentBuilder();
    }

    public static StateDescriptionFragmentBuilder create(StateDescriptionFragment fragment) {
        StateDescriptionFragmentBuilder builder = new StateDescriptionFragmentBuilder();
        builder.minimum = fragment.getMinimum();
        builder.maximum = fragment.getMaximum();
        builder.step = fragment.getStep();
        builder.pattern = fragment.getPattern();
        builder.readOnly = fragment.isReadOnly();
        builder.options = fragment.getOptions();
        return builder;
    }

    public static StateDescriptionFragmentBuilder create(StateDescription description) {
        StateDescriptionFragmentBuilder builder = new StateDescriptionFragmentBuilder();
        builder.minimum = description.getMinimum();
        builder.maximum = description.getMaximum();
        builder.step = description.getStep();
        builder.pattern = description.getPattern();
        builder.readOnly = description.isReadOnly();
        builder.options = description.getOptions();
        return builder;
    }

    public StateDescriptionFragmentBuilder withMinimum(BigDecimal value) {
        minimum = value;
        return this;
    }

    public StateDescriptionFragmentBuilder withMaximum(BigDecimal value) {
        maximum = value;
        return this;
    }

    public StateDescriptionFragmentBuilder withStep(BigDecimal value) {
        step = value;
        return this;
    }

    public StateDescriptionFragmentBuilder withPattern(String value) {
        pattern = value;
        return this;
    }

    public StateDescriptionFragmentBuilder withReadOnly(Boolean value) {
        readOnly = value;
        return this;
    }

    public StateDescriptionFragmentBuilder withOption(StateOption option) {
        List<StateOption> present = options;
        List<StateOption> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(option);
        options = all;
        return this;
    }

    public StateDescriptionFragmentBuilder withOptions(List<StateOption> all) {
        options = new ArrayList<>(all);
        return this;
    }

    public StateDescriptionFragment build() {
        return new Fragment(minimum, maximum, step, pattern, readOnly, options);
    }

    private record Fragment(
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal step,
            @Nullable String pattern,
            @Nullable Boolean readOnly,
            @Nullable List<StateOption> options)
            implements StateDescriptionFragment {

        @Override
        public @Nullable BigDecimal getMinimum() {
            return minimum;
        }

        @Override
        public @Nullable BigDecimal getMaximum() {
            return maximum;
        }

        @Override
        public @Nullable BigDecimal getStep() {
            return step;
        }

        @Override
        public @Nullable String getPattern() {
            return pattern;
        }

        @Override
        public @Nullable Boolean isReadOnly() {
            return readOnly;
        }

        @Override
        public @Nullable List<StateOption> getOptions() {
            return options;
        }

        @Override
        public @Nullable StateDescription toStateDescription() {
            boolean locked = Boolean.TRUE.equals(readOnly);
            if (minimum == null && maximum == null && step == null && pattern == null && !locked && options == null) {
                return null;
            }
            return new StateDescription(minimum, maximum, step, pattern, locked, options);
        }
    }
}
