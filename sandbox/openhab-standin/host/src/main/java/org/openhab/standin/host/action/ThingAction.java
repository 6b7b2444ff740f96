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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;

/**
 * One action of one thing.
 *
 * @param uid scope and name of the method, as openHAB's REST API addresses it
 * @param actions the object that has the method
 * @param method what is called
 * @param inputs what it takes
 */
public record ThingAction(String uid, ThingActions actions, Method method, ActionInputs inputs) {
    /** What the method's annotation says of it. */
    public RuleAction description() {
        return method.getAnnotation(RuleAction.class);
    }

    /** A line for each input; {@code text} resolves references to texts. */
    public List<String> inputLines(UnaryOperator<String> text) {
        List<String> lines = new ArrayList<>();
        for (ActionInputs.Input input : inputs.all()) {
            String need = input.required()
                    ? ", required"
                    : input.defaultValue().isEmpty() ? "" : ", default " + input.defaultValue();
            String label = input.label().isEmpty() ? "" : " - " + text.apply(input.label());
            lines.add("\t" + input.name() + " (" + input.type().getSimpleName() + need + ")" + label);
        }
        return lines;
    }

    /** What the method's annotations say of its results. */
    private List<ActionOutput> outputs() {
        return Arrays.asList(method.getAnnotationsByType(ActionOutput.class));
    }

    /**
     * Runs the action on this thread.
     *
     * @param texts values by names of inputs
     * @return the results by name, empty if the action has none
     * @throws IllegalArgumentException if a value is unknown, missing or none of its type
     * @throws InvocationTargetException if the action throws
     */
    public Map<String, @Nullable Object> run(Map<String, String> texts) throws InvocationTargetException {
        try {
            return results(method.invoke(actions, inputs.values(uid, texts).toArray()));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("The class of the action " + uid + " is not public", e);
        }
    }

    private Map<String, @Nullable Object> results(@Nullable Object returned) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        if (returned instanceof Map<?, ?> map) {
            // Described ones first, in the order of the annotations.
            outputs().stream()
                    .map(ActionOutput::name)
                    .filter(map::containsKey)
                    .forEach(name -> results.put(name, null));
            map.forEach((name, value) -> results.put(String.valueOf(name), value));
        } else if (method.getReturnType() != void.class) {
            results.put(outputs().isEmpty() ? "result" : outputs().get(0).name(), returned);
        }
        return results;
    }
}
