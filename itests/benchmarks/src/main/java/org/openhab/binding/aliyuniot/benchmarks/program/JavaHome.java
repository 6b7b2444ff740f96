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
package org.openhab.binding.aliyuniot.benchmarks.program;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * An installed Java.
 *
 * @param folder with {@code bin/java} in it
 */
public record JavaHome(Path folder, Runtime.Version version) {
    /** The oldest one that the sessions run on; openHAB 4.3 has it. */
    public static final int OLDEST = 17;

    /** With which openHAB 4.3 and openHAB 5 run. */
    private static final Set<Integer> OF_USERS = Set.of(OLDEST, 21);

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,3}");

    private static final List<Path> USUAL_FOLDERS = List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/usr/java"),
            Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"));

    /**
     * Reads what is installed in a folder.
     *
     * @throws IOException if it is no Java; the message says why
     */
    public static JavaHome of(Path folder) throws IOException {
        Properties release = new Properties();
        Path file = folder.resolve("release");
        if (!Files.isReadable(file)) {
            throw new IOException(folder + " is not the home of a Java: there is no file release in it");
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            release.load(reader);
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        try {
            JavaHome home = new JavaHome(folder.toRealPath(), Runtime.Version.parse(version));
            if (!Files.isExecutable(home.program())) {
                throw new IOException(folder + " is not the home of a Java: " + home.program() + " cannot be run");
            }
            return home;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " names no version of Java that can be read", e);
        }
    }

    /**
     * Finds Javas by their folders, or by their versions in the usual folders.
     *
     * @param names a folder each, or a number like 21
     * @throws IOException if one of them is no Java, too old, or not installed
     */
    public static List<JavaHome> of(List<String> names) throws IOException {
        List<JavaHome> homes = new ArrayList<>();
        for (String name : names) {
            JavaHome home =
                    VERSION.matcher(name).matches() ? find(Integer.parseInt(name), installed()) : of(Path.of(name));
            if (home.feature() < OLDEST) {
                throw new IOException(
                        name + " is Java " + home.feature() + ", but at least Java " + OLDEST + " is needed");
            }
            homes.add(home);
        }
        return homes;
    }

    /**
     * The newest one of a version.
     *
     * @throws IOException if there is none; the message says where it was looked for
     */
    static JavaHome find(int feature, List<JavaHome> installed) throws IOException {
        return installed.stream()
                .filter(home -> home.feature() == feature)
                .max(Comparator.comparing(JavaHome::version))
                .orElseThrow(() ->
                        new IOException("Java " + feature + " is in none of " + USUAL_FOLDERS + "; give its folder"));
    }

    /** The one that this process runs on. */
    public static JavaHome running() {
        return new JavaHome(Path.of(System.getProperty("java.home")), Runtime.version());
    }

    /** Those of users, and the newest one beside them, of what is in the usual folders, the running one included. */
    public static List<JavaHome> usual() {
        return usual(installed());
    }

    static List<JavaHome> usual(List<JavaHome> installed) {
        TreeMap<Integer, JavaHome> newest = new TreeMap<>();
        for (JavaHome home : installed) {
            newest.merge(home.feature(), home, BinaryOperator.maxBy(Comparator.comparing(JavaHome::version)));
        }
        SortedMap<Integer, JavaHome> suitable = newest.tailMap(OLDEST);
        return suitable.entrySet().stream()
                .filter(home ->
                        OF_USERS.contains(home.getKey()) || home.getKey().equals(suitable.lastKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<JavaHome> installed() {
        List<JavaHome> installed = new ArrayList<>(List.of(running()));
        USUAL_FOLDERS.forEach(folder -> addAll(folder, installed));
        return installed;
    }

    public int feature() {
        return version.feature();
    }

    public Path program() {
        return folder.resolve("bin").resolve("java");
    }

    /** What runs a program of this archive in a process of its own. */
    public List<String> command(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(program().toString(), "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void addAll(Path folder, List<JavaHome> installed) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path candidate : candidates) {
                if (Files.isReadable(candidate.resolve("release"))) {
                    installed.add(of(candidate));
                }
            }
        } catch (IOException e) {
            System.err.println("Not looked at: " + e.getMessage());
        }
    }
}
