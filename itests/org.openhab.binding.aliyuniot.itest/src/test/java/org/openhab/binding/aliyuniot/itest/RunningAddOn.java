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
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.awaitility.core.ThrowingRunnable;
import org.openhab.sandbox.KarafInstance;
import org.openhab.sandbox.KarafSettings;
import org.openhab.sandbox.launcher.Cloud;
import org.openhab.sandbox.launcher.DemoFiles;
import org.openhab.sandbox.launcher.EmulatorProcess;
import org.openhab.sandbox.launcher.SandboxLayout;

/** The KAR in Karaf, and the emulator as its cloud; with the demo's things. */
final class RunningAddOn implements AutoCloseable {
    static final String THING = DemoFiles.THING;

    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final String BUNDLE = "org.openhab.binding.aliyuniot";

    private final SandboxLayout layout;
    private final Path folder;
    private final Path devices;
    private KarafInstance karaf;
    private OpenHabConsole console;
    private EmulatorProcess emulator;

    private RunningAddOn(SandboxLayout layout, Path folder, UnaryOperator<KarafSettings> settings)
            throws IOException, InterruptedException {
        this.layout = layout;
        this.folder = folder;
        devices = DemoFiles.writeDevices(folder);
        emulator = emulator(0);
        karaf = KarafInstance.start(settings.apply(KarafSettings.of(layout.karaf(), folder.resolve("openhab"))));
        console = new OpenHabConsole(karaf);
    }

    /**
     * Starts both; they are closed if that fails.
     *
     * @param folder for all that they write
     */
    static RunningAddOn start(Path folder) throws IOException, InterruptedException {
        return start(folder, UnaryOperator.identity());
    }

    /** The same with other settings of Karaf. */
    static RunningAddOn start(Path folder, UnaryOperator<KarafSettings> settings)
            throws IOException, InterruptedException {
        RunningAddOn started = new RunningAddOn(SourceTree.layout(), folder, settings);
        try {
            started.install();
            return started;
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void install() throws IOException, InterruptedException {
        karaf.awaitReady(Duration.ofMinutes(3));
        Path part = Files.copy(layout.kar(), folder.resolve("add-on.part"));
        Files.move(part, karaf.addons().resolve(layout.kar().getFileName()));
        DemoFiles.writeConfiguration(karaf.yaml().getParent(), emulator);
    }

    private EmulatorProcess emulator(int tlsPort) throws IOException, InterruptedException {
        return EmulatorProcess.start(layout.emulator(), devices, folder.resolve("emulator"), tlsPort);
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(BOUND).pollInterval(Duration.ofMillis(300)).untilAsserted(assertion);
    }

    KarafInstance karaf() {
        return karaf;
    }

    OpenHabConsole console() {
        return console;
    }

    EmulatorProcess emulator() {
        return emulator;
    }

    Cloud cloud() {
        return emulator.cloud(DemoFiles.PRODUCT_KEY, DemoFiles.DEVICE_NAME);
    }

    /** The emulator's interface for whatever {@link Cloud} does not have. */
    URI api() {
        return URI.create("http://127.0.0.1:" + emulator.restPort() + "/api/");
    }

    /** Where devices connect over MQTT in TLS. */
    int tlsPort() {
        return emulator.tlsPort();
    }

    /** Whom devices trust. */
    Path caCertificate() {
        return emulator.caCertificate();
    }

    /** Where the emulator has its REST interface. */
    int restPort() {
        return emulator.restPort();
    }

    /** Another device of the demo's product. */
    Cloud cloud(String deviceName) {
        return emulator.cloud(DemoFiles.PRODUCT_KEY, deviceName);
    }

    /** The device that has a thing model. */
    Cloud home() {
        return emulator.cloud(DemoFiles.HOME_PRODUCT_KEY, DemoFiles.HOME_DEVICE);
    }

    /** A sub-device of that one. */
    Cloud lamp(String deviceName) {
        return emulator.cloud(DemoFiles.LAMP_PRODUCT_KEY, deviceName);
    }

    /** Waits for the things that keep a connection. */
    void awaitOnline() {
        eventually(() -> {
            assertThat(console.thing(THING)).contains("Status=ONLINE");
            assertThat(console.thing(DemoFiles.HOME_THING)).contains("Status=ONLINE");
        });
    }

    /** Waits for a status in the user's words: openHAB's console prints the key of its text, the event has the text. */
    void awaitStatusText(String thing, String... parts) {
        eventually(() -> assertThat(Files.readAllLines(karaf.eventsLog()))
                .filteredOn(line -> line.contains("Thing '" + thing + "' changed from "))
                .anySatisfy(line -> assertThat(line).contains(parts)));
    }

    void awaitOffline() {
        eventually(() -> assertThat(console.thing(THING)).contains("Status=OFFLINE"));
    }

    /** Ends the emulator; returns the port on which it is to come again. */
    int stopCloud() {
        int port = emulator.tlsPort();
        emulator.close();
        return port;
    }

    void startCloud(int port) throws IOException, InterruptedException {
        emulator = emulator(port);
    }

    /** Stops the add-on and waits until its threads have ended. */
    void stopBundle() throws IOException {
        console.run("bundle:stop " + BUNDLE);
        eventually(() -> assertThat(console.threadsOfTheAddOn()).isEmpty());
    }

    void startBundle() throws IOException {
        console.run("bundle:start " + BUNDLE);
    }

    /** Ends Karaf as a power cut would, and starts it again; what it had on the disk is there. */
    void killAndStart() throws IOException, InterruptedException {
        karaf.kill();
        karaf = KarafInstance.start(karaf.settings());
        console = new OpenHabConsole(karaf);
        karaf.awaitReady(BOUND);
    }

    /** Adds a file of things and items, or replaces it. */
    void write(String name, String text) throws IOException {
        Path file = karaf.yaml().resolve(name + ".yaml");
        Path part = Files.writeString(file.resolveSibling(name + ".part"), text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Replaces something in the file of the thing. */
    void edit(String from, String to) throws IOException {
        edit("greenhouse", from, to);
    }

    /** Replaces something in a file of things. */
    void edit(String name, String from, String to) throws IOException {
        String text = Files.readString(karaf.yaml().resolve(name + ".yaml"));
        assertThat(text).contains(from);
        write(name, text.replace(from, to));
    }

    /** An item talks to the cloud, and the cloud to an item. */
    void assertBothDirections(String setpoint) throws IOException, InterruptedException {
        long before = cloud().receivedAfter(0).stream()
                .mapToLong(Cloud.Received::seq)
                .max()
                .orElse(0);
        assertThat(console.run("openhab:send Greenhouse_Temperature " + setpoint))
                .contains("Command has been sent successfully.");
        eventually(() -> assertThat(cloud().receivedAfter(before))
                .filteredOn(message -> message.topic().contains("/user/"))
                .extracting(Cloud.Received::topic, Cloud.Received::payload)
                .containsExactly(tuple("/a1B2c3D4e5F/greenhouse/user/temperature", setpoint)));

        eventually(() -> assertThat(console.status("Greenhouse_Temperature")).isEqualTo(setpoint + " °C"));

        cloud().send("user/setpoint", setpoint);
        eventually(() -> assertThat(console.status("Greenhouse_Setpoint")).isEqualTo(setpoint + " °C"));
    }

    @Override
    public void close() {
        karaf.close();
        emulator.close();
    }
}
