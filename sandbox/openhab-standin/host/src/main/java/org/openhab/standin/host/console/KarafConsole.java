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

import java.io.PrintStream;
import org.openhab.core.io.console.Console;

/** Prints what a command says to the session that it was typed in. */
final class KarafConsole implements Console {
    private final PrintStream out;
    private final String command;

    KarafConsole(PrintStream out, String command) {
        this.out = out;
        this.command = command;
    }

    @Override
    public void print(String text) {
        out.print(text);
    }

    @Override
    public void println(String text) {
        out.println(text);
    }

    /** Usages begin with the plain command; here it has a scope. */
    @Override
    public void printUsage(String text) {
        boolean plain = text.startsWith(command);
        out.println("Usage: " + (plain ? KarafCommand.SCOPE + ":" + text : text));
    }
}
