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

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.automation.Visibility;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.extensions.AbstractConsoleCommandExtension;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.thing.ThingUID;
import org.openhab.standin.host.action.ThingAction;
import org.openhab.standin.host.action.ThingActionRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code openhab:actions <thingUID> [<action> [<input>=<value>...]]}: what openHAB offers in Main UI and at
 * {@code /rest/actions}, which this host does not have.
 */
@Component(service = ConsoleCommandExtension.class)
public final class ActionsCommand extends AbstractConsoleCommandExtension {
    /** Before the key of a text. */
    private static final String REFERENCE = "@text/";

    private final Logger logger = LoggerFactory.getLogger(ActionsCommand.class);
    private final ThingActionRegistry actions;
    private final TranslationProvider translations;

    @Activate
    public ActionsCommand(@Reference ThingActionRegistry actions, @Reference TranslationProvider translations) {
        super("actions", "Run actions of things.");
        this.actions = actions;
        this.translations = translations;
    }

    @Override
    public List<String> getUsages() {
        return List.of(
                buildCommandUsage("<thingUID>", "lists the actions of a thing"),
                buildCommandUsage("<thingUID> <action> [<input>=<value>...]", "runs an action of a thing"));
    }

    @Override
    public void execute(String[] args, Console console) {
        if (args.length == 0) {
            printUsage(console);
            return;
        }
        List<ThingAction> offered = of(args[0]);
        if (offered.isEmpty()) {
            console.println("No actions found for thing with UID " + args[0]);
        } else if (args.length == 1) {
            offered.stream()
                    .filter(action -> action.description().visibility() != Visibility.HIDDEN)
                    .forEach(action -> describe(action, console));
        } else {
            Optional<ThingAction> wanted = offered.stream()
                    .filter(action -> action.uid().equals(args[1]))
                    .findFirst();
            wanted.ifPresentOrElse(
                    action -> run(action, Arrays.asList(args).subList(2, args.length), console),
                    () -> console.println("The thing " + args[0] + " has no action " + args[1]));
        }
    }

    private List<ThingAction> of(String thing) {
        try {
            return actions.of(new ThingUID(thing));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private void describe(ThingAction action, Console console) {
        String expert = action.description().visibility() == Visibility.EXPERT ? " (expert)" : "";
        console.println(action.uid() + " - " + text(action, action.description().label()) + expert);
        action.inputLines(label -> text(action, label)).forEach(console::println);
    }

    /** The text of the add-on's bundle that a label may refer to. */
    private String text(ThingAction action, String label) {
        Bundle bundle = FrameworkUtil.getBundle(action.actions().getClass());
        if (bundle == null || !label.startsWith(REFERENCE)) {
            return label;
        }
        String key = label.substring(REFERENCE.length());
        return Objects.requireNonNullElse(translations.getText(bundle, key, label, null), label);
    }

    private void run(ThingAction action, List<String> assignments, Console console) {
        try {
            Map<String, @Nullable Object> results = action.run(inputs(assignments));
            if (results.isEmpty()) {
                console.println("The action has been run.");
            }
            results.forEach((name, value) -> console.println(name + " = " + value));
        } catch (IllegalArgumentException e) {
            console.println("Error: " + e.getMessage());
        } catch (InvocationTargetException e) {
            logger.warn("The action {} failed", action.uid(), e.getCause());
            console.println("Error: The action failed: " + e.getCause());
        }
    }

    private static Map<String, String> inputs(List<String> assignments) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int sign = assignment.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("'" + assignment + "' is not <input>=<value>");
            }
            inputs.put(assignment.substring(0, sign), assignment.substring(sign + 1));
        }
        return inputs;
    }
}
