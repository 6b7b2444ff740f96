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
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.sandbox.KarafInstance;
import org.openhab.sandbox.KarafSettings;
import org.openhab.sandbox.launcher.Cloud;
import org.openhab.sandbox.launcher.DemoFiles;
import org.openhab.sandbox.launcher.EmulatorProcess;
import org.openhab.sandbox.launcher.SandboxLayout;

/** The KAR in Karaf, with the emulator as the cloud; driven by files and console, looked at from both ends. */
class AddOnIT {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String THING = DemoFiles.THING;
    private static final String BUNDLE = "org.openhab.binding.aliyuniot";

    @TempDir
    static Path folder;

    private static SandboxLayout layout;
    private static EmulatorProcess emulator;
    private static KarafInstance karaf;
    private static OpenHabConsole console;
    private static Path devices;

    @BeforeAll
    static void startBoth() throws Exception {
        layout = SourceTree.layout();
        devices = DemoFiles.writeDevices(folder);
        startEmulator(0);
        karaf = KarafInstance.start(KarafSettings.of(layout.karaf(), folder.resolve("openhab")));
        karaf.awaitReady(Duration.ofMinutes(3));
        console = new OpenHabConsole(karaf);
        Path part = Files.copy(layout.kar(), folder.resolve("add-on.part"));
        Files.move(part, karaf.addons().resolve(layout.kar().getFileName()));
        DemoFiles.writeConfiguration(karaf.yaml().getParent(), emulator);
    }

    private static void startEmulator(int tlsPort) throws IOException, InterruptedException {
        emulator = EmulatorProcess.start(layout.emulator(), devices, folder.resolve("emulator"), tlsPort);
    }

    @AfterAll
    static void stopBoth() {
        if (karaf != null) {
            karaf.close();
        }
        if (emulator != null) {
            emulator.close();
        }
    }

    @BeforeEach
    void thingIsOnline() {
        eventually(() -> assertThat(console.thing(THING)).contains("Status=ONLINE"));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(BOUND).pollInterval(Duration.ofMillis(300)).untilAsserted(assertion);
    }

    private static Cloud cloud() {
        return emulator.cloud(DemoFiles.PRODUCT_KEY, DemoFiles.DEVICE_NAME);
    }

    private static void assertBothDirections(String setpoint) throws Exception {
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

    private static void edit(String from, String to) throws IOException {
        Path file;
        try (var files = Files.list(karaf.yaml())) {
            file = files.filter(path -> path.toString().endsWith("greenhouse.yaml"))
                    .findAny()
                    .orElseThrow();
        }
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Path part = Files.writeString(file.resolveSibling("greenhouse.part"), text.replace(from, to));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void itemAndCloudTalkToEachOther() throws Exception {
        assertThat(cloud().state().online()).isTrue();
        assertBothDirections("21.5");
    }

    @Test
    void switchKnowsItsOwnValuesInBothDirections() throws Exception {
        cloud().send("user/pump/set", "1");
        eventually(() -> assertThat(console.status("Greenhouse_Pump")).isEqualTo("ON"));
        cloud().send("user/pump/set", "nonsense");
        cloud().send("user/pump/set", "0");
        eventually(() -> assertThat(console.status("Greenhouse_Pump")).isEqualTo("OFF"));
    }

    @Test
    void survivesARestartOfTheCloud() throws Exception {
        int port = emulator.tlsPort();
        emulator.close();
        eventually(() -> assertThat(console.thing(THING)).contains("Status=OFFLINE"));
        assertThat(console.run("openhab:send Greenhouse_Pump ON")).contains("Command has been sent successfully.");

        startEmulator(port);

        eventually(() -> assertThat(console.thing(THING)).contains("Status=ONLINE"));
        eventually(() -> assertThat(cloud().receivedAfter(0))
                .filteredOn(message -> message.topic().contains("/user/"))
                .extracting(Cloud.Received::payload)
                .containsExactly("1"));
        assertBothDirections("18");
    }

    @Test
    void keepsMessagesOnDiskOverARestartOfTheAddOn() throws Exception {
        String config = "    config:\n      productKey:";
        String keeping = "    config:\n      keepQueue: true\n      productKey:";
        long connects = cloud().state().connects();
        edit(config, keeping);
        eventually(() -> assertThat(cloud().state().connects()).isGreaterThan(connects));
        eventually(() -> assertThat(console.thing(THING)).contains("Status=ONLINE"));
        int port = emulator.tlsPort();
        emulator.close();
        try {
            eventually(() -> assertThat(console.thing(THING)).contains("Status=OFFLINE"));
            for (String temperature : List.of("31", "32", "33")) {
                console.run("openhab:send Greenhouse_Temperature " + temperature);
            }
            console.run("bundle:stop " + BUNDLE);
            eventually(() -> assertThat(console.threadsOfTheAddOn()).isEmpty());
        } finally {
            console.run("bundle:start " + BUNDLE);
            startEmulator(port);
        }
        eventually(() -> assertThat(cloud().receivedAfter(0))
                .filteredOn(message -> message.topic().contains("/user/"))
                .extracting(Cloud.Received::payload)
                .containsExactly("31", "32", "33"));
        edit(keeping, config);
    }

    @Test
    void wrongSecretIsNamedAndMendedInTheFile() throws Exception {
        String right = "0123456789abcdef0123456789abcdef";
        String wrong = "0123456789abcdef0123456789abcdeX";
        edit("deviceSecret: " + right, "deviceSecret: " + wrong);
        try {
            eventually(() -> assertThat(console.run("openhab:things show " + THING))
                    .contains("OFFLINE (CONFIGURATION_ERROR): The platform refuses the login")
                    .contains("device secret")
                    .doesNotContain(wrong));
        } finally {
            edit("deviceSecret: " + wrong, "deviceSecret: " + right);
        }
        eventually(() -> assertThat(console.thing(THING)).contains("Status=ONLINE"));
        assertBothDirections("17.5");
    }

    @Test
    void leavesNothingBehindWhenStoppedTwentyTimes() throws Exception {
        Map<String, Long> before = instancesOfTheAddOn();
        assertThat(before).isNotEmpty();
        for (int i = 0; i < 20; i++) {
            assertThat(console.threadsOfTheAddOn()).as("threads while running").isNotEmpty();
            console.run("bundle:stop " + BUNDLE);
            eventually(() -> assertThat(console.threadsOfTheAddOn()).isEmpty());
            eventually(() -> assertThat(cloud().state().online()).isFalse());
            console.run("bundle:start " + BUNDLE);
            eventually(() -> assertThat(console.thing(THING)).contains("Status=ONLINE"));
        }
        eventually(() -> assertThat(instancesOfTheAddOn()).isEqualTo(before));
        assertBothDirections("19");
    }

    /** Those of which the one thing has one each. */
    private static Map<String, Long> instancesOfTheAddOn() throws Exception {
        Map<String, Long> instances = console.liveInstancesOfTheAddOn();
        instances
                .keySet()
                .removeIf(name ->
                        !name.matches(".*\\.(LinkRuntime|DeviceSession|DeviceHandler|MqttConnection|TopicChannel)"));
        return instances;
    }

    @Test
    void newLabelLeavesTheConnectionAlone() throws Exception {
        long connects = cloud().state().connects();
        edit("label: Greenhouse\n", "label: Glasshouse\n");
        try {
            eventually(() -> assertThat(console.thing(THING)).contains("Label=Glasshouse"));
            assertBothDirections("16");
        } finally {
            edit("label: Glasshouse\n", "label: Greenhouse\n");
        }
        eventually(() -> assertThat(console.thing(THING)).contains("Label=Greenhouse"));
        assertThat(cloud().state().connects()).isEqualTo(connects);
    }

    @Test
    void newChannelIsSubscribedOnTheOpenConnection() throws Exception {
        long connects = cloud().state().connects();
        String setpoint = "      setpoint:\n        type: number\n";
        String lamp = "      lamp:\n        type: switch\n        config:\n          subscribeTopic: user/get\n";
        edit(setpoint, lamp + setpoint);
        try {
            eventually(() -> assertThatNoException().isThrownBy(() -> cloud().send("user/get", "ON")));
        } finally {
            edit(lamp, "");
        }
        eventually(() -> assertThatIOException().isThrownBy(() -> cloud().send("user/get", "ON")));
        assertThat(cloud().state().connects()).isEqualTo(connects);
    }

    @Test
    void deviceAnswersCallsWithItsState() throws Exception {
        assertThat(console.run("openhab:send Greenhouse_Pump ON")).contains("Command has been sent successfully.");
        eventually(() -> assertThat(cloud().call("?")).isEqualTo("1"));
        assertThat(console.run("openhab:send Greenhouse_Pump OFF")).contains("Command has been sent successfully.");
        eventually(() -> assertThat(cloud().call("?")).isEqualTo("0"));
    }

    @Test
    void actionPublishesAndSaysHowItWent() throws Exception {
        String action = "openhab:actions " + THING + " aliyuniot.publishText topic=user/temperature text=7 qos=";
        assertThat(console.run(action + 1)).contains("acknowledged");
        assertThat(cloud().receivedAfter(0))
                .extracting(Cloud.Received::topic, Cloud.Received::payload)
                .contains(tuple("/a1B2c3D4e5F/greenhouse/user/temperature", "7"));
        assertThat(console.run(action + 2)).contains("refused").contains("qos is 0 or 1");
    }

    @Test
    void logHasNoErrorAndNoSecret() throws Exception {
        List<String> log = Files.readAllLines(karaf.log());
        assertThat(log).noneMatch(line -> line.contains("0123456789abcdef0123456789abcdef"));
        assertThat(log).noneMatch(line -> line.contains("[ERROR]"));
    }
}
