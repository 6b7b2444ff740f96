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

import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.validation.ConfigValidationMessage;

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
