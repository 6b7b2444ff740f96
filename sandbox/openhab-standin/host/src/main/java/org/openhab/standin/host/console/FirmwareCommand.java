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
import java.util.concurrent.CopyOnWriteArrayList;
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.extensions.AbstractConsoleCommandExtension;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateHandler;
import org.openhab.core.thing.firmware.FirmwareRegistry;
import org.openhab.core.thing.firmware.FirmwareStatusInfo;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code openhab:firmware list|status|update|cancel}. As openHAB's, it completes nothing and tells no reasons. */
@Component(service = ConsoleCommandExtension.class)
public final class FirmwareCommand extends AbstractConsoleCommandExtension {
    private static final String LIST = "list";
    private static final String STATUS = "status";
    private static final String UPDATE = "update";
    private static final String CANCEL = "cancel";

    private final ThingRegistry things;
    private final FirmwareRegistry firmwares;
    private final FirmwareUpdateService service;
    private final List<FirmwareUpdateHandler> handlers = new CopyOnWriteArrayList<>();

    @Activate
    public FirmwareCommand(
            @Reference ThingRegistry things,
            @Reference FirmwareRegistry firmwares,
            @Reference FirmwareUpdateService service) {
        super("firmware", "Manage your things' firmwares.");
        this.things = things;
        this.firmwares = firmwares;
        this.service = service;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addFirmwareUpdateHandler(FirmwareUpdateHandler handler) {
        handlers.add(handler);
    }

    public void removeFirmwareUpdateHandler(FirmwareUpdateHandler handler) {
        handlers.remove(handler);
    }

    @Override
    public List<String> getUsages() {
        return List.of(
                buildCommandUsage(LIST + " <thingUID>", "lists the available firmwares for a thing"),
                buildCommandUsage(STATUS + " <thingUID>", "lists the firmware status for a thing"),
                buildCommandUsage(CANCEL + " <thingUID>", "cancels the firmware update for a thing"),
                buildCommandUsage(UPDATE + " <thingUID> <version>", "updates the firmware for a thing"));
    }

    @Override
    public void execute(String[] args, Console console) {
        if (args.length == 0) {
            console.println("No firmware subcommand given.");
            printUsage(console);
            return;
        }
        int needed = UPDATE.equals(args[0]) ? 3 : 2;
        switch (args[0]) {
            case LIST, STATUS, UPDATE, CANCEL -> {
                if (args.length == needed) {
                    run(args, console);
                } else {
                    console.println("Specify the thing" + (needed == 3 ? " and the version" : "") + ": 'firmware "
                            + args[0] + " <thingUID>" + (needed == 3 ? " <version>" : "") + "'.");
                }
            }
            default -> {
                console.println("Unknown firmware subcommand '" + args[0] + "'.");
                printUsage(console);
            }
        }
    }

    private void run(String[] args, Console console) {
        ThingUID uid = new ThingUID(args[1]);
        switch (args[0]) {
            case LIST -> list(uid, console);
            case STATUS -> status(uid, console);
            default -> {
                if (handlers.stream()
                        .noneMatch(handler -> handler.getThing().getUID().equals(uid))) {
                    console.println("No firmware update handler available for thing with UID " + uid + ".");
                } else if (UPDATE.equals(args[0])) {
                    service.updateFirmware(uid, args[2], null);
                    console.println("Firmware update started.");
                } else {
                    service.cancelFirmwareUpdate(uid);
                    console.println("Firmware update canceled.");
                }
            }
        }
    }

    private void list(ThingUID uid, Console console) {
        Thing thing = things.get(uid);
        if (thing == null) {
            console.println("There is no present thing with UID " + uid);
            return;
        }
        Collection<Firmware> found = firmwares.getFirmwares(thing);
        if (found.isEmpty()) {
            console.println("No firmwares found for thing with UID " + uid);
        }
        found.forEach(firmware -> console.println(firmware.toString()));
    }

    private void status(ThingUID uid, Console console) {
        FirmwareStatusInfo info = service.getFirmwareStatusInfo(uid);
        if (info == null) {
            console.println("The firmware status for thing with UID " + uid + " could not be determined.");
            return;
        }
        String version = info.getUpdatableFirmwareVersion();
        console.println("Firmware status for thing with UID " + uid + " is " + info.getFirmwareStatus() + "."
                + (version == null ? "" : " The latest updatable firmware version is " + version + "."));
    }
}
