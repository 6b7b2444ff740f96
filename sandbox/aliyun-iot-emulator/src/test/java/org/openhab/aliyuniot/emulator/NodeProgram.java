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
package org.openhab.aliyuniot.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.opentest4j.TestAbortedException;

/** A program in Node.js that tells what happens as JSON lines. Where Node.js or a package is missing, the test is skipped. */
@NonNullByDefault({})
final class NodeProgram implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int INSTALL_SECONDS = 45;

    private final Process process;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private NodeProgram(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "node-program");
        reader.setDaemon(true);
        reader.start();
    }

    /** Installs the packages that the lock file in the folder names into the target folder. */
    static void install(String searchPath, Path source, Path target) throws Exception {
        program("node", searchPath);
        Path npm = program("npm", searchPath);
        Files.createDirectories(target);
        for (String file : List.of("package.json", "package-lock.json", "device.js", "gateway.js", "shadow.js")) {
            Files.copy(source.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = target.resolve("npm.log");
        Process install = new ProcessBuilder(
                        npm.toString(),
                        "ci",
                        "--ignore-scripts",
                        "--prefer-offline",
                        "--no-audit",
                        "--no-fund",
                        "--fetch-retries=0",
                        "--fetch-timeout=20000")
                .directory(target.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = install.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS);
        install.descendants().forEach(ProcessHandle::destroyForcibly);
        install.destroyForcibly();
        if (!ended || install.exitValue() != 0) {
            throw new TestAbortedException("Skipped: npm cannot fetch the official SDK: " + Files.readString(log));
        }
    }

    /** Starts one of the programs in the folder. */
    static NodeProgram start(Path folder, String name, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        program("node", System.getenv("PATH")).toString(), name)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new NodeProgram(builder.start());
    }

    private static Path program(String name, String searchPath) {
        return Optional.ofNullable(searchPath).stream()
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new TestAbortedException(
                        "Skipped: there is no " + name + " on the PATH to check the emulator with the official SDK"));
    }

    /** What it has told so far under that name. */
    List<JsonNode> told(String event) {
        return events.stream()
                .filter(node -> event.equals(node.path("event").asText()))
                .toList();
    }

    JsonNode await(String event) {
        Waiting.until(() -> !told(event).isEmpty() || !process.isAlive());
        return told(event).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("the program ended without '" + event + "': " + events));
    }

    /** Ends what it reads, which most programs take as the sign to come to an end. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                events.add(
                        line.startsWith("{")
                                ? MAPPER.readTree(line)
                                : MAPPER.createObjectNode().put("text", line));
                line = reader.readLine();
            }
        } catch (IOException e) {
            events.add(MAPPER.createObjectNode().put("text", e.toString()));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
