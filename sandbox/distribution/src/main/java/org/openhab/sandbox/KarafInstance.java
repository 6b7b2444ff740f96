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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A running Karaf with the openHAB stand-in, a child of this process.
 *
 * <p>Everything it listens on is the SSH console on 127.0.0.1. It ends with {@link #close()}, with this Java, and (it
 * watches its parent) also if this Java is killed. Methods may be called from any thread.
 */
public final class KarafInstance implements AutoCloseable {

    private static final Duration COMMAND = Duration.ofMinutes(2);
    private static final int LOG_LINES = 40;
    private static final int ATTEMPTS = 100;

    private static final int FIRST_PORT = 10_240;
    private static final int FIRST_OUTGOING_PORT = 32_768;

    /** Exists as soon as the stand-in's host runs, which starts last. */
    private static final String PROBE = "openhab:things list";

    private final WorkingCopy copy;
    private final Process process;
    private final int sshPort;
    private final KarafSettings settings;
    private final SshConsole console;
    private final Thread shutdownHook;

    private KarafInstance(KarafSettings settings, WorkingCopy copy, Process process, int sshPort) {
        this.settings = settings;
        this.copy = copy;
        this.process = process;
        this.sshPort = sshPort;
        console = new SshConsole(
                settings.user(), settings.password(), sshPort, copy.etc().resolve("host.key.pub"));
        shutdownHook = ChildProcess.endWithThisJava(process, "sandbox-karaf-shutdown");
    }

    /**
     * Prepares the working copy and starts the process; does not wait for it ({@link #awaitReady}).
     *
     * @throws IOException if the working copy cannot be written or the process cannot be started
     */
    public static KarafInstance start(KarafSettings settings) throws IOException {
        WorkingCopy copy = WorkingCopy.prepare(settings);
        int port = settings.sshPort() == 0 ? freePort() : settings.sshPort();
        ProcessBuilder builder = new ProcessBuilder(KarafCommandLine.of(settings, copy, port));
        builder.directory(copy.directory().toFile());
        builder.environment().put("JAVA_HOME", settings.java().home().toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        if (settings.localConsole()) {
            builder.inheritIO();
        } else {
            builder.redirectErrorStream(true);
            builder.redirectOutput(copy.logs().resolve("console.log").toFile());
        }
        return new KarafInstance(settings, copy, builder.start(), port);
    }

    /**
     * Waits until the console answers and knows openHAB's commands.
     *
     * @param timeout the longest time to wait
     * @throws IOException if the process ended or the time is over; the message holds the end of the log
     * @throws InterruptedException if this thread is interrupted
     */
    public KarafInstance awaitReady(Duration timeout) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        String last = "nothing listens yet";
        while (System.nanoTime() < deadline) {
            if (process.waitFor(300, TimeUnit.MILLISECONDS)) {
                throw new IOException("Karaf ended with code " + process.exitValue() + ". " + endOfLog());
            }
            try {
                ConsoleResult result = console.execute(PROBE, COMMAND);
                if (result.succeeded() && !result.output().contains("Command not found")) {
                    return this;
                }
                last = "the console says: " + result.output().strip();
            } catch (IOException e) {
                last = String.valueOf(e.getMessage());
            }
        }
        throw new IOException("Karaf was not ready within " + timeout.toSeconds() + " s (" + last + "). " + endOfLog());
    }

    /** Runs a console command such as {@code openhab:items list}; waits at most two minutes for its end. */
    public ConsoleResult execute(String command) throws IOException {
        return console.execute(command, COMMAND);
    }

    /** Runs a console command; waits at most {@code timeout} for its end. */
    public ConsoleResult execute(String command, Duration timeout) throws IOException {
        return console.execute(command, timeout);
    }

    /**
     * Puts a terminal on the console; returns when its user has left it. The terminal has to pass each key on by itself.
     *
     * @param columns of the terminal
     * @param lines of the terminal
     */
    public void interact(InputStream in, OutputStream out, int columns, int lines) throws IOException {
        console.interact(in, out, columns, lines);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public int sshPort() {
        return sshPort;
    }

    public KarafSettings settings() {
        return settings;
    }

    /** A KAR copied here is installed within some seconds. */
    public Path addons() {
        return copy.directory().resolve("addons");
    }

    /** Things and items in openHAB's YAML format. */
    public Path yaml() {
        return copy.directory().resolve("conf/yaml");
    }

    public Path userdata() {
        return copy.userdata();
    }

    /** The log of everything but events. */
    public Path log() {
        return copy.logs().resolve("openhab.log");
    }

    /** The log of commands to items and of changes of items and things. */
    public Path eventsLog() {
        return copy.logs().resolve("events.log");
    }

    /** Waits until the process has ended by itself, for a console that the user leaves; returns its exit code. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends the process without giving it a chance, as a power cut would; returns when it is gone. */
    public void kill() {
        end(true);
    }

    /**
     * Ends the process in good order; after 30 s without mercy. Returns when it is gone; a second call does nothing.
     */
    @Override
    public void close() {
        end(false);
    }

    private void end(boolean atOnce) {
        console.close();
        if (atOnce) {
            ChildProcess.endAtOnce(process);
        } else {
            ChildProcess.end(process);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // This Java is going down already and runs the hook itself.
        }
    }

    private String endOfLog() {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("console.log", "openhab.log")) {
            Path file = copy.logs().resolve(name);
            if (!Files.isRegularFile(file)) {
                continue;
            }
            try {
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
                text.append("End of ")
                        .append(file)
                        .append(":\n")
                        .append(String.join("\n", tail))
                        .append('\n');
            } catch (IOException | UncheckedIOException e) {
                text.append("(").append(file).append(" cannot be read)\n");
            }
        }
        return text.toString();
    }

    /**
     * A port where nobody listens, and none that the system gives to an outgoing connection until Karaf listens there,
     * which takes a while (RFC 6056, section 3.2; Linux begins at 32,768, others later).
     */
    private static int freePort() throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_OUTGOING_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody listens there.
                continue;
            }
        }
        throw new IOException("No free port was found in " + ATTEMPTS + " attempts");
    }
}
