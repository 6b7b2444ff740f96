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
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.ConsoleCommandCompleter;
import org.openhab.core.io.console.extensions.AbstractConsoleCommandExtension;

/** A command whose only verb is {@code list}. */
abstract class ListCommand extends AbstractConsoleCommandExtension {

    protected static final String LIST = "list";

    ListCommand(String command, String description) {
        super(command, description);
    }

    @Override
    public void execute(String[] args, Console console) {
        if (args.length > 0 && LIST.equals(args[0])) {
            list(args, console);
            return;
        }
        if (args.length > 0) {
            console.println("Unknown command '" + args[0] + "'");
        }
        printUsage(console);
    }

    abstract void list(String[] args, Console console);

    @Override
    public @Nullable ConsoleCommandCompleter getCompleter() {
        return new ArgumentCompleter(List.of(() -> List.of(LIST)));
    }
}
