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
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
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

    @Activate
    public SendCommand(@Reference Items items, @Reference Communication communication) {
        super(
                items,
                "send",
                "Send a command to an item.",
                new Value<>("Command", "command", HostItem::commands, TypeParser::parseCommand, communication::send));
    }

    @Override
    public List<String> getUsages() {
        return List.of(buildCommandUsage("<item> <command>", "sends a command for an item"));
    }

    @Override
    String done() {
        return "Command has been sent successfully.";
    }
}
