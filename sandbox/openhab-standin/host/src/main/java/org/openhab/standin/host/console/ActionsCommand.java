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
package org.openhab.standin.host.console;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.extensions.AbstractConsoleCommandExtension;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.openhab.core.thing.binding.ThingHandler;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code openhab:actions <thingUID> [<action> [<input>=<value>...]]}: what openHAB offers in Main UI and at
 * {@code /rest/actions}, which this host does not have. Actions that texts alone cannot run are left out.
 */
@Component(service = ConsoleCommandExtension.class)
public final class ActionsCommand extends AbstractConsoleCommandExtension {
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(
            String.class, text -> text,
            Boolean.class, Boolean::valueOf,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Double.class, Double::valueOf,
            BigDecimal.class, BigDecimal::new);

    private final Logger logger = LoggerFactory.getLogger(ActionsCommand.class);
    private final Set<ThingActions> services = new CopyOnWriteArraySet<>();

    private record Action(ThingActions actions, Method method) {}

    public ActionsCommand() {
        super("actions", "Run actions of things.");
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addThingActions(ThingActions actions) {
        services.add(actions);
    }

    public void removeThingActions(ThingActions actions) {
        services.remove(actions);
    }

    @Override
    public List<String> getUsages() {
        return List.of(buildCommandUsage(
                "<thingUID> [<action> [<input>=<value>...]]", "lists the actions of a thing or runs one"));
    }

    @Override
    public void execute(String[] args, Console console) {
        if (args.length == 0) {
            printUsage(console);
            return;
        }
        Map<String, Action> offered = of(args[0]);
        if (offered.isEmpty()) {
            console.println("No actions found for thing with UID " + args[0]);
        } else if (args.length == 1) {
            offered.keySet().forEach(console::println);
        } else if (offered.containsKey(args[1])) {
            run(args[1], offered.get(args[1]), Arrays.asList(args).subList(2, args.length), console);
        } else {
            console.println("The thing " + args[0] + " has no action " + args[1]);
        }
    }

    /** The actions of a thing by scope and name, as openHAB's REST API addresses them. */
    private Map<String, Action> of(String thing) {
        Map<String, Action> found = new TreeMap<>();
        for (ThingActions actions : services) {
            ThingHandler handler = actions.getThingHandler();
            @Nullable ThingActionsScope scope = actions.getClass().getAnnotation(ThingActionsScope.class);
            if (scope != null
                    && handler != null
                    && handler.getThing().getUID().getAsString().equals(thing)) {
                Arrays.stream(actions.getClass().getMethods())
                        .filter(method -> method.isAnnotationPresent(RuleAction.class))
                        .filter(method -> Arrays.stream(method.getParameterTypes())
                                .allMatch(type -> PARSERS.containsKey(boxed(type))))
                        .forEach(method ->
                                found.put(scope.name() + "." + method.getName(), new Action(actions, method)));
            }
        }
        return found;
    }

    private void run(String uid, Action action, List<String> assignments, Console console) {
        try {
            Map<String, String> inputs = new LinkedHashMap<>();
            for (String assignment : assignments) {
                String[] parts = assignment.split("=", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException("'" + assignment + "' is not <input>=<value>");
                }
                inputs.put(parts[0], parts[1]);
            }
            Parameter[] parameters = action.method().getParameters();
            @Nullable Object[] values = new @Nullable Object[parameters.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(parameters[i], inputs);
            }
            if (!inputs.isEmpty()) {
                throw new IllegalArgumentException("The action " + uid + " has no input " + inputs.keySet());
            }
            Object result = action.method().invoke(action.actions(), values);
            if (result instanceof Map<?, ?> results) {
                results.forEach((name, value) -> console.println(name + " = " + value));
            } else {
                console.println(
                        action.method().getReturnType() == void.class
                                ? "The action has been run."
                                : "result = " + result);
            }
        } catch (IllegalArgumentException | IllegalAccessException e) {
            console.println("Error: " + e.getMessage());
        } catch (InvocationTargetException e) {
            logger.warn("The action {} failed", uid, e.getCause());
            console.println("Error: The action failed: " + e.getCause());
        }
    }

    /** Takes the input's text away, or its default, and gives its value; null if there is neither and none is needed. */
    private static @Nullable Object value(Parameter parameter, Map<String, String> inputs) {
        @Nullable ActionInput described = parameter.getAnnotation(ActionInput.class);
        String name = described == null ? parameter.getName() : described.name();
        String fallback = described == null ? "" : described.defaultValue();
        Class<?> type = boxed(parameter.getType());
        String text = inputs.remove(name);
        if (text == null && fallback.isEmpty()) {
            if (parameter.getType().isPrimitive() || described != null && described.required()) {
                throw new IllegalArgumentException("The input " + name + " is missing");
            }
            return null;
        }
        try {
            return PARSERS.getOrDefault(type, given -> given).apply(text == null ? fallback : text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The input " + name + " takes a " + parameter.getType().getSimpleName() + ", which '" + text
                            + "' is not",
                    e);
        }
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
