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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Puts every console command of the host and of add-ons on Karaf's shell, and takes it off with its bundle. */
@Component(service = KarafCommands.class, immediate = true)
public final class KarafCommands {
    private final SessionFactory sessions;
    private final Map<ConsoleCommandExtension, KarafCommand> commands = new ConcurrentHashMap<>();

    @Activate
    public KarafCommands(@Reference SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addConsoleCommandExtension(ConsoleCommandExtension extension) {
        KarafCommand command = new KarafCommand(extension);
        commands.put(extension, command);
        sessions.getRegistry().register(command);
    }

    void removeConsoleCommandExtension(ConsoleCommandExtension extension) {
        KarafCommand command = commands.remove(extension);
        if (command != null) {
            sessions.getRegistry().unregister(command);
        }
    }

    @Deactivate
    void close() {
        commands.values().forEach(sessions.getRegistry()::unregister);
        commands.clear();
    }
}
