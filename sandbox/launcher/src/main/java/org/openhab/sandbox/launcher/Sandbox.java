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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openhab.sandbox.KarafInstance;
import org.openhab.sandbox.KarafSettings;

/**
 * Emulator and openHAB with the add-on, running side by side. Closing it ends both.
 */
public final class Sandbox implements AutoCloseable {
    private static final Duration BOOT = Duration.ofMinutes(3);

    private final EmulatorProcess emulator;
    private final KarafInstance openHab;

    private Sandbox(EmulatorProcess emulator, KarafInstance openHab) {
        this.emulator = emulator;
        this.openHab = openHab;
    }

    /**
     * Starts both and installs the add-on and the demo's files.
     *
     * @throws IOException if one of them does not start; what was started is ended then
     */
    static Sandbox start(SandboxLayout layout, Progress progress) throws IOException, InterruptedException {
        // Says what is missing before anything is started.
        KarafSettings settings = KarafSettings.of(layout.karaf(), layout.work().resolve("openhab"));
        empty(layout.work());
        Path devices = DemoFiles.writeDevices(layout.work());
        EmulatorProcess emulator = progress.during(
                "Emulator of Aliyun IoT Platform starts",
                () -> EmulatorProcess.start(
                        layout.emulator(), devices, layout.work().resolve("emulator"), 0));
        try {
            KarafInstance openHab = progress.during("openHAB stand-in on Karaf starts", () -> boot(settings));
            try {
                progress.during("The add-on and the demo's files go in", () -> {
                    install(layout.kar(), openHab);
                    DemoFiles.writeConfiguration(openHab.yaml().getParent(), emulator);
                    return openHab;
                });
                return new Sandbox(emulator, openHab);
            } catch (IOException | InterruptedException | RuntimeException e) {
                openHab.close();
                throw e;
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            emulator.close();
            throw e;
        }
    }

    private static KarafInstance boot(KarafSettings settings) throws IOException, InterruptedException {
        KarafInstance started = KarafInstance.start(settings);
        try {
            return started.awaitReady(BOOT);
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Copies the add-on to where openHAB looks for some; the name is complete only when the file is. */
    static void install(Path kar, KarafInstance openHab) throws IOException {
        Path part = Files.copy(kar, openHab.userdata().resolve(kar.getFileName() + ".part"));
        Files.move(part, openHab.addons().resolve(kar.getFileName()));
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    EmulatorProcess emulator() {
        return emulator;
    }

    KarafInstance openHab() {
        return openHab;
    }

    @Override
    public void close() {
        openHab.close();
        emulator.close();
    }
}
