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
package org.openhab.core.config.core.internal.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;
import org.openhab.core.config.core.ConfigUtil;
import org.openhab.core.config.core.ParameterOption;
import org.openhab.core.config.core.validation.ConfigValidationMessage;

/** The rules for one value. The first one that is broken is reported. */
final class ParameterRules {
    /** A text is let through for every type; what it says is checked only against bounds and options. */
    private static final Map<Type, Set<Class<?>>> ALLOWED = Map.of(
            Type.TEXT, Set.of(String.class),
            Type.BOOLEAN, Set.of(Boolean.class, String.class),
            Type.INTEGER, Set.of(Integer.class, BigDecimal.class, String.class),
            Type.DECIMAL, Set.of(Float.class, BigDecimal.class, String.class));

    private ParameterRules() {}

    static Optional<ConfigValidationMessage> check(final ConfigDescriptionParameter parameter, final Object value) {
        return checkType(parameter, value)
                .or(() -> checkBounds(parameter, value))
                .or(() -> checkPattern(parameter, value))
                .or(() -> checkOptions(parameter, value));
    }

    private static Optional<ConfigValidationMessage> checkType(
            final ConfigDescriptionParameter parameter, final Object value) {
        final Type type = parameter.getType();
        final Set<Class<?>> allowed = ALLOWED.getOrDefault(type, Set.of());
        return allowed.contains(value.getClass())
                ? Optional.empty()
                : Optional.of(Violation.DATA_TYPE.of(parameter, value.getClass(), type));
    }

    /** Options may lie outside the bounds. */
    private static Optional<ConfigValidationMessage> checkBounds(
            final ConfigDescriptionParameter parameter, final Object value) {
        final BigDecimal minimum = parameter.getMinimum();
        final BigDecimal maximum = parameter.getMaximum();
        if (parameter.getType() == Type.BOOLEAN || minimum == null && maximum == null) {
            return Optional.empty();
        }
        final String normalized = ConfigUtil.normalizeType(value, parameter).toString();
        if (parameter.getOptions().stream().anyMatch(option -> option.getValue().equals(normalized))) {
            return Optional.empty();
        }
        final boolean text = parameter.getType() == Type.TEXT;
        final BigDecimal size = text ? BigDecimal.valueOf(value.toString().length()) : new BigDecimal(value.toString());
        if (minimum != null && size.compareTo(minimum) < 0) {
            return Optional.of((text ? Violation.MIN_TEXT : Violation.MIN_NUMBER).of(parameter, minimum));
        }
        if (maximum != null && size.compareTo(maximum) > 0) {
            return Optional.of((text ? Violation.MAX_TEXT : Violation.MAX_NUMBER).of(parameter, maximum));
        }
        return Optional.empty();
    }

    private static Optional<ConfigValidationMessage> checkPattern(
            final ConfigDescriptionParameter parameter, final Object value) {
        final String pattern = parameter.getPattern();
        if (pattern == null
                || parameter.getType() != Type.TEXT
                || value.toString().matches(pattern)) {
            return Optional.empty();
        }
        return Optional.of(Violation.PATTERN.of(parameter, value, pattern));
    }

    private static Optional<ConfigValidationMessage> checkOptions(
            final ConfigDescriptionParameter parameter, final Object value) {
        final List<ParameterOption> options = parameter.getOptions();
        if (options.isEmpty()
                || !parameter.getLimitToOptions()
                || options.stream().anyMatch(option -> names(option.getValue(), value))) {
            return Optional.empty();
        }
        return Optional.of(Violation.OPTIONS.of(parameter, value.toString(), options));
    }

    private static boolean names(final String option, final Object value) {
        if (option.equals(value.toString())) {
            return true;
        }
        try {
            return value instanceof BigDecimal number && number.compareTo(new BigDecimal(option)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The ways in which a value can fail to fit its parameter, with openHAB's keys and sentences. */
    enum Violation {
        REQUIRED("parameter_required", "The parameter is required."),
        DATA_TYPE(
                "data_type_violated",
                "The data type of the value ({0}) does not match with the type declaration ({1}) in the configuration"
                        + " description."),
        MIN_TEXT("min_value_txt_violated", "The value must not consist of less than {0} characters."),
        MAX_TEXT("max_value_txt_violated", "The value must not consist of more than {0} characters."),
        MIN_NUMBER("min_value_numeric_violated", "The value must not be less than {0}."),
        MAX_NUMBER("max_value_numeric_violated", "The value must not be greater than {0}."),
        PATTERN("pattern_violated", "The value {0} does not match the pattern {1}."),
        OPTIONS("options_violated", "The value {0} does not match allowed parameter options. Allowed options are: {1}"),
        MULTIPLE_LIMIT("multiple_limit_violated", "Only {0} elements are allowed but {1} are provided.");

        private final String key;
        private final String sentence;

        Violation(final String key, final String sentence) {
            this.key = key;
            this.sentence = sentence;
        }

        ConfigValidationMessage of(final ConfigDescriptionParameter parameter, final Object... content) {
            return content.length == 0
                    ? new ConfigValidationMessage(parameter.getName(), sentence, key)
                    : new ConfigValidationMessage(parameter.getName(), sentence, key, content);
        }
    }
}
