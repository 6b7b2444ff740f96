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
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The program behind sandbox.sh. Exit code 0 if the demo went as it should, 1 if not.
 */
@Command(
        name = "sandbox.sh",
        mixinStandardHelpOptions = true,
        version = "openHAB Aliyun IoT Binding sandbox",
        description = "Starts an emulator of Aliyun IoT Platform and openHAB's stand-in with the binding, "
                + "plays a short demo and leaves you at openHAB's console. Ctrl-C stops everything.")
public final class SandboxCommand implements Callable<Integer> {
    @Option(names = "--demo", description = "Play the demo and end: exit code 0 if all went well.")
    private boolean demo;

    @Option(names = "--root", hidden = true, required = true, description = "Top folder of the source tree.")
    private Path root = Path.of(".");

    @Option(
            names = "--work",
            description =
                    "Folder for the files of this run; emptied at its start. Default: sandbox/launcher/target/sandbox")
    private @Nullable Path work;

    @Option(
            names = "--openhab",
            paramLabel = "DIR",
            description = {
                "Play in the openHAB that is unpacked in this folder instead of the stand-in; it is started if it is not "
                        + "running, and gets back as it was at the end.",
                "OPENHAB_TOKEN: token of an administrator; without it, the console makes one for the time being.",
                "OPENHAB_CONSOLE_PASSWORD: password of the console's user openhab. Default: habopen"
            })
    private @Nullable Path openHab;

    @Option(
            names = "--openhab-url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where that openHAB's web server is. Default: ${DEFAULT-VALUE}")
    private URI openHabUrl = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--store",
            description = "Serve the add-on to the add-on store of an openHAB on this machine, until Ctrl-C.")
    private boolean store;

    @Option(
            names = "--store-port",
            paramLabel = "PORT",
            defaultValue = "8480",
            description = "Port of --store on 127.0.0.1; 0 for a free one. Default: ${DEFAULT-VALUE}")
    private int storePort;

    private SandboxCommand() {}

    public static void main(String[] arguments) {
        Terminal.giveBackAtExit(System.getenv("SANDBOX_TERMINAL"));
        System.exit(new CommandLine(new SandboxCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Progress progress = new Progress(out, System.console() != null);
        try {
            SandboxLayout layout = SandboxLayout.of(root);
            Path folder = openHab;
            if (store) {
                serve(layout, progress);
            } else if (folder != null) {
                playIn(OpenHabFolder.of(folder), layout, progress);
            } else {
                playInStandIn(layout, progress);
            }
            return 0;
        } catch (IOException | IllegalStateException e) {
            progress.say("");
            progress.say("Stopped: " + e.getMessage());
            return 1;
        }
    }

    private void playInStandIn(SandboxLayout layout, Progress progress) throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start(layout, workFolder(), progress)) {
            play(command -> sandbox.openHab().execute(command).output(), sandbox.emulator(), progress);
            if (!demo) {
                invite(sandbox.emulator(), progress);
                sandbox.openHab()
                        .interact(System.in, System.out, terminalSize("COLUMNS", 120), terminalSize("LINES", 40));
            }
        }
    }

    private void playIn(OpenHabFolder folder, SandboxLayout layout, Progress progress)
            throws IOException, InterruptedException {
        GuestAddOn.Host host = new GuestAddOn.Host(
                folder,
                openHabUrl,
                Objects.requireNonNullElse(System.getenv("OPENHAB_CONSOLE_PASSWORD"), "habopen"),
                System.getenv("OPENHAB_TOKEN"));
        try (GuestAddOn guest = GuestAddOn.enter(host, layout, workFolder(), progress)) {
            play(guest::run, guest.emulator(), progress);
            if (!demo) {
                invite(guest.emulator(), progress);
                guest.interact(System.in, System.out, terminalSize("COLUMNS", 120), terminalSize("LINES", 40));
            }
        }
    }

    private void play(Console console, EmulatorProcess emulator, Progress progress)
            throws IOException, InterruptedException {
        new Story(console, emulator, progress).play();
        if (demo) {
            progress.say("");
            progress.say("Both ends agree: the demo went as it should.");
        }
    }

    private void serve(SandboxLayout layout, Progress progress) throws IOException, InterruptedException {
        try (StoreServer server = StoreServer.start(layout.store(), storePort)) {
            progress.say("The add-on is in a store at " + server.listUrl());
            progress.say("Tell openHAB so with this line in conf/services/runtime.cfg:");
            progress.say("  org.openhab.jsonaddonservice:urls=" + server.listUrl());
            progress.say("Then install it in Main UI (Add-on Store > Bindings), or on openHAB's console:");
            progress.say("  openhab:addons install json:binding-aliyuniot");
            progress.say(
                    "Ctrl-C ends the store; what is installed stays and runs, but to uninstall it by the store later,");
            progress.say(
                    "start the store again before openHAB, or see \"When the Store Cannot Be Reached\" in docs/install.md.");
            new CountDownLatch(1).await();
        }
    }

    private Path workFolder() {
        Path folder = work;
        return folder == null ? root.resolve("sandbox/launcher/target/sandbox") : folder;
    }

    /** What sandbox.sh has found out of the terminal. */
    private static int terminalSize(String variable, int otherwise) {
        String value = System.getenv(variable);
        return value != null && value.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(value) : otherwise;
    }

    private static void invite(EmulatorProcess emulator, Progress progress) {
        String cloud = "http://127.0.0.1:" + emulator.restPort() + "/";
        String device = cloud + "api/devices/" + DemoFiles.PRODUCT_KEY + "/" + DemoFiles.DEVICE_NAME;
        progress.say("");
        progress.say("You are at openHAB's console now. Try:");
        progress.say("  openhab:send Greenhouse_Temperature 19.5   reports to the cloud; see " + device + "/messages");
        progress.say("  openhab:items list                         the items and their states");
        progress.say("  openhab:things list                        the device as openHAB sees it");
        progress.say("The cloud's console, for a browser: " + cloud);
        progress.say("Or from another terminal, as the cloud:");
        progress.say("  curl -d '{\"topic\": \"user/pump/set\", \"payload\": \"0\"}' " + device + "/send");
        progress.say("Ctrl-C stops everything.");
        progress.say("");
    }
}
