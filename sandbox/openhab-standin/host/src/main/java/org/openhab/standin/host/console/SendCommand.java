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
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.standin.host.item.Communication;
import org.openhab.standin.host.item.Items;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code openhab:send <item> <command>}. */
@Component(service = ConsoleCommandExtension.class)
public final class SendCommand extends ItemCommand {

    private final Communication communication;

    @Activate
    public SendCommand(@Reference Items items, @Reference Communication communication) {
        super(items, "send", "Send a command to an item.");
        this.communication = communication;
    }

    @Override
    public List<String> getUsages() {
        return List.of(buildCommandUsage("<item> <command>", "sends a command for an item"));
    }

    @Override
    public void execute(String[] args, Console console) {
        if (args.length != 2) {
            printUsage(console);
            return;
        }
        item(args[0], console)
                .ifPresent(item -> item.command(args[1])
                        .ifPresentOrElse(
                                command -> {
                                    communication.send(item, command);
                                    console.println("Command has been sent successfully.");
                                },
                                () -> {
                                    console.println(
                                            "Error: Command '" + args[1] + "' is not valid for item '" + args[0] + "'");
                                    console.println("Valid command types are: "
                                            + names(item.type().commands()));
                                }));
    }
}
