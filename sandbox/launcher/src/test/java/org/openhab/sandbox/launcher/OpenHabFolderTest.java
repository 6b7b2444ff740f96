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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NonNullByDefault({})
class OpenHabFolderTest {
    @TempDir
    Path root;

    private void unpack(String version) throws IOException {
        for (String folder : new String[] {"addons", "conf", "userdata/etc"}) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.writeString(
                root.resolve("userdata/etc/version.properties"),
                "build-no        : Release Build\n\nopenhab-distro  : " + version + "\nopenhab-core    : 1\n");
    }

    @ParameterizedTest
    @CsvSource({"4.3.0, false", "4.3.11, false", "5.0.0.M1, true", "5.2.1, true", "10.0.0, true"})
    void versionSaysHowThingsAreWritten(String version, boolean yaml) throws Exception {
        unpack(version);
        OpenHabFolder folder = OpenHabFolder.of(root);
        assertThat(folder.version()).isEqualTo(version);
        assertThat(folder.readsYaml()).isEqualTo(yaml);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.2.3", "3.4.5"})
    void olderOnesAreRefused(String version) throws Exception {
        unpack(version);
        assertThatIOException().isThrownBy(() -> OpenHabFolder.of(root)).withMessageContaining("4.3 or newer");
    }

    @Test
    void otherFoldersAreRefusedWithWhatIsMissing() throws Exception {
        assertThatIOException().isThrownBy(() -> OpenHabFolder.of(root)).withMessageContaining("has no addons");
        unpack("");
        assertThatIOException().isThrownBy(() -> OpenHabFolder.of(root)).withMessageContaining("names no version");
    }

    @Test
    void consoleIsWhereItsSettingsSay() throws Exception {
        unpack("5.2.1");
        assertThat(OpenHabFolder.of(root).consolePort()).isEqualTo(8101);
        Files.writeString(root.resolve("userdata/etc/org.apache.karaf.shell.cfg"), "sshPort = 18101\n");
        assertThat(OpenHabFolder.of(root).consolePort()).isEqualTo(18101);
    }

    @Test
    void installedBuildsOfTheAddOnAreFound() throws Exception {
        unpack("5.2.1");
        Files.writeString(root.resolve("addons/README"), "");
        assertThat(OpenHabFolder.of(root).installedKars()).isEmpty();
        Path kar = Files.writeString(root.resolve("addons/org.openhab.binding.aliyuniot-9.kar"), "");
        assertThat(OpenHabFolder.of(root).installedKars()).containsExactly(kar.toAbsolutePath());
    }
}
