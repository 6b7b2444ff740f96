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

import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.extensions.AbstractConsoleCommandExtension;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;
import org.openhab.standin.host.thing.ThingLifeCycle;
import org.openhab.standin.host.thing.ThingTypes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code openhab:things list|show|remove|enable|disable}. A status is printed as the handler gave it, with the keys of its
 * texts.
 */
@Component(service = ConsoleCommandExtension.class)
public final class ThingsCommand extends AbstractConsoleCommandExtension {
    private static final List<String> SECRETS = List.of("secret", "password", "token", "key");
    private static final String LIST = "list";
    private static final String SHOW = "show";
    private static final String ENABLE = "enable";
    private static final String DISABLE = "disable";
    private static final String REMOVE = "remove";
    private static final List<String> ONE = List.of(SHOW, ENABLE, DISABLE, REMOVE);

    private final ThingRegistry things;
    private final ThingTypes types;
    private final ThingLifeCycle lifeCycle;

    @Activate
    public ThingsCommand(
            @Reference ThingRegistry things, @Reference ThingTypes types, @Reference ThingLifeCycle lifeCycle) {
        super("things", "Access your thing registry.");
        this.things = things;
        this.types = types;
        this.lifeCycle = lifeCycle;
    }

    @Override
    public List<String> getUsages() {
        return List.of(
                buildCommandUsage(LIST, "lists all things"),
                buildCommandUsage(SHOW + " <thingUID>", "show details about a thing"),
                buildCommandUsage(REMOVE + " <thingUID>", "remove a thing that is of no file"),
                buildCommandUsage(DISABLE + " <thingUID>", "disables a thing"),
                buildCommandUsage(ENABLE + " <thingUID>", "enables a thing"));
    }

    @Override
    public void execute(String[] args, Console console) {
        String command = args.length == 0 ? "" : args[0];
        if (LIST.equals(command)) {
            list(console);
        } else if (args.length > 1 && ONE.contains(command)) {
            one(command, args[1], console);
        } else if (ONE.contains(command)) {
            console.println("Command '" + command + "' needs argument <thingUID>");
        } else {
            if (args.length > 0) {
                console.println("Unknown command '" + command + "'");
            }
            printUsage(console);
        }
    }

    private void list(Console console) {
        if (things.getAll().isEmpty()) {
            console.println("No things found.");
        }
        for (Thing thing : things.getAll()) {
            String type = thing instanceof Bridge ? "Bridge" : "Thing";
            console.println(thing.getUID() + " (Type=" + type + ", Status=" + thing.getStatusInfo() + ", Label="
                    + thing.getLabel() + ", Bridge=" + thing.getBridgeUID() + ")");
        }
    }

    private void one(String command, String uid, Console console) {
        Thing thing = thing(uid);
        if (thing == null) {
            console.println("thing for thingUID '" + uid + "' not found.");
        } else if (SHOW.equals(command)) {
            show(thing, console);
        } else if (REMOVE.equals(command)) {
            console.println(lifeCycle.remove(thing.getUID()) ? "Thing '" + uid + "' removed." : uid + " is of a file.");
        } else {
            boolean enabled = ENABLE.equals(command);
            lifeCycle.enable(thing.getUID(), enabled);
            console.println(uid + " successfully " + (enabled ? "enabled." : "disabled."));
        }
    }

    private @Nullable Thing thing(String uid) {
        try {
            return things.get(new ThingUID(uid));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void show(Thing thing, Console console) {
        console.println("UID: " + thing.getUID());
        console.println("Type: " + thing.getThingTypeUID());
        console.println("Label: " + thing.getLabel());
        console.println("Status: " + thing.getStatusInfo());
        if (thing.getBridgeUID() != null) {
            console.println("Bridge: " + thing.getBridgeUID());
        }
        console.println("");
        console.println(thing.getProperties().isEmpty() ? "No properties" : "Properties:");
        thing.getProperties().forEach((name, value) -> console.println("\t" + name + " : " + value));
        console.println("");
        ConfigDescription description = types.description(thing.getThingTypeUID());
        console.println(thing.getConfiguration().keySet().isEmpty() ? "No configuration" : "Configuration parameters:");
        thing.getConfiguration().keySet().stream()
                .sorted()
                .forEach(name -> console.println("\t" + name + " : "
                        + (isSecret(description, name)
                                ? "*****"
                                : thing.getConfiguration().get(name))));
        console.println("");
        console.println(thing.getChannels().isEmpty() ? "No channels" : "Channels:");
        for (Channel channel : thing.getChannels()) {
            console.println("\tUID: " + channel.getUID());
            console.println("\tLabel: " + channel.getLabel());
            console.println("\tType: " + channel.getChannelTypeUID() + ", Kind: " + channel.getKind() + ", Item type: "
                    + channel.getAcceptedItemType());
            console.println("");
        }
    }

    /** By the description; without one, by the name, so that a thing whose add-on is missing gives nothing away. */
    private static boolean isSecret(@Nullable ConfigDescription description, String name) {
        if (description == null) {
            String lower = name.toLowerCase(Locale.ROOT);
            return SECRETS.stream().anyMatch(lower::contains);
        }
        return description.getParameters().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .map(ConfigDescriptionParameter::getContext)
                .anyMatch("password"::equals);
    }
}
