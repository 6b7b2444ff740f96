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
package org.openhab.binding.aliyuniot.benchmarks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NonNullByDefault({})
class JavaHomeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "17.0.15 25.0.3 21.0.1 23.0.1, 17.0.15 21.0.1 25.0.3",
        "17.0.1 17.0.15, 17.0.15",
        "11.0.2 21.0.1, 21.0.1",
        "11.0.2 17.0.1 17.0.1, 17.0.1",
        "11.0.2 19.0.1, 19.0.1"
    })
    void takesThoseOfUsersAndTheNewest(String installed, String taken) {
        assertThat(JavaHome.usual(homes(installed)))
                .extracting(home -> home.version().toString())
                .containsExactly(taken.split(" "));
    }

    @Test
    void findsAJavaByItsNumber() throws IOException {
        assertThat(JavaHome.find(21, homes("17.0.15 21.0.1 21.0.9 25.0.3")).version())
                .hasToString("21.0.9");
        assertThatThrownBy(() -> JavaHome.find(21, homes("17.0.15 25.0.3"))).hasMessageContaining("Java 21 is in none");
        assertThat(JavaHome.of(List.of("" + Runtime.version().feature(), System.getProperty("java.home"))))
                .extracting(JavaHome::feature)
                .containsOnly(Runtime.version().feature());
    }

    private List<JavaHome> homes(String versions) {
        return Arrays.stream(versions.split(" "))
                .map(version -> new JavaHome(folder.resolve(version), Runtime.Version.parse(version)))
                .toList();
    }

    @Test
    void knowsTheJavaThatItRunsOn() throws IOException {
        JavaHome running = JavaHome.of(Path.of(System.getProperty("java.home")));

        assertThat(running.feature()).isEqualTo(Runtime.version().feature());
        assertThat(running.program()).isExecutable();
    }

    @Test
    void saysWhyAFolderIsNoJava() throws IOException {
        assertThatThrownBy(() -> JavaHome.of(folder)).hasMessageContaining("no file release");

        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.1\"");
        assertThatThrownBy(() -> JavaHome.of(folder)).hasMessageContaining("cannot be run");

        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"?\"");
        assertThatThrownBy(() -> JavaHome.of(folder)).hasMessageContaining("no version of Java");
    }
}
