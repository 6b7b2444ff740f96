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

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.sandbox.JavaRuntime;

/** The benchmarks of the whole as a user runs them, with so few things and so little time that figures mean nothing. */
@EnabledOnOs(OS.LINUX)
class OpenHabBenchmarkIT {
    @TempDir
    Path folder;

    @Test
    void measuresStartAndGrowth() throws Exception {
        JavaRuntime java = JavaRuntime.find();
        String report = BenchmarkProgram.run(
                folder,
                "openhab",
                "--home",
                SourceTree.layout().karaf().toString(),
                "--kar",
                SourceTree.layout().kar().toString(),
                "--java",
                java.home().toString(),
                "--folder",
                folder.toString(),
                // Idle things want two more openHABs, and minutes to say anything.
                "--figures",
                "START,GROWTH",
                "--devices",
                "3",
                "--pairs",
                "1",
                "--warm-ups",
                "0",
                // The tests beside this one are busy, and no turn is thrown away for it.
                "--most-others",
                "1000",
                "--hours",
                "1");
        assertThat(report)
                .containsPattern("\\| 3 \\| 1 \\| – \\(only 1 pairs\\) \\| ≤ 10 \\| \\d+ \\| 0 \\|")
                .containsPattern(
                        "\\| heap MB \\| \\d+\\.\\d \\| \\d+\\.\\d \\| – \\(too few hours\\) \\| flat \\| – \\|")
                .containsPattern("\\| sockets \\| [1-9]\\d*\\.0 \\|");
        assertThat(folder).isDirectoryNotContaining("glob:**openhab-benchmark*");
    }
}
