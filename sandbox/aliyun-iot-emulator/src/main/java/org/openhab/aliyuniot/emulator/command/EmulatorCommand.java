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
package org.openhab.aliyuniot.emulator.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.ConfigurationException;
import org.openhab.aliyuniot.emulator.configuration.ConfigurationFile;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The emulator as a program: runs until it is told to end. Exit code 2 is a wrong option or configuration, 1 a failure. */
@Command(
        name = "aliyun-iot-emulator",
        mixinStandardHelpOptions = true,
        version = "aliyun-iot-emulator 0.1.0",
        description = "Plays the cloud side of Aliyun IoT Platform on this machine.")
public final class EmulatorCommand implements Callable<Integer> {
    private static final String LOG_CONFIGURATION = "logback.configurationFile";
    private static final int FAILURE = 1;
    private static final int WRONG_CONFIGURATION = 2;

    @Option(names = "--config", required = true, description = "YAML file with products and devices.")
    private Path config = Path.of("devices.yaml");

    @Option(
            names = "--data",
            required = true,
            description = "Folder for the certificate authority (ca.pem is what clients trust); made when missing.")
    private Path data = Path.of("data");

    @Option(names = "--port-file", description = "File to write the ports into once all of them listen.")
    private @Nullable Path portFile;

    @Option(names = "--bind", description = "Address that devices connect to, instead of the configured one.")
    private @Nullable String bind;

    @Mixin
    private PortOptions ports = new PortOptions();

    @Option(
            names = "--tls-host-name",
            description = "Name in the TLS certificate, instead of the configured ones; may be given several times.")
    private List<String> tlsHostNames = List.of();

    @Option(names = "--parent", description = "Process id of the program to end with, however that one ends.")
    private @Nullable Long parent;

    public static void main(String[] arguments) {
        // Named so, and not logback.xml, because the log of those who run the emulator in their JVM is theirs.
        if (System.getProperty(LOG_CONFIGURATION) == null) {
            System.setProperty(LOG_CONFIGURATION, "emulator-logback.xml");
        }
        allowOldSuites();
        System.exit(new CommandLine(new EmulatorCommand()).execute(arguments));
    }

    /** Newer Java runtimes switch off suites without forward secrecy, but Aliyun's C SDKs offer no others. */
    private static void allowOldSuites() {
        String property = "jdk.tls.disabledAlgorithms";
        List<String> disabled =
                new ArrayList<>(List.of(Security.getProperty(property).split(", *")));
        disabled.removeIf(algorithm -> algorithm.startsWith("TLS_RSA_"));
        Security.setProperty(property, String.join(", ", disabled));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(configuration())) {
            CountDownLatch end = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(emulator, end), "aliyun-iot-emulator-stop"));
            endWithParent(end);
            Path file = portFile;
            if (file != null) {
                writePorts(emulator, file);
            }
            System.out.printf(
                    "Ready: MQTT on tcp %d, tls %d, ws %d, wss %d and tlsPsk %d, CoAP on dtls %d, symmetric %d and plain %d, HTTPS on %d,"
                            + " console on http://127.0.0.1:%d/, REST on http://127.0.0.1:%d/api/devices,"
                            + " CA certificate %s, for clients of RSA only %s%n",
                    emulator.ports().tcp(),
                    emulator.ports().tls(),
                    emulator.ports().ws(),
                    emulator.ports().wss(),
                    emulator.ports().tlsPsk(),
                    emulator.ports().coapDtls(),
                    emulator.ports().coapSymmetric(),
                    emulator.ports().coapPlain(),
                    emulator.ports().https(),
                    emulator.ports().rest(),
                    emulator.ports().rest(),
                    emulator.caCertificate(),
                    emulator.rsaCaCertificate());
            end.await();
            return 0;
        } catch (ConfigurationException e) {
            System.err.println(e.getMessage());
            return WRONG_CONFIGURATION;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return FAILURE;
        }
    }

    private void endWithParent(CountDownLatch end) {
        Long pid = parent;
        if (pid != null) {
            ProcessHandle.of(pid).ifPresentOrElse(process -> process.onExit().thenRun(end::countDown), end::countDown);
        }
    }

    private static void stop(AliyunIotEmulator emulator, CountDownLatch end) {
        emulator.close();
        end.countDown();
    }

    private EmulatorConfiguration configuration() throws ConfigurationException {
        EmulatorConfiguration read = ConfigurationFile.read(config, data);
        String address = bind;
        try {
            EmulatorConfiguration changed = read.withPorts(ports.over(read.ports()));
            changed = address == null ? changed : changed.withBindAddress(address);
            return tlsHostNames.isEmpty() ? changed : changed.withTlsHostNames(tlsHostNames.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("The command line is wrong: " + e.getMessage() + ".");
        }
    }

    /** Java properties; moved into place, so that a reader never sees half of them. */
    private static void writePorts(AliyunIotEmulator emulator, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, PortOptions.text(emulator.configuration().ports()));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
