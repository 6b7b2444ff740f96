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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs one client library in a JVM of its own, so that no other one's memory and compiled code is in the way. Heap and
 * garbage collector are the same for all.
 */
final class SubjectProcess {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private SubjectProcess() {}

    /**
     * Measures and waits for the end.
     *
     * @param heap in the notation of {@code -Xmx}
     * @param jvmOptions more options for the JVM
     * @param results gets each result as it comes
     * @return whether the process ended well; if not, it has said why on the standard error
     */
    static boolean run(JavaHome java, Plan plan, String heap, List<String> jvmOptions, Consumer<Result> results)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                java.program().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+UseG1GC",
                "-XX:+AlwaysPreTouch"));
        command.addAll(jvmOptions);
        command.addAll(List.of(SubjectRun.class.getName(), SubjectRun.JSON.toJson(plan)));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        Thread stop = new Thread(process::destroyForcibly, "stop-" + plan.subject());
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .execute(process::destroyForcibly);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("{")) {
                        results.accept(SubjectRun.JSON.fromJson(line, Result.class));
                    }
                }
            }
            return process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(stop);
        }
    }
}
