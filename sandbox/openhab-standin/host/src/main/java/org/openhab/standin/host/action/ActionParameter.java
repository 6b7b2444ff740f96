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
package org.openhab.standin.host.action;

import java.lang.reflect.Parameter;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.automation.annotation.ActionInput;

/**
 * An input of an action.
 *
 * @param name the key under which a value is given
 * @param type the type of the method's parameter
 * @param label what a user interface calls it; may be empty or a reference to a text
 * @param required whether the action cannot be run without it
 * @param defaultValue the value where none is given; empty: none
 */
public record ActionParameter(String name, Class<?> type, String label, boolean required, String defaultValue) {

    /** The input that a parameter of a method stands for. */
    static ActionParameter of(Parameter parameter) {
        @Nullable ActionInput described = parameter.getAnnotation(ActionInput.class);
        Class<?> type = parameter.getType();
        return described == null
                ? new ActionParameter(parameter.getName(), type, "", type.isPrimitive(), "")
                : new ActionParameter(
                        described.name(),
                        type,
                        described.label(),
                        described.required()
                                || type.isPrimitive()
                                        && described.defaultValue().isEmpty(),
                        described.defaultValue());
    }

    /** Whether a text can be made a value of this input. */
    boolean takesText() {
        return InputTexts.canBe(type);
    }

    /**
     * The value for a text.
     *
     * @param given null takes the default
     * @throws IllegalArgumentException if it is missing or none of the type
     */
    @Nullable
    Object value(@Nullable String given) {
        String text = Optional.ofNullable(given).orElse(defaultValue);
        if (given == null && text.isEmpty()) {
            if (required) {
                throw new IllegalArgumentException("The input " + name + " is missing");
            }
            return null;
        }
        try {
            return InputTexts.parse(type, text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The input " + name + " takes a " + type.getSimpleName() + ", which '" + text + "' is not", e);
        }
    }
}
