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
package org.openhab.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.io.input.NoCloseInputStream;
import org.apache.sshd.common.util.io.output.NoCloseOutputStream;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Runs commands on the console of a Karaf on this machine over SSH. All commands share one login, which is made with the
 * first of them and again when Karaf has ended it; each has a shell of its own. Methods may be called from any thread.
 */
public final class SshConsole implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofMinutes(1);

    /** A busy Karaf sometimes never answers a login; another one right afterwards goes well. */
    private static final int LOGINS = 3;

    private static final int LARGEST_OUTPUT = 4 * 1024 * 1024;
    private static final int NO_STATUS = -1;

    private final String user;
    private final String password;
    private final int port;
    private final @Nullable Path publicKey;
    private final SshClient client;
    private @Nullable ClientSession current;

    /**
     * @param port of the console on 127.0.0.1
     * @param publicKey the file that Karaf has written its public key to; nobody else who has got hold of the port is
     *     believed. Without one, everybody is
     */
    public SshConsole(String user, String password, int port, @Nullable Path publicKey) {
        this.user = user;
        this.password = password;
        this.port = port;
        this.publicKey = publicKey;
        client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, key) -> isTheRightKey(key));
        client.setHostConfigEntryResolver((host, entryPort, local, name, proxy, context) -> null);
        client.start();
    }

    /**
     * Runs a command.
     *
     * @throws IOException if nothing listens, the login is refused, or the command has not ended in time
     */
    public ConsoleResult execute(String command, Duration timeout) throws IOException {
        try (BoundedOutput output = new BoundedOutput();
                ChannelExec channel = open(command, output)) {
            Set<ClientChannelEvent> events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), timeout);
            if (events.contains(ClientChannelEvent.TIMEOUT)) {
                throw new IOException("The console command '" + command + "' has not ended within "
                        + timeout.toSeconds() + " s; so far: " + output.text());
            }
            Integer status = channel.getExitStatus();
            return new ConsoleResult(status == null ? NO_STATUS : status, output.text());
        }
    }

    /** A login that Karaf has just ended, unseen so far, is replaced once: the command has not begun then. */
    private ChannelExec open(String command, OutputStream output) throws IOException {
        ClientSession session = session();
        try {
            return open(session, command, output);
        } catch (IOException | IllegalStateException e) {
            if (session.isOpen()) {
                throw e;
            }
            return open(session(), command, output);
        }
    }

    private static ChannelExec open(ClientSession session, String command, OutputStream output) throws IOException {
        ChannelExec channel = session.createExecChannel(command);
        try {
            channel.setOut(output);
            channel.setErr(output);
            channel.open().verify(CONNECT);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close(true);
            throw e;
        }
    }

    private synchronized ClientSession session() throws IOException {
        ClientSession session = current;
        if (session == null || !session.isOpen()) {
            session = login();
            current = session;
        }
        return session;
    }

    /** Connects a terminal with the console's shell until one of them ends it; leaves both streams open. */
    public void interact(InputStream in, OutputStream out, int columns, int lines) throws IOException {
        try (ClientSession session = login();
                ChannelShell shell = session.createShellChannel()) {
            shell.setIn(new NoCloseInputStream(in));
            shell.setOut(new NoCloseOutputStream(out));
            shell.setErr(new NoCloseOutputStream(out));
            shell.setPtyType("xterm");
            shell.setPtyColumns(columns);
            shell.setPtyLines(lines);
            shell.open().verify(CONNECT);
            shell.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 0);
        }
    }

    private ClientSession login() throws IOException {
        for (int attempt = 1; ; attempt++) {
            ClientSession session =
                    client.connect(user, "127.0.0.1", port).verify(CONNECT).getSession();
            try {
                session.addPasswordIdentity(password);
                AuthFuture login = session.auth();
                if (login.await(CONNECT) || attempt == LOGINS) {
                    login.verify(CONNECT);
                    return session;
                }
                session.close(true);
            } catch (IOException | RuntimeException e) {
                session.close(true);
                throw e;
            }
        }
    }

    private boolean isTheRightKey(PublicKey key) {
        Path file = publicKey;
        if (file == null) {
            return true;
        }
        try {
            String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            return MessageDigest.isEqual(key.getEncoded(), Base64.getDecoder().decode(pem));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.stop();
    }

    /** Two of Karaf's threads write; what is beyond the limit is an error of the command. */
    private static final class BoundedOutput extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int value) throws IOException {
            if (bytes.size() >= LARGEST_OUTPUT) {
                throw new IOException("The console printed more than " + LARGEST_OUTPUT + " bytes");
            }
            bytes.write(value);
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
