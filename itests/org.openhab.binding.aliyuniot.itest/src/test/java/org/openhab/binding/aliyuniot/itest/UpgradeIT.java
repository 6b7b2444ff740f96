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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.sandbox.KarafInstance;
import org.openhab.sandbox.KarafSettings;
import org.openhab.sandbox.launcher.DemoFiles;
import org.openhab.sandbox.launcher.EmulatorProcess;
import org.openhab.sandbox.launcher.SandboxLayout;

/** From the KAR with the former feature to this one, in every order in which users meet them; see docs/install.md. */
class UpgradeIT {
    private static final String BUNDLE = "org.openhab.binding.aliyuniot";

    @TempDir
    static Path folder;

    private static SandboxLayout layout;
    private static EmulatorProcess emulator;
    private static KarafInstance karaf;
    private static OpenHabConsole console;
    private static Path former;

    @BeforeAll
    static void startBoth() throws Exception {
        layout = SourceTree.layout();
        former = FormerKar.write(layout.kar(), folder);
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

    @BeforeEach
    void formerOneIsInstalled() throws Exception {
        delete(layout.kar());
        drop(former);
        eventually(() -> {
            assertThat(console.featuresOfTheAddOn()).containsExactly(FormerKar.FEATURE);
            assertThat(console.thing(DemoFiles.THING)).contains("Status=ONLINE");
        });
    }

    @Test
    void oneFileForTheOther() throws Exception {
        delete(former);
        drop(layout.kar());
        assertThatOnlyThisOneRuns();
    }

    /** As openHAB does it with a feature of that name. */
    @Test
    void formerFeatureWasUninstalledByOpenHab() throws Exception {
        console.run("feature:uninstall " + FormerKar.FEATURE);
        eventually(() -> console.assertThatIsGone(BUNDLE));
        delete(former);
        drop(layout.kar());
        assertThatOnlyThisOneRuns();
    }

    @Test
    void oneBesideTheOtherUntilItsFileGoes() throws Exception {
        drop(layout.kar());
        eventually(() -> assertThat(console.featuresOfTheAddOn()).hasSize(2));
        Files.delete(karaf.addons().resolve(former.getFileName()));
        assertThatOnlyThisOneRuns();
    }

    /** Its file is gone, but openHAB has not seen it go. */
    @Test
    void formerOneIsUninstalledOnTheConsole() throws Exception {
        drop(layout.kar());
        eventually(() -> assertThat(console.featuresOfTheAddOn()).hasSize(2));
        console.run("kar:uninstall " + FormerKar.NAME);
        assertThatOnlyThisOneRuns();
        Files.delete(karaf.addons().resolve(former.getFileName()));
    }

    private static void drop(Path kar) throws IOException {
        Path part = Files.copy(kar, folder.resolve("add-on.part"));
        Files.move(part, karaf.addons().resolve(kar.getFileName()));
    }

    private static void delete(Path kar) throws IOException {
        if (Files.deleteIfExists(karaf.addons().resolve(kar.getFileName()))) {
            eventually(() -> assertThat(console.thing(DemoFiles.THING)).contains("HANDLER_MISSING_ERROR"));
        }
    }

    private static void assertThatOnlyThisOneRuns() throws Exception {
        eventually(() -> {
            assertThat(console.featuresOfTheAddOn()).containsExactly("aliyuniot-binding");
            assertThat(console.run("kar:list")).doesNotContain(FormerKar.NAME);
            assertThat(console.run("bundle:list -s --no-format").lines().filter(line -> line.contains(BUNDLE)))
                    .hasSize(2)
                    .allMatch(line -> line.contains("Active") && !line.contains(FormerKar.VERSION));
            assertThat(console.thing(DemoFiles.THING)).contains("Status=ONLINE");
        });
        assertThat(emulator.cloud(DemoFiles.PRODUCT_KEY, DemoFiles.DEVICE_NAME)
                        .state()
                        .online())
                .isTrue();
        assertThat(worrying()).isEmpty();
    }

    /** Karaf warns that a KAR which others have uninstalled cannot be uninstalled once more; rightly so. */
    private static List<String> worrying() throws IOException {
        return Files.readAllLines(karaf.log()).stream()
                .filter(line -> line.contains("[WARN ]") || line.contains("[ERROR]"))
                .filter(line -> !line.contains(FormerKar.VERSION))
                .toList();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(assertion);
    }
}
