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
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.openhab.sandbox.ChildProcess;

/**
 * The emulator as a child process. Its folder outlives it, so that a restarted one has the same certificate authority, and
 * the same ports for those who only report.
 */
public final class EmulatorProcess implements AutoCloseable {
    /** Its end is noticed at once; this is for one that hangs, on however busy a machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String COAP_DTLS = "coapDtls";
    private static final String HTTPS = "https";

    private final Process process;
    private final Path folder;
    private final Properties ports;

    private EmulatorProcess(Process process, Path folder, Properties ports) {
        this.process = process;
        this.folder = folder;
        this.ports = ports;
    }

    /**
     * Starts the emulator and waits until it listens.
     *
     * @param archive the emulator's jar
     * @param devices YAML file with the devices
     * @param folder for its data, its log and its ports
     * @param tlsPort 0 for a free one
     * @throws IOException if it does not start; the message says why
     */
    public static EmulatorProcess start(Path archive, Path devices, Path folder, int tlsPort)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path portFile = folder.resolve("ports.properties");
        Properties before = Files.exists(portFile) ? load(portFile) : new Properties();
        Files.deleteIfExists(portFile);
        Path log = folder.resolve("emulator.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // As with Karaf: it has little to do, and code that is optimized to the full would not pay.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        archive.toString(),
                        "--config",
                        devices.toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--port-file",
                        portFile.toString(),
                        "--tcp-port",
                        "0",
                        "--tls-port",
                        String.valueOf(tlsPort),
                        "--rest-port",
                        "0",
                        "--coap-dtls-port",
                        before.getProperty(COAP_DTLS, "0"),
                        "--https-port",
                        before.getProperty(HTTPS, "0"),
                        "--parent",
                        Long.toString(ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        ChildProcess.endWithThisJava(process, "sandbox-emulator-shutdown");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(portFile)) {
            boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("The emulator did not start: " + Files.readString(log, StandardCharsets.UTF_8));
            }
        }
        return new EmulatorProcess(process, folder, load(portFile));
    }

    private static Properties load(Path file) throws IOException {
        Properties ports = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            ports.load(reader);
        }
        return ports;
    }

    public int tlsPort() {
        return port("tls");
    }

    /** MQTT over TLS with pre-shared keys. */
    public int tlsPskPort() {
        return port("tlsPsk");
    }

    public int coapDtlsPort() {
        return port(COAP_DTLS);
    }

    public int httpsPort() {
        return port(HTTPS);
    }

    public int restPort() {
        return port("rest");
    }

    private int port(String name) {
        return Integer.parseInt(ports.getProperty(name));
    }

    /** The certificate that vouches for the emulator. */
    public Path caCertificate() {
        return folder.resolve("data").resolve("ca.pem");
    }

    public Cloud cloud(String productKey, String deviceName) {
        return new Cloud(restPort(), productKey, deviceName);
    }

    /** Ends the process in good order, after a time without mercy. */
    @Override
    public void close() {
        ChildProcess.end(process);
    }
}
