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
package org.openhab.binding.aliyuniot.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.itest.RunningAddOn.THING;
import static org.openhab.binding.aliyuniot.itest.RunningAddOn.eventually;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openhab.sandbox.launcher.Cloud;

/** Updates in Karaf, started where users start them, looked at from both ends. */
@ExtendWith(SharedAddOn.class)
class FirmwareIT {
    private static final int SLOW = 60_000;
    private static final AtomicInteger VERSIONS = new AtomicInteger();
    private static final Pattern PATH = Pattern.compile("\"path\":\"(.*?)\"");
    private static final String CONFIG = "    config:\n      productKey:";
    private static final String CHANNELS = "      setpoint:\n        type: number\n";

    private final RunningAddOn addOn;
    private final OpenHabConsole console;
    private final String version = "2.0." + VERSIONS.incrementAndGet();
    private final byte[] image = new byte[200_000];

    FirmwareIT(RunningAddOn addOn) {
        this.addOn = addOn;
        console = addOn.console();
        new Random(version.hashCode()).nextBytes(image);
    }

    @BeforeEach
    void thingIsOnline() {
        addOn.awaitOnline();
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        own("firmware " + THING + " cancel");
        cloud().heal();
    }

    private Cloud cloud() {
        return addOn.cloud();
    }

    /** Has the platform push the version. */
    private long campaign() throws Exception {
        long campaign = cloud().update(image, version);
        eventually(() -> assertThat(console.run("openhab:firmware status " + THING))
                .contains("is UPDATE_EXECUTABLE. The latest updatable firmware version is " + version + "."));
        return campaign;
    }

    private void awaitJob(long campaign, String status) {
        eventually(() -> assertThat(cloud().job(campaign))
                .extracting(Cloud.Job::status)
                .as(cloud().job(campaign).toString())
                .isEqualTo(status));
    }

    private void awaitUpToDate() {
        eventually(() ->
                assertThat(console.run("openhab:firmware status " + THING)).contains("is UP_TO_DATE."));
        assertRuns(version);
    }

    private void assertRuns(String expected) {
        eventually(() ->
                assertThat(console.run("openhab:aliyuniot devices")).contains(THING + " ONLINE firmware " + expected));
    }

    private String update() throws IOException {
        return console.run("openhab:firmware update " + THING + " " + version);
    }

    private String own(String command) throws IOException {
        return console.run("openhab:aliyuniot " + command);
    }

    private String action(String call) throws IOException {
        return console.run("openhab:actions " + THING + " aliyuniot-firmware." + call);
    }

    private static String last(Cloud.Job job) {
        return job.history().stream()
                .map(Cloud.Event::step)
                .filter(step -> step != null && !step.isEmpty())
                .reduce("", (before, step) -> step);
    }

    @Test
    void anUpdateIsStartedByTheConsoleAndEndsWellOnBothSides() throws Exception {
        cloud().slowDownloads(SLOW);
        long campaign = campaign();
        assertThat(console.run("openhab:firmware list " + THING))
                .contains(version)
                .doesNotContain("http");

        assertThat(update()).contains("Firmware update started.");

        eventually(() -> assertThat(console.thing(THING)).contains("Status=OFFLINE (FIRMWARE_UPDATING): @text/"));
        addOn.awaitStatusText(THING, "to OFFLINE (FIRMWARE_UPDATING): Firmware " + version + ": downloading (");
        assertThat(own("firmware " + THING + " start"))
                .as("a second update at the same time")
                .contains("is not executable");
        awaitJob(campaign, "UPDATED");
        awaitUpToDate();
    }

    @Test
    void anUpdateIsCancelledByTheConsole() throws Exception {
        cloud().slowDownloads(SLOW);
        long campaign = campaign();
        update();
        awaitJob(campaign, "IN_UPGRADE");

        assertThat(console.run("openhab:firmware cancel " + THING)).contains("Firmware update canceled.");

        awaitJob(campaign, "FAILED");
        assertThat(last(cloud().job(campaign))).isEqualTo("-1");
        addOn.awaitOnline();
    }

    @Test
    void theOwnCommandChecksStartsFollowsAndCancels() throws Exception {
        assertThat(own("firmware " + THING + " check")).contains("There is nothing to install.");
        assertThat(own("firmware " + THING + " start")).contains("No firmware waits to be installed");
        cloud().slowDownloads(SLOW);
        long campaign = campaign();
        assertThat(own("firmware " + THING + " check")).contains("Version " + version + " can be installed.");
        assertThat(own("firmware " + THING)).contains("AVAILABLE " + version);

        assertThat(own("firmware " + THING + " start")).contains("Firmware update started.");

        assertThat(own("firmware " + THING)).containsPattern("DOWNLOADING " + version + " \\d+ %");
        awaitJob(campaign, "UPDATED");
        assertThat(own("status " + THING)).contains(THING + " ONLINE").contains("firmwareVersion = " + version);
        assertThat(own("publish " + THING + " user/temperature 20 degrees")).contains("The platform has it.");
        assertThat(cloud().receivedAfter(0)).extracting(Cloud.Received::payload).contains("20 degrees");
        assertThat(own("firmware nobody start")).contains("There is no device nobody");
        assertThat(own("nonsense")).contains("Usage:");
    }

    @Test
    void anUpdateThatTheStopOfTheBundleInterruptsEndsWell() throws Exception {
        cloud().slowDownloads(SLOW / 4);
        long campaign = campaign();
        update();
        awaitJob(campaign, "IN_UPGRADE");

        addOn.stopBundle();
        cloud().heal();
        addOn.startBundle();

        awaitJob(campaign, "UPDATED");
        awaitUpToDate();
        addOn.stopBundle();
        addOn.startBundle();
        awaitUpToDate();
        assertThat(cloud().job(campaign).history())
                .extracting(Cloud.Event::status)
                .doesNotContain("FAILED", "CANCELED");
    }

    @Test
    void aRuleInstallsWhatTheTriggerTellsIt() throws Exception {
        String installer = "    config:\n      installer: rule\n      productKey:";
        String trigger = "      firmware:\n        type: firmware\n" + CHANNELS;
        addOn.edit(CHANNELS, trigger);
        addOn.edit(CONFIG, installer);
        try {
            eventually(() ->
                    assertThat(console.run("openhab:things show " + THING)).contains("installer : rule"));
            addOn.awaitOnline();
            long campaign = campaign();
            assertThat(action("startFirmwareUpdate")).contains("outcome = done");
            assertThat(awaitReady()).hasBinaryContent(image);
            assertThat(action("firmwareProgress percent=50")).contains("outcome = done");
            addOn.awaitStatusText(THING, version + ": installing (8");

            assertThat(action("firmwareInstalled version=" + version)).contains("outcome = done");

            awaitJob(campaign, "UPDATED");
            awaitUpToDate();
            assertThat(action("firmwareInstalled version=" + version)).contains("outcome = refused");
        } finally {
            addOn.edit(installer, CONFIG);
            addOn.edit(trigger, CHANNELS);
        }
    }

    /** The image of which the rules' channel tells. */
    private Path awaitReady() {
        AtomicReference<Path> found = new AtomicReference<>();
        eventually(() -> {
            String triggered = Files.readAllLines(addOn.karaf().eventsLog()).stream()
                    .filter(line -> line.contains(THING + ":firmware triggered {\"event\":\"READY\""))
                    .filter(line -> line.contains(version))
                    .findAny()
                    .orElse("");
            Matcher path = PATH.matcher(triggered);
            assertThat(path.find()).as("an event READY").isTrue();
            found.set(Path.of(path.group(1)));
        });
        return found.get();
    }

    @Test
    void aDeviceGetsItsImageOverHttpAndTellsItsVersion() throws Exception {
        AtomicReference<byte[]> uploaded = new AtomicReference<>(new byte[0]);
        HttpServer device = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        device.createContext("/", call -> {
            byte[] body = call.getRequestBody().readAllBytes();
            if (body.length > 0) {
                uploaded.set(body);
            }
            byte[] answer = (uploaded.get().length == 0 ? "1.0.0" : version).getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        device.start();
        String address = "http://127.0.0.1:" + device.getAddress().getPort();
        String installer = "    config:\n      installer: http\n      installUrl: " + address
                + "/update\n      versionUrl: " + address + "/version\n      productKey:";
        addOn.edit(CONFIG, installer);
        try {
            eventually(() ->
                    assertThat(console.run("openhab:things show " + THING)).contains("installer : http"));
            addOn.awaitOnline();
            long campaign = campaign();

            update();

            awaitJob(campaign, "UPDATED");
            awaitUpToDate();
            assertThat(uploaded.get()).isEqualTo(image);
        } finally {
            addOn.edit(installer, CONFIG);
            device.stop(0);
        }
    }

    @Test
    void logHasNoErrorAndNoSignedAddress() throws Exception {
        long campaign = campaign();
        update();
        awaitJob(campaign, "UPDATED");

        for (Path log : new Path[] {addOn.karaf().log(), addOn.karaf().eventsLog()}) {
            assertThat(Files.readAllLines(log))
                    .noneMatch(line -> line.contains("Signature="))
                    .noneMatch(line -> line.contains("[ERROR]"));
        }
    }
}
