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
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@NonNullByDefault({})
class OpenHabProcessTest {
    @TempDir
    Path root;

    private OpenHabFolder folder() {
        return new OpenHabFolder(root, "5.2.1");
    }

    @Test
    void withoutAScriptTheMessageSaysWhatToDo() {
        assertThatIOException()
                .isThrownBy(() -> OpenHabProcess.start(folder(), root.resolve("log")))
                .withMessageContaining("Start it yourself");
    }

    /** The script stays and waits for what it has started, as openHAB's does. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void scriptAndWhatItHasStartedEndTogether() throws Exception {
        Path script =
                Files.writeString(root.resolve("start.sh"), "#!/bin/sh\necho \"$1\"\nsleep 600 &\necho $!\nwait\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Path log = root.resolve("log");
        OpenHabProcess process = OpenHabProcess.start(folder(), log);
        try {
            assertThat(process.isAlive()).isTrue();
            List<String> told = assertTimeout(Duration.ofSeconds(60), () -> {
                List<String> lines = List.of();
                while (lines.size() < 2) {
                    lines = Files.readAllLines(log);
                    Thread.onSpinWait();
                }
                return lines;
            });
            assertThat(told.get(0)).isEqualTo("server");
            ProcessHandle child = ProcessHandle.of(Long.parseLong(told.get(1))).orElseThrow();
            process.close();
            assertThat(child.isAlive()).isFalse();
            assertThat(process.isAlive()).isFalse();
        } finally {
            process.close();
        }
    }
}
