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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.sandbox.launcher.SandboxLayout;

/**
 * Runs the part of the benchmarks that needs a whole openHAB as a user does, with so little load that its figures mean
 * nothing: messages of all kinds arrive, and the report is whole.
 */
class ItemBenchmarkIT {
    @TempDir
    Path folder;

    @Test
    void comparesItemsWithBareSessions() throws IOException, InterruptedException {
        SandboxLayout layout = SourceTree.layout();
        Path root = SourceTree.root();
        Path probe = root.resolve("itests/item-probe/target/item-probe.jar");
        String report = BenchmarkProgram.run(
                folder,
                "items",
                "--home",
                layout.karaf().toString(),
                "--kar",
                layout.kar().toString(),
                "--probe",
                probe.toString(),
                "--devices",
                "2",
                "--rate",
                "8",
                "--seconds",
                "1",
                "--pairs",
                "1",
                "--warm-ups",
                "0",
                "--first-rounds",
                "0");
        String times = "( \\| \\d+\\.\\d\\d){6}";
        String unsaid = " \\| – \\(only 1 pairs\\)";
        for (String way : List.of(
                "item command → bytes, topic",
                "item command → bytes, property",
                "bytes → item update, topic",
                "bytes → item command, property")) {
            assertThat(report)
                    .containsPattern(
                            "\\| " + way + times + unsaid + " \\| ≤ 1" + unsaid + "( \\| -?\\d+\\.\\d){3} \\|");
        }
    }
}
