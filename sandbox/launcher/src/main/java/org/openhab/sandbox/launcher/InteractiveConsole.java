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
package org.openhab.sandbox.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.io.input.NoCloseInputStream;
import org.apache.sshd.common.util.io.output.NoCloseOutputStream;
import org.openhab.sandbox.KarafInstance;
import org.openhab.sandbox.KarafSettings;

/**
 * Puts the user's terminal on openHAB's console. The terminal has to pass each key on by itself, as sandbox.sh sets it.
 */
final class InteractiveConsole {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private InteractiveConsole() {}

    /** Returns when the user has left the console. */
    static void attach(KarafInstance openHab) throws IOException {
        KarafSettings settings = openHab.settings();
        try (SshClient client = SshClient.setUpDefaultClient()) {
            // A child process on this machine whose key was made at its start.
            client.setServerKeyVerifier((session, address, key) -> true);
            client.setHostConfigEntryResolver((host, port, local, user, proxy, context) -> null);
            client.start();
            try (ClientSession session = client.connect(settings.user(), "127.0.0.1", openHab.sshPort())
                    .verify(CONNECT)
                    .getSession()) {
                session.addPasswordIdentity(settings.password());
                session.auth().verify(CONNECT);
                shell(session);
            }
        }
    }

    private static void shell(ClientSession session) throws IOException {
        try (ChannelShell shell = session.createShellChannel()) {
            shell.setIn(new NoCloseInputStream(System.in));
            shell.setOut(new NoCloseOutputStream(System.out));
            shell.setErr(new NoCloseOutputStream(System.err));
            shell.setPtyType("xterm");
            shell.setPtyColumns(terminalSize("COLUMNS", 120));
            shell.setPtyLines(terminalSize("LINES", 40));
            shell.open().verify(CONNECT);
            shell.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 0);
        }
    }

    private static int terminalSize(String variable, int otherwise) {
        String value = System.getenv(variable);
        return value != null && value.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(value) : otherwise;
    }
}
