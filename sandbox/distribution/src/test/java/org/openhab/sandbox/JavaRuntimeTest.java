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
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NonNullByDefault({})
class JavaRuntimeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"17.0.15,17", "21,21", "21.0.2,21", "23.0.1,23"})
    void takesAVersionThatKarafRunsOn(String version, int feature) throws IOException {
        Path home = installation("suitable", version);

        assertThat(JavaRuntime.find(List.of(home))).isEqualTo(new JavaRuntime(home, feature));
    }

    @ParameterizedTest
    @CsvSource({"11.0.2,11", "24,24", "25.0.1,25"})
    void saysWhatWasFoundAndWhatToDoIfNoVersionFits(String version, int feature) throws IOException {
        Path home = installation("other", version);

        assertThatIllegalStateException()
                .isThrownBy(() -> JavaRuntime.find(List.of(home)))
                .withMessageContaining("Java " + feature + " in " + home)
                .withMessageContaining(JavaRuntime.PREFERRED);
    }

    @Test
    void passesOverFoldersThatHoldNoJava() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path broken = installation("broken", "no version");
        Path suitable = installation("suitable", "17.0.1");

        assertThat(JavaRuntime.find(List.of(folder.resolve("missing"), empty, broken, suitable))
                        .home())
                .isEqualTo(suitable);
    }

    @Test
    void looksAtTheEnvironmentFirst() {
        List<Path> homes = JavaRuntime.candidates(
                Map.of(JavaRuntime.PREFERRED, "/first", "JAVA_HOME", "/second"), Path.of("/third"));

        assertThat(homes).startsWith(Path.of("/first"), Path.of("/second"), Path.of("/third"));
    }

    private Path installation(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/java"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
