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
import java.io.Reader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;
import org.openhab.binding.aliyuniot.benchmarks.program.OwnFolder;

/**
 * The emulator of Aliyun IoT Platform as a child process, with a class path of its own: its Netty is a newer one than
 * that of HiveMQ's client.
 */
public final class EmulatorBroker implements Broker {
    /** The number of the device that is the gateway, where there is one. */
    public static final int GATEWAY = 0;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);
    private static final int POLL_MILLIS = 50;

    private final Process process;
    private final Path folder;
    private int port;
    private int tlsPort;
    private int coapPort;
    private int restPort;

    private EmulatorBroker(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    public static EmulatorBroker start(int devices) throws IOException, InterruptedException {
        return start(devices, 0, "off");
    }

    /** One that drops what is beyond the platform's rates, as the platform does. */
    public static EmulatorBroker startStrict(int devices) throws IOException, InterruptedException {
        return start(devices, 0, "strict");
    }

    /**
     * One with a gateway, with others that are no sub-devices behind it, and then with its sub-devices.
     *
     * @param devices how many there are in all
     * @param strict as {@link #startStrict(int)}
     */
    public static EmulatorBroker startGateway(int devices, int subDevices, boolean strict)
            throws IOException, InterruptedException {
        return start(devices, subDevices, strict ? "strict" : "off");
    }

    private static EmulatorBroker start(int devices, int subDevices, String limits)
            throws IOException, InterruptedException {
        Path archive = archive();
        if (!Files.exists(archive)) {
            throw new IOException("The emulator is not at " + archive
                    + "; build it with: mvn -q -B -pl itests/benchmarks -am package -DskipTests");
        }
        Path folder = Files.createTempDirectory("emulator");
        Path ports = folder.resolve("ports");
        Process process = new ProcessBuilder(
                        JavaHome.running().program().toString(),
                        "-jar",
                        archive.toString(),
                        "--config",
                        configuration(folder, devices, subDevices, limits).toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--port-file",
                        ports.toString(),
                        "--parent",
                        Long.toString(ProcessHandle.current().pid()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        EmulatorBroker broker = new EmulatorBroker(process, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::closeAtExit, "stop-emulator"));
        try {
            Properties known = broker.awaitPorts(ports);
            broker.port = Integer.parseInt(known.getProperty("tcp"));
            broker.tlsPort = Integer.parseInt(known.getProperty("tls"));
            broker.coapPort = Integer.parseInt(known.getProperty("coapDtls"));
            broker.restPort = Integer.parseInt(known.getProperty("rest"));
            return broker;
        } catch (IOException | InterruptedException e) {
            broker.close();
            throw e;
        }
    }

    /** Beside the archive that this class is in. */
    private static Path archive() throws IOException {
        try {
            return Path.of(EmulatorBroker.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("emulator")
                    .resolve("aliyun-iot-emulator-all.jar");
        } catch (URISyntaxException e) {
            throw new IOException("The folder of the benchmarks is not known", e);
        }
    }

    private static Path configuration(Path folder, int devices, int subDevices, String limits) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("limits: " + limits);
        lines.add("products:");
        lines.add("  - productKey: " + Account.PRODUCT_KEY);
        lines.add("    devices:");
        for (int i = 0; i < devices; i++) {
            lines.add("      - deviceName: " + Account.deviceName(i));
            lines.add("        deviceSecret: " + Account.SECRET);
            if (i == GATEWAY && subDevices > 0) {
                lines.add("        gateway: true");
                lines.add("        subDevices:");
                for (int j = devices - subDevices; j < devices; j++) {
                    lines.add("          - productKey: " + Account.PRODUCT_KEY);
                    lines.add("            deviceName: " + Account.deviceName(j));
                }
            }
        }
        return Files.write(folder.resolve("devices.yaml"), lines);
    }

    private Properties awaitPorts(Path file) throws IOException, InterruptedException {
        long last = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < last) {
            Properties ports = new Properties();
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    ports.load(reader);
                }
            }
            // The last one that is written.
            if (!ports.getProperty("https", "").isEmpty()) {
                return ports;
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        throw new IOException("The emulator does not start");
    }

    /** Of MQTT in TLS. */
    public int tlsPort() {
        return tlsPort;
    }

    /** Of CoAP over DTLS. */
    public int coapPort() {
        return coapPort;
    }

    /** The REST interface. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + restPort + "/api/");
    }

    /** Of a device in the REST interface. */
    public URI device(String deviceName) {
        return api().resolve("devices/" + Account.PRODUCT_KEY + "/" + deviceName + "/");
    }

    /** What is in it goes when the emulator ends. */
    public Path folder() {
        return folder;
    }

    /** The authority that vouches for the emulator. */
    public Path caCertificate() {
        return folder.resolve("data").resolve("ca.pem");
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (Files.exists(folder)) {
            new OwnFolder(folder).close();
        }
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("Left behind: " + folder + ", " + e.getMessage());
        }
    }
}
