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
package org.openhab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NonNullByDefault({})
class KarafInstanceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path ARCHIVE = Path.of(System.getProperty("sandbox.archive"));

    @TempDir
    static Path folder;

    private static KarafInstance karaf;

    @BeforeAll
    static void start() throws Exception {
        Path yaml = Files.createDirectories(folder.resolve("work/conf/yaml"));
        Files.writeString(yaml.resolve("house.yaml"), """
                version: 1
                things:
                  magic:lamp:one:
                    label: Lamp
                items:
                  Level: { type: Dimmer, label: Level, channel: "magic:lamp:one:brightness" }
                  Free: { type: Switch, label: Free }
                """);
        karaf = KarafInstance.start(KarafSettings.of(ARCHIVE, folder.resolve("work")));
        karaf.awaitReady(PATIENCE);
    }

    @AfterAll
    static void stop() {
        karaf.close();
        assertThat(karaf.isAlive()).isFalse();
        assertThat(ProcessHandle.of(karaf.pid())).isEmpty();
    }

    @Test
    void listsThingsItemsAndLinksWithOpenHabsWording() throws IOException {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(output("openhab:things list"))
                        .isEqualTo("magic:lamp:one (Type=Thing, Status=UNINITIALIZED (HANDLER_MISSING_ERROR),"
                                + " Label=Lamp, Bridge=null)"));
        assertThat(output("openhab:items list Level"))
                .isEqualTo("Level (Type=DimmerItem, State=NULL, Label=Level, Category=null)");
        assertThat(output("openhab:links list")).isEqualTo("Level -> magic:lamp:one:brightness Configuration[]");
    }

    @Test
    void commandsAnItemAndWritesEvents() throws IOException {
        assertThat(output("openhab:send Free ON")).isEqualTo("Command has been sent successfully.");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(output("openhab:status Free")).isEqualTo("ON"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Files.readString(karaf.eventsLog()))
                        .contains("Item 'Free' received command ON")
                        .contains("Item 'Free' changed from NULL to ON"));
    }

    @Test
    void takesInputsOfActionsAsOneArgumentEach() throws IOException {
        assertThat(output("shell:echo text=\"a b\" times=2")).isEqualTo("text=a b times=2");
        assertThat(output("openhab:actions magic:lamp:one magic.blink text=\"a b\" times=2"))
                .isEqualTo("No actions found for thing with UID magic:lamp:one");
    }

    @Test
    void tellsOfFirmwaresThatThereAreNone() throws IOException {
        assertThat(output("openhab:firmware status magic:lamp:one"))
                .isEqualTo("The firmware status for thing with UID magic:lamp:one could not be determined.");
        assertThat(output("openhab:firmware list magic:lamp:one"))
                .isEqualTo("No firmwares found for thing with UID magic:lamp:one");
        assertThat(output("openhab:firmware update magic:lamp:one 2"))
                .isEqualTo("No firmware update handler available for thing with UID magic:lamp:one.");
        assertThat(output("openhab:firmware status lamp")).isEqualTo("An unexpected error occurred during execution.");
    }

    @Test
    void refusesAWrongPassword() throws IOException {
        Path key = folder.resolve("work/etc/host.key.pub");
        try (SshConsole console = new SshConsole("openhab", "not-the-password", karaf.sshPort(), key)) {
            assertThatThrownBy(() -> console.execute("openhab:things list", PATIENCE))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void installsAKarFromAddonsAndRemovesItWithItsFile() throws IOException {
        Path kar = karaf.addons().resolve("probe.kar");
        writeKar(folder.resolve("probe.kar"), "openhab-binding-probe", "probe");
        Files.move(folder.resolve("probe.kar"), kar);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(output("bundle:list -s")).contains("sandbox.probe"));

        Files.delete(kar);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(output("bundle:list -s")).doesNotContain("sandbox.probe"));
    }

    @Test
    void listensOnNothingButTheConsole() throws IOException {
        assertThat(output("feature:list -i")).contains("openhab-runtime-base").doesNotContain("management");
        assertThat(output("config:list \"(service.pid=org.apache.karaf.shell)\""))
                .contains("sshHost = 127.0.0.1");
    }

    private static String output(String command) throws IOException {
        ConsoleResult result = karaf.execute(command);
        assertThat(result.succeeded()).as(result.output()).isTrue();
        return result.output().strip();
    }

    private static void writeKar(Path file, String feature, String id) throws IOException {
        Path bundle = folder.resolve(id + ".jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", "sandbox." + id);
        attributes.putValue("Bundle-Name", "Sandbox Probe");
        attributes.putValue("Bundle-Version", "1.0.0");
        new JarOutputStream(Files.newOutputStream(bundle), manifest).close();
        Manifest karManifest = new Manifest();
        karManifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarOutputStream kar = new JarOutputStream(Files.newOutputStream(file), karManifest)) {
            kar.putNextEntry(new ZipEntry(
                    "repository/sandbox/" + id + "-features/1.0.0/" + id + "-features-1.0.0-features.xml"));
            kar.write("""
                    <features name="%2$s" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                        <feature name="%1$s" version="1.0.0">
                            <feature>openhab-runtime-base</feature>
                            <bundle start-level="80">mvn:sandbox/%2$s/1.0.0</bundle>
                        </feature>
                    </features>
                    """.formatted(feature, id).getBytes(StandardCharsets.UTF_8));
            kar.putNextEntry(new ZipEntry("repository/sandbox/" + id + "/1.0.0/" + id + "-1.0.0.jar"));
            Files.copy(bundle, kar);
        }
    }
}
