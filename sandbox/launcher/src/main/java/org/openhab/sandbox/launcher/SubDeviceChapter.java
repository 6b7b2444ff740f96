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
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The part of the story in which somebody in the cloud adds a device to a gateway: it is in the inbox, is approved with one
 * command, comes online by itself and obeys.
 */
final class SubDeviceChapter {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROPERTY = "PowerSwitch";
    private static final String ITEM = "Home_Lamp";

    private final Console openHab;
    private final Cloud gateway;
    private final Cloud lamp;
    private final Progress progress;

    SubDeviceChapter(Console openHab, EmulatorProcess emulator, Progress progress) {
        this.openHab = openHab;
        this.progress = progress;
        gateway = emulator.cloud(DemoFiles.HOME_PRODUCT_KEY, DemoFiles.HOME_DEVICE);
        lamp = emulator.cloud(DemoFiles.LAMP_PRODUCT_KEY, DemoFiles.LAMP_DEVICE);
    }

    void play() throws IOException, InterruptedException {
        appears();
        isApproved();
        obeys();
        progress.say("    openHAB keeps the secret that the lamp has learnt");
        command("openhab:aliyuniot secrets list");
    }

    private void appears() throws IOException, InterruptedException {
        gateway.addSubDevice(DemoFiles.LAMP_PRODUCT_KEY, DemoFiles.LAMP_DEVICE);
        progress.say("    cloud:   adds " + DemoFiles.LAMP_DEVICE + " to the gateway " + DemoFiles.HOME_DEVICE);
        String found = progress.until(
                "it appears in the inbox", PATIENCE, () -> line("openhab:inbox list", DemoFiles.LAMP_THING));
        progress.say("    openhab> openhab:inbox list");
        progress.say("    " + found);
    }

    private void isApproved() throws IOException, InterruptedException {
        command("openhab:inbox approve " + DemoFiles.LAMP_THING + " Lamp");
        String thing = progress.until("it registers and logs in by itself", PATIENCE, () -> {
            String shown = line("openhab:things list", DemoFiles.LAMP_THING);
            return shown != null && shown.contains("Status=ONLINE") ? shown : null;
        });
        progress.say("    openHAB: " + thing);
        if (!lamp.state().online()) {
            throw new IOException("The thing is online, but the cloud says that the device is not");
        }
        progress.say("    cloud:   " + DemoFiles.LAMP_DEVICE + " is online through " + DemoFiles.HOME_DEVICE);
    }

    private void obeys() throws IOException, InterruptedException {
        progress.until(
                "its channels come from its thing model",
                PATIENCE,
                () -> line("openhab:things show " + DemoFiles.LAMP_THING, DemoFiles.LAMP_THING + ":" + PROPERTY));
        Cloud.Reply reply = lamp.set(PROPERTY, 1);
        progress.say("    cloud:   sets " + PROPERTY + " to 1, and is answered " + reply.code());
        String item = progress.until(
                "the item obeys",
                PATIENCE,
                () -> "ON".equals(openHab.run("openhab:status " + ITEM).strip()) ? "ON" : null);
        progress.say("    openhab> openhab:status " + ITEM);
        progress.say("    " + item);
        String told = progress.until("the cloud is told", PATIENCE, () -> lamp.property(PROPERTY));
        if (!"1".equals(told)) {
            throw new IOException("The property in the cloud should be 1, but is " + told);
        }
    }

    private @Nullable String line(String command, String part) throws IOException {
        return openHab.run(command)
                .lines()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElse(null);
    }

    private void command(String command) throws IOException {
        progress.say("    openhab> " + command);
        String output = openHab.run(command).strip();
        if (!output.isEmpty()) {
            progress.say(output.indent(4).stripTrailing());
        }
    }
}
