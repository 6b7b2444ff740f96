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

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.ConsoleCommandCompleter;
import org.openhab.core.io.console.extensions.AbstractConsoleCommandExtension;
import org.openhab.standin.host.item.HostItem;
import org.openhab.standin.host.item.Items;

/** A command whose first argument is the name of an item. */
abstract class ItemCommand extends AbstractConsoleCommandExtension {

    protected final Items items;

    ItemCommand(Items items, String command, String description) {
        super(command, description);
        this.items = items;
    }

    /** The item of that name; if there is none, the console says so. */
    protected Optional<HostItem> item(String name, Console console) {
        Optional<HostItem> item = items.get(name);
        if (item.isEmpty()) {
            console.println("Error: Item '" + name + "' does not exist.");
        }
        return item;
    }

    private Collection<String> itemNames() {
        return items.all().stream().map(HostItem::name).toList();
    }

    @Override
    public @Nullable ConsoleCommandCompleter getCompleter() {
        return new ArgumentCompleter(List.of(this::itemNames));
    }
}
