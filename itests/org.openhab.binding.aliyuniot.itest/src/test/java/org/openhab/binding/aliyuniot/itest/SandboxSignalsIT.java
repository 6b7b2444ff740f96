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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever signal ends {@code sandbox.sh}, in whatever it is doing: nothing that it has started outlives it. */
class SandboxSignalsIT {
    private static final String STORE_IS_UP = "Tell openHAB so";
    private static final String HANGING_MAVEN = """
            #!/bin/sh
            echo $$ > "$(dirname "$0")/mvn.pid"
            exec sleep 3600
            """;

    @TempDir
    Path folder;

    /**
     * In front of a command: has it hear the signals that whoever runs the build may have it ignore, as a shell does for
     * what it runs in the background. Empty where there is no such command.
     */
    private static final List<String> HEARING = hearing(List.of("env", "--default-signal=HUP,INT"));

    private final List<ProcessHandle> started = new ArrayList<>();

    private static List<String> hearing(List<String> prefix) {
        List<String> probe = new ArrayList<>(prefix);
        probe.add("true");
        try {
            return new ProcessBuilder(probe).start().waitFor() == 0 ? prefix : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while a command is looked for", e);
        }
    }

    /** Or the script would build what this build has built: some modules are packed after the launcher. */
    @BeforeAll
    static void launcherIsFresh() throws IOException {
        Files.setLastModifiedTime(
                SourceTree.root().resolve("sandbox/launcher/target/sandbox-launcher.jar"),
                FileTime.from(Instant.now()));
    }

    @AfterEach
    void nothingStaysWhenATestFails() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT", "KILL"})
    void endsTheStore(String signal) throws Exception {
        Process script = sandbox("--store", "--store-port", "0");
        eventually(() -> assertThat(told()).contains(STORE_IS_UP));
        assertThatEverythingEnds(script, signal);
    }

    @ParameterizedTest
    @CsvSource({"TERM, --demo", "HUP, ''"})
    void endsEmulatorAndOpenHabWhileTheyStart(String signal, String mode) throws Exception {
        Process script = sandbox(mode.isEmpty() ? new String[0] : new String[] {mode});
        eventually(() -> assertThat(family(script)).hasSize(3));
        assertThatEverythingEnds(script, signal);
    }

    @Test
    void emulatorAndOpenHabSeeItKilled() throws Exception {
        Process script = sandbox();
        eventually(() -> assertThat(told()).contains("The add-on and the demo's files go in"));
        assertThatEverythingEnds(script, "KILL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT", "KILL"})
    void endsTheBuild(String signal) throws Exception {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        for (String part : List.of("sandbox/launcher", "bundles", "features")) {
            Files.createDirectories(tree.resolve(part));
        }
        Files.createFile(tree.resolve("pom.xml"));
        Path script = Files.copy(SourceTree.root().resolve("sandbox.sh"), tree.resolve("sandbox.sh"));
        Path maven = Files.writeString(tree.resolve("mvn"), HANGING_MAVEN);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path pid = tree.resolve("mvn.pid");

        Process building =
                start(List.of("bash", script.toString()), Map.of("PATH", tree + ":" + System.getenv("PATH")));
        eventually(() -> assertThat(pid).isNotEmptyFile());
        ProcessHandle build =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        started.add(build);
        assertThatEverythingEnds(building, signal);
        eventually(() -> assertThat(build.isAlive()).isFalse());
    }

    /** On a terminal of its own, which the console has every key of. */
    @Test
    void givesTheTerminalBackAsItWas() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script makes the terminal");
        String run = "stty -g > before; bash " + SourceTree.root().resolve("sandbox.sh")
                + " --store --store-port 0 > told; stty -g > after";
        Process terminal = start(List.of("/usr/bin/script", "-qec", run, "typescript"), Map.of());
        eventually(() -> assertThat(told()).contains(STORE_IS_UP));
        ProcessHandle launcher = family(terminal).stream()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findAny()
                .orElseThrow();
        signal(launcher, "TERM");
        eventually(() -> assertThat(folder.resolve("after")).isNotEmptyFile());
        assertThat(folder.resolve("after")).hasSameTextualContentAs(folder.resolve("before"));
    }

    private Process sandbox(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("bash", SourceTree.root().resolve("sandbox.sh").toString()));
        command.addAll(List.of("--work", folder.resolve("sandbox").toString()));
        command.addAll(List.of(options));
        return start(command, Map.of());
    }

    private Process start(List<String> command, Map<String, String> environment) throws IOException {
        List<String> hearing = new ArrayList<>(HEARING);
        hearing.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(hearing)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("told").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process.toHandle());
        return process;
    }

    private String told() throws IOException {
        Path file = folder.resolve("told");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** The launcher in the script's place and what it has started, without what comes and goes. */
    private static List<ProcessHandle> family(Process script) {
        try (Stream<ProcessHandle> children = script.descendants()) {
            return Stream.concat(Stream.of(script.toHandle()), children)
                    .filter(process -> process.info().command().orElse("").matches(".*/(java|script)"))
                    .toList();
        }
    }

    private void assertThatEverythingEnds(Process script, String signal) throws Exception {
        Collection<ProcessHandle> all;
        try (Stream<ProcessHandle> children = script.descendants()) {
            all = Stream.concat(Stream.of(script.toHandle()), children).toList();
        }
        started.addAll(all);
        signal(script.toHandle(), signal);
        eventually(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
        assertThat(script.exitValue()).as(told()).isNotZero();
    }

    private static void signal(ProcessHandle process, String signal) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(assertion);
    }
}
