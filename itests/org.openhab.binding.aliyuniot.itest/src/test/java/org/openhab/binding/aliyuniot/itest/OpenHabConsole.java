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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openhab.sandbox.KarafInstance;

/** What the tests ask openHAB's console, and its process, for. */
record OpenHabConsole(KarafInstance karaf) {
    private static final Pattern HISTOGRAM_ROW =
            Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +(org\\.openhab\\.binding\\.aliyuniot\\.[\\w.$]+)");

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

    /** Names of the add-on's features that are installed. */
    List<String> featuresOfTheAddOn() throws IOException {
        return run("feature:list -i --no-format")
                .lines()
                .map(line -> line.split("\\s")[0])
                .filter(name -> name.contains("aliyuniot"))
                .toList();
    }

    /**
     * Fails while a bundle of that name is there. Features are asked first: {@code bundle:list} fails, and says so in the log,
     * if a bundle goes while it looks.
     */
    void assertThatIsGone(String bundle) throws IOException {
        assertThat(featuresOfTheAddOn()).isEmpty();
        assertThat(run("bundle:list -s")).doesNotContain(bundle);
    }

    /** Names of openHAB's threads that the add-on has made. */
    List<String> threadsOfTheAddOn() throws IOException, InterruptedException {
        return jcmd("Thread.print").stream()
                .filter(line -> line.startsWith("\"OH-binding-aliyuniot"))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .toList();
    }

    /** How many objects of each class of the add-on are left after a garbage collection. */
    Map<String, Long> liveInstancesOfTheAddOn() throws IOException, InterruptedException {
        Map<String, Long> instances = new TreeMap<>();
        for (String line : jcmd("GC.class_histogram")) {
            Matcher row = HISTOGRAM_ROW.matcher(line);
            if (row.find()) {
                // A class that was loaded twice has two rows.
                instances.merge(row.group(2), Long.valueOf(row.group(1)), Long::sum);
            }
        }
        return instances;
    }

    private List<String> jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        // Of the JDK that runs the build: Karaf may run on a Java without tools.
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(karaf.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (!jcmd.waitFor(30, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            throw new IOException("jcmd " + command + " fails: " + lines);
        }
        return lines;
    }
}
