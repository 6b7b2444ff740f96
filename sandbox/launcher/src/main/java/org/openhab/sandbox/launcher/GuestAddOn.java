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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.sandbox.SshConsole;

/**
 * The add-on and the demo's device as guests in an openHAB of the user's. Closing it takes away all that it has brought,
 * and so does the end of this Java.
 *
 * <p>If that openHAB is not running, it is started, and ended again.
 */
final class GuestAddOn implements AutoCloseable {
    private static final Duration BOOT = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration COMMAND = Duration.ofSeconds(30);
    private static final String CONSOLE_USER = "openhab";
    private static final String BUNDLE = "org.openhab.binding.aliyuniot";

    private final Host host;
    private final Progress progress;
    private final EmulatorProcess emulator;
    private final SshConsole console;
    private final AddedFiles files = new AddedFiles();
    private final Path data;
    private final boolean hadData;
    private final Thread atExit = new Thread(this::leave, "sandbox-guest-leaves");
    private @Nullable OpenHabProcess process;
    private boolean left;

    /**
     * The openHAB to be a guest of.
     *
     * @param url where its web server is, such as {@code http://127.0.0.1:8080}
     * @param consolePassword of the user {@code openhab} of its console
     * @param token of an administrator; without one, the console makes one for the time being
     */
    record Host(
            OpenHabFolder folder,
            URI url,
            String consolePassword,
            @Nullable String token) {}

    private GuestAddOn(Host host, EmulatorProcess emulator, Progress progress) throws IOException {
        this.host = host;
        this.emulator = emulator;
        this.progress = progress;
        OpenHabFolder folder = host.folder();
        Path key = folder.consoleKey();
        console = new SshConsole(
                CONSOLE_USER, host.consolePassword(), folder.consolePort(), Files.exists(key) ? key : null);
        data = folder.userdata().resolve("aliyuniot");
        hadData = Files.exists(data);
    }

    /**
     * Brings the add-on and the demo's device, and waits until the device is online.
     *
     * @param work folder for the files of this run
     * @throws IOException if something is in the way; what was brought is taken away then
     */
    static GuestAddOn enter(Host host, SandboxLayout layout, Path work, Progress progress)
            throws IOException, InterruptedException {
        refuseOtherVersions(host.folder(), layout.kar());
        Files.createDirectories(work);
        Path devices = DemoFiles.writeDevices(work);
        EmulatorProcess emulator = progress.during(
                "Emulator of Aliyun IoT Platform starts",
                () -> EmulatorProcess.start(layout.emulator(), devices, work.resolve("emulator"), 0));
        GuestAddOn guest;
        try {
            guest = new GuestAddOn(host, emulator, progress);
        } catch (IOException | RuntimeException e) {
            emulator.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(guest.atExit);
        try {
            guest.start(work);
            guest.settle(layout.kar());
            return guest;
        } catch (IOException | InterruptedException | RuntimeException e) {
            guest.close();
            throw e;
        }
    }

    private static void refuseOtherVersions(OpenHabFolder folder, Path kar) throws IOException {
        for (Path installed : folder.installedKars()) {
            boolean same = installed.getFileName().equals(kar.getFileName()) && Files.mismatch(installed, kar) < 0;
            if (!same) {
                throw new IOException(installed + " is another build of the add-on. Move it away first");
            }
        }
    }

    private void start(Path work) throws IOException, InterruptedException {
        OpenHabRest rest = new OpenHabRest(host.url(), null);
        String version = rest.version();
        if (version == null) {
            OpenHabProcess started = OpenHabProcess.start(host.folder(), work.resolve("openhab.log"));
            synchronized (this) {
                process = started;
            }
            version = progress.until("openHAB " + host.folder().version() + " starts", BOOT, () -> {
                if (!started.isAlive()) {
                    throw new IOException("openHAB ended at once; see " + work.resolve("openhab.log"));
                }
                return rest.version();
            });
        }
        progress.say("  openHAB " + version + " answers at " + host.url());
        progress.until("its console lets us in", PATIENCE, () -> {
            try {
                return console.execute("openhab:things list", COMMAND).succeeded() ? "in" : null;
            } catch (IOException e) {
                return null;
            }
        });
    }

    private void settle(Path kar) throws IOException, InterruptedException {
        String given = host.token();
        if (given != null) {
            settle(kar, new OpenHabRest(host.url(), given));
            return;
        }
        try (TemporaryToken token = TemporaryToken.make(this::run)) {
            settle(kar, new OpenHabRest(host.url(), token.text()));
        }
    }

    private void settle(Path kar, OpenHabRest rest) throws IOException, InterruptedException {
        List<String> demo = new ArrayList<>(DemoFiles.thingUids());
        demo.add(DemoFiles.LAMP_THING);
        for (String thing : demo) {
            if (rest.thingStatus(thing) != null) {
                throw new IOException("openHAB has a thing " + thing + " already. Remove it first");
            }
        }
        for (String item : DemoFiles.items()) {
            if (rest.hasItem(item)) {
                throw new IOException("openHAB has an item " + item + " already. Remove it first");
            }
        }
        progress.during("The add-on and the demo's files go in", () -> {
            for (Map.Entry<String, byte[]> file : configuration().entrySet()) {
                files.add(host.folder().conf().resolve(file.getKey()), file.getValue());
            }
            // The add-on last: openHAB does not begin to install it where a file of the user's is in the way.
            Path target = host.folder().addons().resolve(kar.getFileName());
            if (!Files.exists(target)) {
                files.add(target, Files.readAllBytes(kar));
            }
            return target;
        });
        progress.until(
                "openHAB's REST interface says ONLINE",
                PATIENCE,
                () -> "ONLINE".equals(rest.thingStatus(DemoFiles.THING)) ? "ONLINE" : null);
    }

    private Map<String, byte[]> configuration() throws IOException {
        return DemoFiles.configuration(emulator, host.folder().readsYaml());
    }

    /** Runs a command on openHAB's console. */
    String run(String command) throws IOException {
        return console.execute(command, COMMAND).output();
    }

    /** Puts a terminal on openHAB's console. */
    void interact(InputStream in, OutputStream out, int columns, int lines) throws IOException {
        console.interact(in, out, columns, lines);
    }

    EmulatorProcess emulator() {
        return emulator;
    }

    @Override
    public void close() {
        leave();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This Java is going down already, and its hook has found nothing left to do or is why we are here.
        }
    }

    private synchronized void leave() {
        if (left) {
            return;
        }
        left = true;
        progress.say("");
        try {
            progress.during("openHAB gets back as it was", () -> {
                takeAway();
                return left;
            });
        } catch (IOException | RuntimeException e) {
            progress.say("  Not everything could be taken away: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        console.close();
        OpenHabProcess started = process;
        if (started != null) {
            started.close();
        }
        emulator.close();
    }

    /** The device first, so that the add-on sees it go; then the add-on and its data; what it needs last. */
    private void takeAway() throws IOException, InterruptedException {
        OpenHabFolder folder = host.folder();
        removeApproved();
        for (String file : configuration().keySet()) {
            if (file.indexOf('/') > 0) {
                files.remove(folder.conf().resolve(file));
            }
        }
        for (String thing : DemoFiles.thingUids()) {
            await("openhab:things list", things -> !things.contains(thing + " "));
        }
        boolean ours = folder.installedKars().stream().anyMatch(files::has);
        if (ours) {
            // What openHAB is just installing appears a moment after it was looked for in vain.
            await("bundle:list -s", bundles -> bundles.contains(BUNDLE));
        }
        files.removeAll();
        if (ours) {
            await("bundle:list -s", bundles -> !bundles.contains(BUNDLE));
            if (!hadData) {
                deleteTree(data);
            }
        }
    }

    /** What was approved is openHAB's own thing and in no file; it can go as long as its gateway and the add-on are there. */
    private void removeApproved() throws InterruptedException {
        try {
            run("openhab:things remove " + DemoFiles.LAMP_THING);
        } catch (IOException e) {
            // openHAB has ended; it tells of the thing the next time.
        }
        await("openhab:things list", things -> !things.contains(DemoFiles.LAMP_THING + " "));
    }

    /** Waits a while for openHAB to notice; one that is not running any more has nothing to notice. */
    private void await(String command, Predicate<String> noticed) throws InterruptedException {
        try {
            for (int i = 0; i < 100 && !noticed.test(run(command)); i++) {
                Thread.sleep(300);
            }
        } catch (IOException e) {
            // It is gone, and all else with it.
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            List<Path> deepestFirst;
            try (Stream<Path> found = Files.walk(root)) {
                deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
