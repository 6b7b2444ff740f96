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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;

/** What a command prints to a session of the shell. */
@NonNullByDefault({})
public final class ConsoleOutput {
    private ConsoleOutput() {}

    /** The lines that the command prints when it is typed with these arguments. */
    public static List<String> of(ConsoleCommandExtension command, String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            command.execute(arguments, new KarafCommands.KarafCommand.KarafConsole(out, command.getCommand()));
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
