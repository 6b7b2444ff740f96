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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.items.Item;
import org.openhab.core.types.Command;
import org.openhab.core.types.TypeParser;
import org.openhab.standin.host.item.Communication;
import org.openhab.standin.host.item.HostItem;
import org.openhab.standin.host.item.Items;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code openhab:send <item> <command>}. */
@Component(service = ConsoleCommandExtension.class)
public final class SendCommand extends ValueCommand<Command> {

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
    List<Class<? extends Command>> types(Item item) {
        return item.getAcceptedCommandTypes();
    }

    @Override
    @Nullable
    Command parse(List<Class<? extends Command>> types, String text) {
        return TypeParser.parseCommand(types, text);
    }

    @Override
    void give(HostItem item, Command value) {
        communication.send(item, value);
    }

    @Override
    String refusal(String text) {
        return "Command '" + text + "'";
    }

    @Override
    String typesTitle() {
        return "Valid command types are: ";
    }

    @Override
    String done() {
        return "Command has been sent successfully.";
    }
}
