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
package org.openhab.binding.aliyuniot.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the program as a user does, with so little load that its figures mean nothing. */
@NonNullByDefault({})
class BenchmarksIT {
    private static final int LIMIT_MINUTES = 10;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"EMULATOR, 'BARE,SESSION,PAHO,HIVEMQ'", "MOSQUITTO, 'BARE,SESSION'"})
    void measuresEachClientAndPrintsTheReport(BrokerKind broker, String clients)
            throws IOException, InterruptedException {
        assumeTrue(broker != BrokerKind.MOSQUITTO || Mosquitto.find().isPresent(), "mosquitto is not installed");

        String report = run("--broker", broker.name(), "--clients", clients);

        assertThat(report).contains(broker.label(), "### Java " + Runtime.version());
        for (String client : clients.split(",")) {
            String label = Subject.valueOf(client).label();
            assertThat(report)
                    .containsPattern("\\| " + label + " \\| 1 \\| – \\| – \\| \\d+ \\| \\d+ \\|")
                    .containsPattern("\\| " + label + " \\| 3 \\| -?\\d.*\\| \\d+ \\| \\d+ \\|");
        }
        assertThat(report).containsPattern("\\| KB a device in all \\| 3 \\| ≤ \\d+.0 \\| -?\\d");
    }

    private String run(String... options) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(
                JavaHome.running().program().toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-jar",
                System.getProperty("benchmarks.archive"),
                "--java",
                System.getProperty("java.home"),
                "--devices",
                "3",
                "--messages",
                "30",
                "--seconds",
                "1",
                "--repeats",
                "1",
                "--heap",
                "128m");
        builder.command().addAll(List.of(options));
        Process process = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.exitValue()).as(() -> contentOf(errors)).isZero();
        return Files.readString(output);
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
