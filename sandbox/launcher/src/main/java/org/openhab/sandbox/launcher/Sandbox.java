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
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    private final FileChannel lock;
    private final EmulatorProcess emulator;
    private final KarafInstance openHab;

    private Sandbox(FileChannel lock, EmulatorProcess emulator, KarafInstance openHab) {
        this.lock = lock;
        this.emulator = emulator;
        this.openHab = openHab;
    }

    /**
     * Starts both and installs the add-on and the demo's files.
     *
     * @param work folder for the files of this run; emptied first
     * @throws IOException if one of them does not start; what was started is ended then
     */
    static Sandbox start(SandboxLayout layout, Path work, Progress progress) throws IOException, InterruptedException {
        // Says what is missing before anything is started.
        KarafSettings settings = KarafSettings.of(layout.karaf(), work.resolve("openhab"));
        FileChannel lock = lock(work);
        empty(work);
        Path devices = DemoFiles.writeDevices(work);
        EmulatorProcess emulator = progress.during(
                "Emulator of Aliyun IoT Platform starts",
                () -> EmulatorProcess.start(layout.emulator(), devices, work.resolve("emulator"), 0));
        try {
            KarafInstance openHab = progress.during("openHAB stand-in on Karaf starts", () -> boot(settings));
            try {
                progress.during("The add-on and the demo's files go in", () -> {
                    install(layout.kar(), openHab);
                    DemoFiles.writeConfiguration(openHab.yaml().getParent(), emulator);
                    return openHab;
                });
                return new Sandbox(lock, emulator, openHab);
            } catch (IOException | InterruptedException | RuntimeException e) {
                openHab.close();
                throw e;
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            emulator.close();
            throw e;
        }
    }

    /** Keeps a second sandbox from emptying the folder of the first. Given back at the latest when this Java ends. */
    private static FileChannel lock(Path work) throws IOException {
        Files.createDirectories(work.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(
                work.resolveSibling(work.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException(
                    "A sandbox is running in " + work + " already. Stop it, or choose another folder: --work");
        }
        return channel;
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
    public void close() throws IOException {
        openHab.close();
        emulator.close();
        lock.close();
    }
}
