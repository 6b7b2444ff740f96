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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openhab.sandbox.KarafInstance;

/** What the tests ask openHAB's console, and its process, for. */
record OpenHabConsole(KarafInstance karaf) {
    /** The line of {@code openhab:things list} about a thing; empty if there is none. */
    String thing(String uid) throws IOException {
        return lineOf("openhab:things list", uid + " ");
    }

    /** The line of {@code openhab:items list} about an item; empty if there is none. */
    String item(String name) throws IOException {
        return lineOf("openhab:items list", name + " ");
    }

    private String lineOf(String command, String start) throws IOException {
        return run(command)
                .lines()
                .filter(line -> line.startsWith(start))
                .findAny()
                .orElse("");
    }

    String status(String item) throws IOException {
        return run("openhab:status " + item).strip();
    }

    String run(String command) throws IOException {
        return karaf.execute(command).output();
    }

    /** Names of openHAB's threads that the add-on has made. */
    List<String> threadsOfTheAddOn() throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        // Of the JDK that runs the build: Karaf may run on a Java without tools.
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(karaf.pid()),
                        "Thread.print")
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (!jcmd.waitFor(30, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            throw new IOException("jcmd cannot list the threads: " + lines);
        }
        return lines.stream()
                .filter(line -> line.startsWith("\"OH-binding-aliyuniot"))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .toList();
    }
}
