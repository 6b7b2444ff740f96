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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.ConsoleCommandCompleter;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    /** Makes one of openHAB's console commands a command of Karaf's shell. */
    @NonNullByDefault({})
    static final class KarafCommand implements Command {
        private static final String SCOPE = "openhab";

        private static final Logger LOGGER = LoggerFactory.getLogger(KarafCommand.class);

        private final ConsoleCommandExtension extension;

        KarafCommand(ConsoleCommandExtension extension) {
            this.extension = extension;
        }

        @Override
        public String getScope() {
            return SCOPE;
        }

        @Override
        public String getName() {
            return extension.getCommand();
        }

        @Override
        public String getDescription() {
            return extension.getDescription();
        }

        @Override
        public @Nullable Object execute(Session session, List<Object> arguments) {
            String[] texts = arguments.stream().map(String::valueOf).toArray(String[]::new);
            KarafConsole console = new KarafConsole(session.getConsole(), getName());
            try {
                extension.execute(texts, console);
            } catch (RuntimeException e) {
                LOGGER.error("An error occurred while executing the console command '{}'", getName(), e);
                console.println("An unexpected error occurred during execution.");
            }
            return null;
        }

        @Override
        public @Nullable Completer getCompleter(boolean scoped) {
            ConsoleCommandCompleter completer = extension.getCompleter();
            return completer == null ? null : (session, line, candidates) -> complete(completer, line, candidates);
        }

        private static int complete(ConsoleCommandCompleter completer, CommandLine line, List<String> candidates) {
            String[] all = line.getArguments();
            int argument = line.getCursorArgumentIndex() - 1;
            if (argument < 0) {
                return -1;
            }
            // The first argument is the command itself.
            String[] arguments = all.length < 2 ? new String[0] : Arrays.copyOfRange(all, 1, all.length);
            List<String> found = new ArrayList<>();
            if (!completer.complete(arguments, argument, line.getArgumentPosition(), found)) {
                return -1;
            }
            candidates.addAll(found);
            return line.getBufferPosition() - line.getArgumentPosition();
        }

        @Override
        public @Nullable Parser getParser() {
            return null;
        }

        /** Prints what a command says to the session that it was typed in. */
        static final class KarafConsole implements Console {
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
                out.println("Usage: " + (plain ? SCOPE + ":" + text : text));
            }
        }
    }
}
