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
package org.openhab.binding.aliyuniot.benchmarks.firmware;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.benchmarks.program.LocalPort;

/**
 * An nginx of our own with one worker, which is much faster than whoever downloads.
 */
@NonNullByDefault({})
public final class Nginx implements FileHost {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int TRIES = 5;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits until it takes connections.
     *
     * @param kibibytesPerSecond how fast one connection is at most; 0 is as fast as it can be
     */
    public static Nginx start(Path program, ServedFolder served, int kibibytesPerSecond)
            throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            Nginx started = launch(program, served, LocalPort.free(), kibibytesPerSecond);
            if (LocalPort.isServedBy(started.process, started.port)) {
                return started;
            }
            started.close();
        }
        throw new IOException(program + " does not start");
    }

    private static Nginx launch(Path program, ServedFolder served, int port, int kibibytesPerSecond)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "daemon off;",
                "pid nginx.pid;",
                "error_log stderr error;",
                "worker_processes 1;",
                "events { worker_connections 1024; }",
                "http {",
                "  access_log off;"));
        for (String temporary : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            lines.add("  " + temporary + "_temp_path " + temporary + ";");
        }
        lines.addAll(List.of(
                "  server {",
                "    listen 127.0.0.1:" + port + " ssl;",
                "    ssl_protocols TLSv1.2 TLSv1.3;",
                "    ssl_certificate " + served.certificate() + ";",
                "    ssl_certificate_key " + served.key() + ";",
                "    root " + served.files() + ";",
                "    limit_rate " + kibibytesPerSecond + "k;",
                "  }",
                "}"));
        if (kibibytesPerSecond == 0) {
            lines.removeIf(line -> line.contains("limit_rate"));
        }
        if ("root".equals(System.getProperty("user.name"))) {
            // Else its worker is nobody, who may not read our files.
            lines.add(0, "user root;");
        }
        Path configuration = Files.write(served.folder().resolve("nginx-" + port + ".conf"), lines);
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-p",
                        served.folder().toString(),
                        "-c",
                        configuration.toString(),
                        "-e",
                        "stderr")
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-nginx"));
        return new Nginx(process, port);
    }

    @Override
    public String label() {
        return "nginx";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
