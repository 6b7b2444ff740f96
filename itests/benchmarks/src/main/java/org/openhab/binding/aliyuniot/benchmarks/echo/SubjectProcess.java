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
package org.openhab.binding.aliyuniot.benchmarks.echo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openhab.binding.aliyuniot.benchmarks.broker.Broker;
import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;
import org.openhab.binding.aliyuniot.benchmarks.program.JavaHome;

/**
 * One client library in a JVM of its own, with a broker of its own, so that no other one's memory and compiled code is in
 * the way, and none finds a broker the way another has left it. Heap and garbage collector are the same for all. It waits
 * while others have their turn.
 */
public final class SubjectProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final Subject subject;
    private final Broker broker;
    private final Process process;
    private final Writer tasks;
    private final BufferedReader answers;

    private SubjectProcess(Subject subject, Broker broker, Process process) {
        this.subject = subject;
        this.broker = broker;
        this.process = process;
        this.tasks = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop-" + subject));
    }

    /**
     * Starts it.
     *
     * @param heap in the notation of {@code -Xmx}
     * @param jvmOptions more options for the JVM
     */
    public static SubjectProcess start(
            JavaHome java, Subject subject, BrokerKind kind, int mostDevices, String heap, List<String> jvmOptions)
            throws IOException, InterruptedException {
        Broker broker = kind.start(mostDevices);
        boolean started = false;
        try {
            List<String> command = new ArrayList<>(List.of(
                    java.program().toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Xms" + heap,
                    "-Xmx" + heap,
                    "-XX:+UseG1GC",
                    "-XX:+AlwaysPreTouch"));
            command.addAll(jvmOptions);
            Plan plan = new Plan(subject, kind, broker.port(), mostDevices);
            command.addAll(List.of(SubjectRun.class.getName(), SubjectRun.JSON.toJson(plan)));
            SubjectProcess made = new SubjectProcess(
                    subject,
                    broker,
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
            started = true;
            return made;
        } finally {
            if (!started) {
                broker.close();
            }
        }
    }

    public Subject subject() {
        return subject;
    }

    /**
     * Has something done, and waits for it.
     *
     * @param answer what the task is answered with
     * @throws IOException if the process has ended or takes too long; it has said why on the standard error
     */
    public <T> T run(SubjectTask task, Class<T> answer) throws IOException {
        CompletableFuture<?> limit = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS));
        try {
            tasks.write(SubjectRun.JSON.toJson(task) + "\n");
            tasks.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("The process with " + subject.label() + " has ended");
            }
            return SubjectRun.JSON.fromJson(line, answer);
        } finally {
            limit.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        try (broker) {
            tasks.close();
            process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
