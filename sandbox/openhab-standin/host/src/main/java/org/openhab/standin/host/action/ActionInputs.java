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

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.automation.annotation.ActionInput;

/** The inputs of an action, one for each parameter of its method. */
record ActionInputs(List<Input> all) {
    /** The types of inputs that a text is made a value of; openHAB's user interface has some more. */
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(
            String.class, text -> text,
            Boolean.class, ActionInputs::truth,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Double.class, Double::valueOf,
            BigDecimal.class, BigDecimal::new);

    /**
     * An input.
     *
     * @param label what a user interface calls it; may be empty or a reference to a text
     * @param defaultValue the value where none is given; empty: none
     */
    record Input(String name, Class<?> type, String label, boolean required, String defaultValue) {
        static Input of(Parameter parameter) {
            @Nullable ActionInput described = parameter.getAnnotation(ActionInput.class);
            Class<?> type = parameter.getType();
            return described == null
                    ? new Input(parameter.getName(), type, "", type.isPrimitive(), "")
                    : new Input(
                            described.name(),
                            type,
                            described.label(),
                            described.required()
                                    || type.isPrimitive()
                                            && described.defaultValue().isEmpty(),
                            described.defaultValue());
        }

        private @Nullable Object value(@Nullable String given) {
            String text = given == null ? defaultValue : given;
            if (given == null && text.isEmpty()) {
                if (required) {
                    throw new IllegalArgumentException("The input " + name + " is missing");
                }
                return null;
            }
            try {
                return PARSERS.getOrDefault(boxed(type), ActionInputs::refused).apply(text);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        "The input " + name + " takes a " + type.getSimpleName() + ", which '" + text + "' is not", e);
            }
        }
    }

    static ActionInputs of(Method method) {
        return new ActionInputs(
                Arrays.stream(method.getParameters()).map(Input::of).toList());
    }

    /** Whether texts alone can run the action. */
    boolean takeTexts() {
        return all.stream().allMatch(input -> PARSERS.containsKey(boxed(input.type())));
    }

    /**
     * The values for texts by names of inputs.
     *
     * @throws IllegalArgumentException if one is unknown, missing or none of its type
     */
    List<@Nullable Object> values(String action, Map<String, String> texts) {
        for (String name : texts.keySet()) {
            if (all.stream().noneMatch(input -> input.name().equals(name))) {
                throw new IllegalArgumentException("The action " + action + " has no input " + name);
            }
        }
        List<@Nullable Object> values = new ArrayList<>();
        all.forEach(input -> values.add(input.value(texts.get(input.name()))));
        return values;
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> refused(text);
        };
    }

    private static Object refused(String text) {
        throw new IllegalArgumentException(text);
    }
}
