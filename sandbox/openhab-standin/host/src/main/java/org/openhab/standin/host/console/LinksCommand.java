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
import org.openhab.standin.host.item.ItemLink;
import org.openhab.standin.host.item.Items;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code openhab:links list}. */
@Component(service = ConsoleCommandExtension.class)
public final class LinksCommand extends ListCommand {

    private final Items items;

    @Activate
    public LinksCommand(@Reference Items items) {
        super("links", "Manage your links.");
        this.items = items;
    }

    @Override
    public List<String> getUsages() {
        return List.of(buildCommandUsage(LIST, "lists all links"));
    }

    @Override
    void list(String[] args, Console console) {
        for (ItemLink link : items.links()) {
            console.println(link + " " + link.configuration());
        }
    }
}
