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
package org.openhab.binding.aliyuniot.benchmarks.broker;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openhab.binding.aliyuniot.benchmarks.program.Commands;
import org.openhab.binding.aliyuniot.benchmarks.program.LocalPort;

/**
 * Mosquitto as a child process on a free port of the loopback address, without authentication and files. It sends a
 * client its own messages back, which Aliyun IoT Platform does not do.
 */
public final class Mosquitto implements Broker {
    private static final int TRIES = 5;

    private final Process process;
    private final Path configuration;
    private final int port;

    private Mosquitto(Process process, Path configuration, int port) {
        this.process = process;
        this.configuration = configuration;
        this.port = port;
    }

    /** Where it is installed. */
    public static Optional<Path> find() {
        return Commands.find("mosquitto");
    }

    /**
     * Starts it and waits until it takes connections.
     *
     * @throws IOException if it does not within some seconds
     */
    public static Mosquitto start() throws IOException, InterruptedException {
        Path program = find().orElseThrow(
                        () -> new IOException("mosquitto is not installed; on Debian: apt-get install mosquitto"));
        for (int i = 0; i < TRIES; i++) {
            Mosquitto started = launch(program, LocalPort.free());
            if (LocalPort.isServedBy(started.process, started.port)) {
                return started;
            }
            started.close();
        }
        throw new IOException(program + " does not start");
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    private static Mosquitto launch(Path program, int port) throws IOException {
        Path configuration = Files.createTempFile("mosquitto", ".conf");
        configuration.toFile().deleteOnExit();
        Files.write(
                configuration,
                List.of(
                        "listener " + port + " 127.0.0.1",
                        "allow_anonymous true",
                        "max_connections -1",
                        "persistence false",
                        "set_tcp_nodelay true",
                        "log_dest stderr",
                        "log_type error"));
        Process process = new ProcessBuilder(program.toString(), "-c", configuration.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-mosquitto"));
        return new Mosquitto(process, configuration, port);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(configuration);
    }
}
