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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;
import org.openhab.binding.aliyuniot.benchmarks.broker.Mosquitto;
import org.openhab.binding.aliyuniot.benchmarks.echo.Subject;
import org.openhab.binding.aliyuniot.benchmarks.program.Commands;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;
import org.openhab.binding.aliyuniot.benchmarks.report.Figures;

/**
 * Runs the program as a user does, with so little load that its figures mean nothing. Several at a time, as each of them
 * waits most of its time.
 */
@NonNullByDefault({})
@Execution(ExecutionMode.CONCURRENT)
class BenchmarksIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"EMULATOR, 'BARE,SESSION,PAHO,HIVEMQ'", "MOSQUITTO, 'BARE,SESSION'"})
    void measuresEachClientAndPrintsTheReport(BrokerKind broker, String clients)
            throws IOException, InterruptedException {
        assumeTrue(broker != BrokerKind.MOSQUITTO || Mosquitto.find().isPresent(), "mosquitto is not installed");

        String report = BenchmarkProgram.run(
                folder,
                "--java",
                System.getProperty("java.home"),
                "--devices",
                "3",
                "--messages",
                "30",
                "--seconds",
                "1",
                "--pairs",
                "1",
                "--heap",
                "128m",
                "--broker",
                broker.name(),
                "--clients",
                clients);

        assertThat(report).contains(broker.label());
        String java = Pattern.quote(
                "| " + JavaHome.of(Path.of(System.getProperty("java.home"))).version() + " | ");
        for (String client : clients.split(",")) {
            String label = Subject.valueOf(client).label();
            assertThat(report)
                    .containsPattern(java + label + " \\| 1 \\| – \\| – \\| \\d+ \\| \\d+ \\|")
                    .containsPattern(java + label + " \\| 3 \\| -?\\d.*\\| \\d+ \\| \\d+ \\|");
        }
        assertThat(report)
                .containsPattern("\\| KB a device in all \\| 3 \\| ≤ \\d+ \\| -?\\d")
                .containsPattern("\\| p99 over the bare loop, ms \\| 3 \\| ≤ 1 \\| – \\(only 1 pairs\\) \\|");
        Figures figures = Figures.read(folder.resolve("figures.json"));
        assertThat(figures.markdown()).isEqualTo(report);
        assertThat(figures.runs()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "the JDK's HTTP server"})
    void comparesFirmwareDownloadsAndUpdatesDevices(String server) throws IOException, InterruptedException {
        boolean own = !server.equals("nginx");
        assumeTrue(own || Commands.find("nginx").isPresent(), "nginx is not installed");
        assumeTrue(
                Commands.find("curl").isPresent() && Commands.find("sha256sum").isPresent(),
                "curl or sha256sum is not installed");
        List<String> options = new ArrayList<>(List.of("firmware", "--size", "4", "--devices", "3", "--pairs", "1"));
        options.addAll(List.of("--device-size", "1", "--seconds", "1", "--folder", folder.toString()));
        options.addAll(List.of("--broker", "EMULATOR", "--java", System.getProperty("java.home")));
        if (own) {
            options.add("--own-server");
        }

        String report = BenchmarkProgram.run(folder, options.toArray(String[]::new));

        String java = Pattern.quote(
                JavaHome.of(Path.of(System.getProperty("java.home"))).version().toString());
        assertThat(report)
                .contains("over HTTPS, " + server + " serves")
                .containsPattern("\\| curl \\+ sha256sum \\| \\d+\\.\\d\\d \\| 1 \\|")
                .containsPattern("\\| FirmwareDownload, Java " + java + " \\| \\d+\\.\\d\\d \\| – .* \\| ≤ 8 \\|")
                .containsPattern("\\| " + java + " \\| 3 \\| \\d+\\.\\d \\| \\d+\\.\\d\\d \\| .* \\| ≤ 2 \\|");
        assertThat(folder).isDirectoryNotContaining("glob:**firmware-benchmark*");
    }

    @Test
    void comparesReportsOverCoap() throws IOException, InterruptedException {
        String report = BenchmarkProgram.run(
                folder, "coap", "--devices", "3", "--reports", "20", "--pairs", "1", "--pause", "1");

        String java = Pattern.quote("| " + Runtime.version() + " | ");
        assertThat(report)
                .containsPattern(java + "1 \\| \\d+ \\| \\d+ \\| – \\(only 1 pairs\\) \\| ≥ 1.0 \\|")
                .containsPattern(java + "50 \\| \\d+ \\| \\d+ \\| – \\(only 1 pairs\\) \\| ≥ 1.0 \\|")
                .containsPattern(java + "3 \\| -?\\d+\\.\\d \\| \\d+ \\|")
                .containsPattern("\\| first report after 1 s without one \\| \\d+ \\| \\d+ \\|")
                .containsPattern("\\| 100th report after that \\| \\d+ \\| \\d+ \\|");
    }

    @Test
    void comparesReportsOfProperties() throws IOException, InterruptedException {
        String report = BenchmarkProgram.run(
                folder,
                "properties",
                "--devices",
                "3",
                "--properties",
                "20",
                "--rate",
                "200",
                "--seconds",
                "2",
                "--pairs",
                "1");

        assertThat(report)
                .contains("Java " + Runtime.version())
                .containsPattern("\\| PropertyReporter \\| 400 \\| \\d+ \\| \\d+ \\| .* \\| ≤ 255 \\| 20 of 20 \\|")
                .containsPattern("\\| one publish an update \\| 400 \\| \\d+ \\| \\d+ \\| .* \\| \\d+ of 20 \\|")
                .containsPattern("\\| 3 \\| 60 \\| -?\\d+ \\| ≤ 1024 \\|");
    }

    @Test
    void comparesSubDevicesWithDirectDevices() throws IOException, InterruptedException {
        String report = BenchmarkProgram.run(
                folder, "gateway", "--devices", "3", "--messages", "30", "--seconds", "1", "--pairs", "1");

        assertThat(report)
                .containsPattern(
                        Pattern.quote("| " + Runtime.version()) + " \\| 3 \\| \\d+\\.\\d\\d \\| ≤ 60 \\| [1-9]\\d* \\|")
                .containsPattern(
                        "\\| sub-devices \\| 3 \\| \\d+\\.\\d\\d \\| -?\\d+\\.\\d \\| ≤ 10 \\| -?\\d+ \\| 0 \\|")
                .containsPattern("\\| direct devices \\| 3 \\| \\d+\\.\\d\\d \\| -?\\d+\\.\\d \\| – \\| \\d+ \\| – \\|")
                .containsPattern(
                        "\\| HiveMQ's clients \\| 3 \\| \\d+\\.\\d\\d \\| -?\\d+\\.\\d \\| – \\| -?\\d+ \\| – \\|")
                .containsPattern("\\| 3 \\| \\d+ \\| \\d+ \\| – \\(only 1 pairs\\) \\| ≥ 0.9 \\|");
    }

    @Test
    void timesSmallParts() throws IOException, InterruptedException {
        String report = BenchmarkProgram.run(
                folder, "micro", "--parts", "ROUTING", "--millis", "1", "--pairs", "1", "--warm-ups", "0");

        assertThat(report)
                .containsPattern("\\| MessageRouting \\| \\d+ \\| \\d+ \\| \\d+ \\| \\d+ \\| – \\(only 1 pairs\\) \\|");
    }
}
