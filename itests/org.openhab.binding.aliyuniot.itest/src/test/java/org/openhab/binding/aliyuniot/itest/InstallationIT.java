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
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.sandbox.KarafInstance;
import org.openhab.sandbox.KarafSettings;
import org.openhab.sandbox.launcher.DemoFiles;
import org.openhab.sandbox.launcher.EmulatorProcess;
import org.openhab.sandbox.launcher.SandboxLayout;

/** The KAR comes and goes as often as users like, and says nothing about it in the log that would worry them. */
class InstallationIT {
    private static final int ROUNDS = 3;
    private static final String FEATURE = "aliyuniot-binding";
    private static final String BUNDLE = "org.openhab.binding.aliyuniot";

    @TempDir
    static Path folder;

    private static SandboxLayout layout;
    private static EmulatorProcess emulator;
    private static KarafInstance karaf;
    private static OpenHabConsole console;

    @BeforeAll
    static void startBoth() throws Exception {
        layout = SourceTree.layout();
        emulator =
                EmulatorProcess.start(layout.emulator(), DemoFiles.writeDevices(folder), folder.resolve("emulator"), 0);
        karaf = KarafInstance.start(KarafSettings.of(layout.karaf(), folder.resolve("openhab")));
        karaf.awaitReady(Duration.ofMinutes(3));
        console = new OpenHabConsole(karaf);
        DemoFiles.writeConfiguration(karaf.yaml().getParent(), emulator);
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

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(assertion);
    }

    @Test
    void isInstalledStartedStoppedAndUninstalledThreeTimes() throws Exception {
        Path installed = karaf.addons().resolve(layout.kar().getFileName());
        for (int round = 1; round <= ROUNDS; round++) {
            Path part = Files.copy(layout.kar(), folder.resolve("add-on.part"));
            Files.move(part, installed);
            eventually(() -> assertThat(console.thing(DemoFiles.THING)).contains("Status=ONLINE"));
            assertThat(emulatedDeviceIsOnline()).isTrue();

            console.run("bundle:stop " + BUNDLE);
            eventually(() -> assertThat(console.thing(DemoFiles.THING)).contains("Status=UNINITIALIZED"));
            console.run("bundle:start " + BUNDLE);
            eventually(() -> assertThat(console.thing(DemoFiles.THING)).contains("Status=ONLINE"));

            Files.delete(installed);
            eventually(() -> console.assertThatIsGone(BUNDLE));
            eventually(() -> assertThat(console.threadsOfTheAddOn()).isEmpty());
            assertThat(emulatedDeviceIsOnline()).isFalse();
            assertThat(console.thing(DemoFiles.THING)).contains("Status=UNINITIALIZED");
        }
        assertThatTheLogIsCalm();
    }

    /** With all its things present; openHAB's console and its store do it so. */
    @Test
    void featureIsUninstalledAndInstalledThreeTimes() throws Exception {
        Path installed = karaf.addons().resolve(layout.kar().getFileName());
        Path part = Files.copy(layout.kar(), folder.resolve("add-on.part"));
        Files.move(part, installed);
        eventually(() -> assertThatEveryThingIsOnline());
        for (int round = 1; round <= ROUNDS; round++) {
            console.run("feature:uninstall " + FEATURE);
            eventually(() -> assertThat(console.thing(DemoFiles.THING)).contains("Status=UNINITIALIZED"));
            eventually(() -> assertThat(console.threadsOfTheAddOn()).isEmpty());
            assertThat(emulatedDeviceIsOnline()).isFalse();

            console.run("feature:install " + FEATURE);
            eventually(() -> assertThatEveryThingIsOnline());
            assertThat(emulatedDeviceIsOnline()).isTrue();
        }
        Files.delete(installed);
        eventually(() -> console.assertThatIsGone(BUNDLE));
        assertThatTheLogIsCalm();
    }

    private static void assertThatEveryThingIsOnline() throws Exception {
        assertThat(console.run("openhab:things list").lines().filter(line -> line.startsWith("aliyuniot:")))
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.contains("Status=ONLINE"));
    }

    private static void assertThatTheLogIsCalm() throws Exception {
        List<String> worrying = Files.readAllLines(karaf.log()).stream()
                .filter(line -> line.contains("[WARN ]") || line.contains("[ERROR]"))
                .toList();
        assertThat(worrying).isEmpty();
        assertThat(Files.readString(karaf.log())).contains("[INFO ]");
    }

    private static boolean emulatedDeviceIsOnline() throws Exception {
        return emulator.cloud(DemoFiles.PRODUCT_KEY, DemoFiles.DEVICE_NAME)
                .state()
                .online();
    }
}
