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

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.extensions.AbstractConsoleCommandExtension;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;
import org.openhab.core.types.TypeParser;
import org.openhab.standin.host.item.Communication;
import org.openhab.standin.host.item.HostItem;
import org.openhab.standin.host.item.Items;
import org.openhab.standin.host.item.StateDescriptions;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code openhab:items}, {@code describe}, {@code links}, {@code send}, {@code status} and {@code update}. */
@Component(service = ItemCommands.class, immediate = true)
public final class ItemCommands {
    private static final String LIST = "list";

    private final Items items;
    private final Communication communication;
    private final StateDescriptions descriptions;

    @Activate
    public ItemCommands(
            BundleContext context,
            @Reference Items items,
            @Reference Communication communication,
            @Reference StateDescriptions descriptions) {
        this(items, communication, descriptions);
        // The bundle takes them along when it goes.
        all().forEach(command -> context.registerService(ConsoleCommandExtension.class, command, null));
    }

    ItemCommands(Items items, Communication communication, StateDescriptions descriptions) {
        this.items = items;
        this.communication = communication;
        this.descriptions = descriptions;
    }

    List<ConsoleCommandExtension> all() {
        return List.of(
                new OneLine(
                        "items",
                        "Access the item registry.",
                        LIST + " [<pattern>]",
                        "lists names and types of all items (matching the pattern, if given)",
                        onList((args, console) -> list(args.length < 2 ? "*" : args[1], console))),
                new OneLine(
                        "describe",
                        "Tell what the state of an item may be.",
                        "<item>",
                        "shows the state description of an item",
                        (args, console) -> args.length == 1 && describe(args[0], console)),
                new OneLine(
                        "links",
                        "Manage your links.",
                        LIST,
                        "lists all links",
                        onList((args, console) ->
                                items.links().forEach(link -> console.println(link + " " + link.getConfiguration())))),
                new OneLine(
                        "send",
                        "Send a command to an item.",
                        "<item> <command>",
                        "sends a command for an item",
                        (args, console) -> args.length == 2 && command(args[0], args[1], console)),
                new OneLine(
                        "status",
                        "Get the state of an item.",
                        "<item>",
                        "shows the current status of an item",
                        (args, console) -> args.length > 0 && status(args[0], console)),
                new OneLine(
                        "update",
                        "Send a state update to an item.",
                        "<item> <state>",
                        "sends a status update for an item",
                        (args, console) -> args.length == 2 && state(args[0], args[1], console)));
    }

    /** Does what the arguments say; false if they are none of the command's. */
    @FunctionalInterface
    interface Action {
        boolean run(String[] args, Console console);
    }

    /** A command with a single usage, which it prints when it is not used so. */
    static final class OneLine extends AbstractConsoleCommandExtension {
        private final String usage;
        private final Action action;

        OneLine(String command, String description, String syntax, String meaning, Action action) {
            super(command, description);
            this.usage = buildCommandUsage(syntax, meaning);
            this.action = action;
        }

        @Override
        public List<String> getUsages() {
            return List.of(usage);
        }

        @Override
        public void execute(String[] args, Console console) {
            if (!action.run(args, console)) {
                printUsage(console);
            }
        }
    }

    private static Action onList(BiConsumer<String[], Console> list) {
        return (args, console) -> {
            boolean known = args.length > 0 && LIST.equals(args[0]);
            if (known) {
                list.accept(args, console);
            } else if (args.length > 0) {
                console.println("Unknown command '" + args[0] + "'");
            }
            return known;
        };
    }

    private void list(String pattern, Console console) {
        String regex = pattern.replace("?", ".?").replace("*", ".*?");
        List<HostItem> found = items.all().stream()
                .filter(item -> item.getName().matches(regex))
                .sorted(Comparator.comparing(HostItem::getName))
                .toList();
        if (found.isEmpty()) {
            console.println("No item found for this pattern.");
        }
        found.forEach(item -> console.println(item.toString()));
    }

    private boolean status(String name, Console console) {
        item(name, console).ifPresent(item -> console.println(item.getState().toString()));
        return true;
    }

    private boolean describe(String name, Console console) {
        item(name, console).ifPresent(item -> console.println(String.valueOf(descriptions.of(item.getName()))));
        return true;
    }

    private boolean command(String name, String text, Console console) {
        item(name, console).ifPresent(item -> {
            Command command = TypeParser.parseCommand(item.getAcceptedCommandTypes(), text);
            if (command == null) {
                refuse("Command '" + text, item, "command", item.getAcceptedCommandTypes(), console);
            } else {
                communication.send(item, command);
                console.println("Command has been sent successfully.");
            }
        });
        return true;
    }

    private boolean state(String name, String text, Console console) {
        item(name, console).ifPresent(item -> {
            State state = TypeParser.parseState(item.getAcceptedDataTypes(), text);
            if (state == null) {
                refuse("State '" + text, item, "data", item.getAcceptedDataTypes(), console);
            } else {
                communication.update(item, state);
                console.println("Update has been sent successfully.");
            }
        });
        return true;
    }

    private static void refuse(
            String what, HostItem item, String kind, List<? extends Class<? extends Type>> types, Console console) {
        console.println("Error: " + what + "' is not valid for item '" + item.getName() + "'");
        console.println("Valid " + kind + " types are: "
                + types.stream().map(Class::getSimpleName).collect(Collectors.joining(" ", "( ", " )")));
    }

    /** The item of that name; if there is none, the console says so. */
    private Optional<HostItem> item(String name, Console console) {
        Optional<HostItem> item = items.find(name);
        if (item.isEmpty()) {
            console.println("Error: Item '" + name + "' does not exist.");
        }
        return item;
    }
}
