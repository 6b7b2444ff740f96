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
import java.util.List;
import org.openhab.sandbox.KarafInstance;

/**
 * The demo: a device comes online, an item talks to the cloud, the cloud talks to an item. What it prints is what both
 * ends say afterwards, and it fails if they do not.
 */
final class Story {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TEMPERATURE = "21.5";

    private final KarafInstance openHab;
    private final Cloud cloud;
    private final Progress progress;

    Story(KarafInstance openHab, Cloud cloud, Progress progress) {
        this.openHab = openHab;
        this.cloud = cloud;
        this.progress = progress;
    }

    void play() throws IOException, InterruptedException {
        progress.say("");
        progress.say("The device comes online");
        deviceOnline();
        progress.say("");
        progress.say("An item talks to the cloud");
        itemToCloud();
        progress.say("");
        progress.say("The cloud talks to an item");
        cloudToItem();
    }

    private void deviceOnline() throws IOException, InterruptedException {
        String thing = progress.until(
                "openHAB has the thing online",
                PATIENCE,
                () -> console("openhab:things list")
                        .lines()
                        .filter(line -> line.startsWith(DemoFiles.THING + " ") && line.contains("Status=ONLINE"))
                        .findAny()
                        .orElse(null));
        Cloud.State device = cloud.state();
        if (!device.online()) {
            throw new IOException("The thing is online, but the cloud says that the device is not: " + device);
        }
        progress.say("    openHAB: " + thing);
        progress.say("    cloud:   " + DemoFiles.DEVICE_NAME + " is online with the client id " + device.clientId());
    }

    private void itemToCloud() throws IOException, InterruptedException {
        long before = cloud.receivedAfter(0).stream()
                .mapToLong(Cloud.Received::seq)
                .max()
                .orElse(0);
        command("openhab:send Greenhouse_Pump ON");
        Cloud.Received received = progress.until("the cloud receives it", PATIENCE, () -> {
            List<Cloud.Received> messages = cloud.receivedAfter(before);
            return messages.isEmpty() ? null : messages.get(0);
        });
        progress.say("    cloud:   " + received.topic() + " " + received.payload());
        expect("1", received.payload(), "the message in the cloud");
    }

    private void cloudToItem() throws IOException, InterruptedException {
        progress.say("    cloud:   sends " + TEMPERATURE + " to user/setpoint");
        cloud.send("user/setpoint", TEMPERATURE);
        String state = progress.until("the item changes", PATIENCE, () -> {
            String status = console("openhab:status Greenhouse_Setpoint").strip();
            return status.startsWith(TEMPERATURE) ? status : null;
        });
        progress.say("    openhab> openhab:status Greenhouse_Setpoint");
        progress.say("    " + state);
        expect(TEMPERATURE + " °C", state, "the item's state");
    }

    private void command(String command) throws IOException {
        progress.say("    openhab> " + command);
        progress.say("    " + console(command).strip());
    }

    private String console(String command) throws IOException {
        return openHab.execute(command).output();
    }

    private static void expect(String expected, String actual, String what) throws IOException {
        if (!expected.equals(actual)) {
            throw new IOException(what + " should be " + expected + ", but is " + actual);
        }
    }
}
