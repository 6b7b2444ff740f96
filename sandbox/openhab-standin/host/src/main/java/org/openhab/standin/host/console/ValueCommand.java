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
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.io.console.Console;
import org.openhab.core.items.Item;
import org.openhab.core.types.Type;
import org.openhab.standin.host.item.HostItem;
import org.openhab.standin.host.item.Items;

/** A command that gives an item a value as a user types it: the first type of the item that takes the text. */
abstract class ValueCommand<T extends Type> extends ItemCommand {

    ValueCommand(Items items, String command, String description) {
        super(items, command, description);
    }

    @Override
    public void execute(String[] args, Console console) {
        if (args.length == 2) {
            item(args[0], console).ifPresent(item -> give(item, args[1], console));
        } else {
            printUsage(console);
        }
    }

    private void give(HostItem item, String text, Console console) {
        List<Class<? extends T>> types = types(item.item());
        @Nullable T value = parse(types, text);
        if (value == null) {
            console.println("Error: " + refusal(text) + " is not valid for item '" + item.name() + "'");
            console.println(typesTitle()
                    + types.stream().map(Class::getSimpleName).collect(Collectors.joining(" ", "( ", " )")));
        } else {
            give(item, value);
            console.println(done());
        }
    }

    abstract List<Class<? extends T>> types(Item item);

    abstract @Nullable T parse(List<Class<? extends T>> types, String text);

    abstract void give(HostItem item, T value);

    abstract String refusal(String text);

    abstract String typesTitle();

    abstract String done();
}
