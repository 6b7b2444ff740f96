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
package org.openhab.binding.aliyuniot.benchmarks.openhab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;
import org.openhab.binding.aliyuniot.benchmarks.program.LocalPort;

/**
 * An openHAB, or a Karaf with its stand-in, as a child process. It ends with this process. Methods may be called from any
 * thread.
 */
public final class OpenHabProcess implements AutoCloseable {
    private static final long END_SECONDS = 60;
    private static final long TOOL_SECONDS = 60;

    private final Process process;
    private final JavaHome java;
    private final Thread atExit;

    private OpenHabProcess(Process process, JavaHome java) {
        this.process = process;
        this.java = java;
        atExit = new Thread(process::destroyForcibly, "stop-openhab");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts it on ports of its own; does not wait for anything. What it prints goes to {@code console.log} beside its log.
     *
     * @param folder is written to, so it is to be a copy
     * @param options of the JVM, beside those of its start script; without spaces in them
     */
    public static OpenHabProcess start(OpenHabFolder folder, JavaHome java, List<String> options) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.add("-Dkaraf.sshPort=" + LocalPort.free());
        // The stand-in ends when it finds itself alone; openHAB does not know this.
        all.add("-Dopenhab.standin.parent=" + ProcessHandle.current().pid());
        // With it the script becomes the JVM, so that signals reach that.
        ProcessBuilder builder = new ProcessBuilder(folder.script().toString(), "daemon")
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.log().resolveSibling("console.log").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KARAF_") || name.startsWith("OPENHAB_"));
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.remove("JAVA_OPTS");
        environment.put("JAVA_HOME", java.folder().toString());
        environment.put("EXTRA_JAVA_OPTS", String.join(" ", all));
        environment.put("OPENHAB_HTTP_PORT", Integer.toString(LocalPort.free()));
        environment.put("OPENHAB_HTTPS_PORT", Integer.toString(LocalPort.free()));
        // One that was killed leaves the number of its process behind, which may be another's by now.
        environment.put("CHECK_ROOT_INSTANCE_RUNNING", "false");
        return new OpenHabProcess(builder.start(), java);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Asks its JVM for something.
     *
     * @param command of {@code jcmd}, such as {@code GC.run}, with its options
     * @return the lines that it answers, the first of which names the process
     * @throws IOException if that fails; the message says why
     */
    public List<String> jcmd(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        all.add(java.folder().resolve("bin/jcmd").toString());
        all.add(Long.toString(pid()));
        all.addAll(List.of(command));
        Process jcmd = new ProcessBuilder(all).redirectErrorStream(true).start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!jcmd.waitFor(TOOL_SECONDS, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            jcmd.destroyForcibly();
            throw new IOException("jcmd " + String.join(" ", command) + " fails: " + answer.strip());
        }
        return answer.lines().toList();
    }

    /** Ends it in good order, after a minute without mercy; returns when it is gone. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This process is ending, too, and runs the hook itself.
        }
    }

    /** The last lines of its logs, for a message about what went wrong. */
    static String endOfLogs(OpenHabFolder folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : List.of(folder.log().resolveSibling("console.log"), folder.log())) {
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    List<String> all = lines.toList();
                    text.append(String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size())))
                            .append('\n');
                }
            }
        }
        return text.toString();
    }
}
