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
import java.util.Random;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The demo: a device comes online, an item talks to the cloud, the cloud talks to an item and asks for the state of
 * another, a break of the line loses nothing, two more devices report over CoAP and HTTPS, a thing model becomes channels
 * and brings an item of another thing to the cloud, a device behind a gateway is found and approved, and the cloud updates the first device's firmware. What it prints is what both ends say afterwards, and it fails if they do not.
 */
final class Story {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(3);
    private static final String TEMPERATURE = "21.5";
    private static final String WIND = "7.5";
    private static final Pattern TEXT_KEY = Pattern.compile(": @text/.*(?=, Label=)");
    private static final String VOLUME = "128.4";
    private static final String PROPERTY = "PumpSwitch";
    private static final String NEW_FIRMWARE = "2.0.0";
    private static final int IMAGE_BYTES = 512 * 1024;
    private static final int DOWNLOAD_SECONDS = 4;

    private final Console openHab;
    private final EmulatorProcess emulator;
    private final Cloud cloud;
    private final Progress progress;

    Story(Console openHab, EmulatorProcess emulator, Progress progress) {
        this.openHab = openHab;
        this.emulator = emulator;
        this.progress = progress;
        cloud = emulator.cloud(DemoFiles.PRODUCT_KEY, DemoFiles.DEVICE_NAME);
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
        progress.say("");
        progress.say("The cloud asks for the state of the pump, and waits for the answer");
        cloudAsks();
        progress.say("");
        progress.say("The line breaks, and nothing is lost");
        lineBreaks();
        progress.say("");
        progress.say("A weather station reports over CoAP, and a water meter over HTTPS");
        reports(DemoFiles.COAP_THING, DemoFiles.COAP_DEVICE, "Weather_Wind", WIND, "coaps");
        reports(DemoFiles.HTTP_THING, DemoFiles.HTTP_DEVICE, "Meter_Volume", VOLUME, "https");
        progress.say("");
        progress.say("A thing model becomes channels");
        modelBecomesChannels();
        progress.say("");
        progress.say("The pump of the greenhouse is in that thing model without a rule, and the cloud switches it on");
        cloudCommandsMirroredItem();
        progress.say("");
        progress.say("A lamp is added to the gateway in the cloud, and appears in the inbox of openHAB");
        new SubDeviceChapter(openHab, emulator, progress).play();
        progress.say("");
        progress.say("The cloud has new firmware for the device");
        firmware();
    }

    private void deviceOnline() throws IOException, InterruptedException {
        String thing = progress.until("openHAB has the thing online", PATIENCE, () -> thing("Status=ONLINE"));
        Cloud.State device = cloud.state();
        if (!device.online()) {
            throw new IOException("The thing is online, but the cloud says that the device is not: " + device);
        }
        progress.say("    openHAB: " + thing);
        progress.say("    cloud:   " + DemoFiles.DEVICE_NAME + " is online with the client id " + device.clientId());
    }

    private void itemToCloud() throws IOException, InterruptedException {
        long before = lastReceived(cloud);
        command("openhab:send Greenhouse_Pump ON");
        cloudReceives(cloud, before, "1");
    }

    private void cloudAsks() throws IOException, InterruptedException {
        String answer = cloud.call("?");
        progress.say("    cloud:   calls, and is answered " + answer);
        expect("1", answer, "the answer");
    }

    private void lineBreaks() throws IOException, InterruptedException {
        long before = lastReceived(cloud);
        long connects = cloud.state().connects();
        progress.say("    cloud:   is away for " + OUTAGE.toSeconds() + " seconds");
        cloud.restart(OUTAGE);
        String thing = progress.until("openHAB notices", PATIENCE, () -> thing("Status=OFFLINE"));
        progress.say("    openHAB: " + thing);
        command("openhab:send Greenhouse_Pump OFF");
        progress.until(
                "the device comes back", PATIENCE, () -> cloud.state().connects() > connects ? "connected" : null);
        cloudReceives(cloud, before, "0");
    }

    private void reports(String thing, String device, String item, String value, String protocol)
            throws IOException, InterruptedException {
        String shown = progress.until("openHAB has the thing online", PATIENCE, () -> thing(thing, "Status=ONLINE"));
        progress.say("    openHAB: " + shown);
        Cloud reporting = emulator.cloud(DemoFiles.PRODUCT_KEY, device);
        long before = lastReceived(reporting);
        command("openhab:send " + item + " " + value);
        Cloud.Received received = cloudReceives(reporting, before, value);
        expect(protocol, received.protocol(), "the protocol of the report");
    }

    private void modelBecomesChannels() throws IOException, InterruptedException {
        String shown = progress.until(
                "openHAB has the thing online", PATIENCE, () -> thing(DemoFiles.HOME_THING, "Status=ONLINE"));
        progress.say("    openHAB: " + shown);
        String command = "openhab:aliyuniot model " + DemoFiles.HOME_THING;
        String features = progress.until("the platform tells the thing model", PATIENCE, () -> {
            String output = console(command).strip();
            return output.contains(PROPERTY) ? output : null;
        });
        progress.say("    openhab> " + command);
        progress.say(features.indent(4).stripTrailing());
        String things = console("openhab:things show " + DemoFiles.HOME_THING);
        if (!things.contains(DemoFiles.HOME_THING + ":" + PROPERTY)) {
            throw new IOException("The thing should have the channel " + PROPERTY + ", but is " + things);
        }
    }

    private void cloudCommandsMirroredItem() throws IOException, InterruptedException {
        Cloud home = emulator.cloud(DemoFiles.HOME_PRODUCT_KEY, DemoFiles.HOME_DEVICE);
        long before = lastReceived(cloud);
        Cloud.Reply reply = home.set(PROPERTY, 1);
        progress.say("    cloud:   sets " + PROPERTY + " to 1, and is answered " + reply.code());
        expect("200", String.valueOf(reply.code()), "the answer");
        progress.until(
                "the item obeys",
                PATIENCE,
                () -> "ON".equals(console("openhab:status Home_Pump").strip()) ? "ON" : null);
        progress.say("    openhab> openhab:status Home_Pump");
        progress.say("    ON");
        cloudReceives(cloud, before, "1");
        String value = progress.until("the cloud is told", PATIENCE, () -> home.property(PROPERTY));
        progress.say("    cloud:   has " + PROPERTY + " " + value);
        expect("1", value, "the property in the cloud");
    }

    private void firmware() throws IOException, InterruptedException {
        byte[] image = new byte[IMAGE_BYTES];
        new Random(IMAGE_BYTES).nextBytes(image);
        cloud.slowDownloads(IMAGE_BYTES / DOWNLOAD_SECONDS);
        long campaign = cloud.update(image, NEW_FIRMWARE);
        progress.say("    cloud:   pushes version " + NEW_FIRMWARE + ", " + IMAGE_BYTES / 1024 + " KiB");
        firmwareStatus("openHAB offers it", "UPDATE_EXECUTABLE");
        command("openhab:firmware update " + DemoFiles.THING + " " + NEW_FIRMWARE);
        String thing = progress.until("openHAB shows it", PATIENCE, () -> thing("FIRMWARE_UPDATING"));
        progress.say("    openHAB: " + thing);
        progress.bar("the device is updated", PATIENCE, () -> {
            Cloud.Job job = cloud.job(campaign);
            return "UPDATED".equals(job.status()) ? 100 : Math.min(job.percent(), 99);
        });
        progress.say("    cloud:   the job has succeeded, and is "
                + cloud.job(campaign).status());
        firmwareStatus("openHAB has it, too", "UP_TO_DATE");
    }

    private void firmwareStatus(String what, String status) throws IOException, InterruptedException {
        String command = "openhab:firmware status " + DemoFiles.THING;
        String shown = progress.until(what, PATIENCE, () -> {
            String output = console(command).strip();
            return output.contains(status) ? output : null;
        });
        progress.say("    openhab> " + command);
        progress.say("    " + shown);
    }

    private static long lastReceived(Cloud cloud) throws IOException, InterruptedException {
        return cloud.receivedAfter(0).stream()
                .mapToLong(Cloud.Received::seq)
                .max()
                .orElse(0);
    }

    private Cloud.Received cloudReceives(Cloud from, long after, String payload)
            throws IOException, InterruptedException {
        Cloud.Received received = progress.until("the cloud receives it", PATIENCE, () -> {
            for (Cloud.Received message : from.receivedAfter(after)) {
                // The device also asks for the time by itself.
                if (message.topic().contains("/user/")) {
                    return message;
                }
            }
            return null;
        });
        progress.say("    cloud:   " + received.protocol() + " " + received.topic() + " " + received.payload());
        expect(payload, received.payload(), "the message in the cloud");
        return received;
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

    private @Nullable String thing(String status) throws IOException {
        return thing(DemoFiles.THING, status);
    }

    /** Without the key of its status's text, which openHAB's console prints in the place of the text. */
    private @Nullable String thing(String uid, String status) throws IOException {
        return console("openhab:things list")
                .lines()
                .filter(line -> line.startsWith(uid + " ") && line.contains(status))
                .map(line -> TEXT_KEY.matcher(line).replaceFirst(""))
                .findAny()
                .orElse(null);
    }

    private void command(String command) throws IOException {
        progress.say("    openhab> " + command);
        progress.say("    " + console(command).strip());
    }

    private String console(String command) throws IOException {
        return openHab.run(command);
    }

    private static void expect(String expected, String actual, String what) throws IOException {
        if (!expected.equals(actual)) {
            throw new IOException(what + " should be " + expected + ", but is " + actual);
        }
    }
}
