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
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.standin.host.item.HostItem;
import org.openhab.standin.host.item.Items;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code openhab:items list [<pattern>]}. */
@Component(service = ConsoleCommandExtension.class)
public final class ItemsCommand extends ListCommand {

    private final Items items;

    @Activate
    public ItemsCommand(@Reference Items items) {
        super("items", "Access the item registry.");
        this.items = items;
    }

    @Override
    public List<String> getUsages() {
        return List.of(buildCommandUsage(
                LIST + " [<pattern>]", "lists names and types of all items (matching the pattern, if given)"));
    }

    @Override
    void list(String[] args, Console console) {
        String pattern = args.length < 2 ? "*" : args[1];
        String regex = pattern.replace("?", ".?").replace("*", ".*?");
        List<HostItem> found = items.all().stream()
                .filter(item -> item.name().matches(regex))
                .sorted(Comparator.comparing(HostItem::name))
                .toList();
        if (found.isEmpty()) {
            console.println("No item found for this pattern.");
        }
        found.forEach(item -> console.println(item.toString()));
    }
}
