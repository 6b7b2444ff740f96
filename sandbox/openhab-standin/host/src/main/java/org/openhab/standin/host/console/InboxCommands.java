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
import org.openhab.core.config.discovery.DiscoveryResult;
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.thing.ThingUID;
import org.openhab.standin.host.console.ItemCommands.OneLine;
import org.openhab.standin.host.inbox.Inbox;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code openhab:inbox list|approve} and {@code openhab:discovery start}. */
@Component(service = InboxCommands.class, immediate = true)
public final class InboxCommands {
    private final Inbox inbox;

    @Activate
    public InboxCommands(BundleContext context, @Reference Inbox inbox) {
        this(inbox);
        // The bundle takes them along when it goes.
        all().forEach(command -> context.registerService(ConsoleCommandExtension.class, command, null));
    }

    public InboxCommands(Inbox inbox) {
        this.inbox = inbox;
    }

    public List<ConsoleCommandExtension> all() {
        return List.of(
                new OneLine(
                        "inbox",
                        "Manage your inbox.",
                        "list|approve <thingUID> [<label>]",
                        "lists all current inbox entries, or creates a thing for one",
                        this::inbox),
                new OneLine(
                        "discovery",
                        "Control the discovery mechanism.",
                        "start <bindingID>",
                        "runs a discovery on a given binding",
                        this::discovery));
    }

    private boolean inbox(String[] args, Console console) {
        if (args.length > 1 && "approve".equals(args[0])) {
            approve(args, console);
        } else if (args.length == 1 && "list".equals(args[0])) {
            list(console);
        } else {
            return false;
        }
        return true;
    }

    private void list(Console console) {
        List<DiscoveryResult> results = inbox.results();
        if (results.isEmpty()) {
            console.println("No inbox entries found.");
        }
        for (DiscoveryResult result : results) {
            console.println(String.format(
                    "NEW [%s]: %s [thingId=%s, bridgeId=%s, properties=%s, representationProperty=%s, timeToLive=%s]",
                    result.getThingTypeUID(),
                    result.getLabel(),
                    result.getThingUID(),
                    result.getBridgeUID(),
                    result.getProperties(),
                    result.getRepresentationProperty(),
                    result.getTimeToLive() == DiscoveryResult.TTL_UNLIMITED ? "UNLIMITED" : result.getTimeToLive()));
        }
    }

    private void approve(String[] args, Console console) {
        try {
            if (!inbox.approve(new ThingUID(args[1]), args.length > 2 ? args[2] : null)) {
                console.println("No matching inbox entry could be found.");
            }
        } catch (IllegalArgumentException e) {
            console.println(String.valueOf(e.getMessage()));
        }
    }

    private boolean discovery(String[] args, Console console) {
        boolean starts = args.length == 2 && "start".equals(args[0]);
        if (starts) {
            inbox.scan(args[1]);
        }
        return starts;
    }
}
