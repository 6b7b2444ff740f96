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
package org.openhab.sandbox;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java installation that Karaf 4.4 runs on: 17 up to and including 23.
 *
 * <p>Older ones cannot load the bundles; from 24 on {@code Subject.getSubject} is gone, which Karaf's console and login
 * need.
 *
 * @param home the installation's folder, the one that holds {@code bin} and {@code release}
 * @param feature its version's first number, such as 17 or 21
 */
public record JavaRuntime(Path home, int feature) {

    /** The environment variable that names the installation to take before all others. */
    public static final String PREFERRED = "SANDBOX_JAVA_HOME";

    private static final int OLDEST = 17;
    private static final int NEWEST = 23;

    public JavaRuntime {
        if (feature < OLDEST || feature > NEWEST) {
            throw new IllegalArgumentException(
                    "Java " + feature + " in " + home + " does not run Karaf 4.4: " + OLDEST + " to " + NEWEST + " do");
        }
    }

    /** The program that starts a virtual machine. */
    public Path executable() {
        Path windows = home.resolve("bin").resolve("java.exe");
        return Files.isRegularFile(windows) ? windows : home.resolve("bin").resolve("java");
    }

    /**
     * Looks for a suitable installation: {@value #PREFERRED}, {@code JAVA_HOME}, the Java that runs this code, then the
     * places where installations usually are.
     *
     * @throws IllegalStateException if there is none; the message says what was found and what to do
     */
    public static JavaRuntime find() {
        return find(candidates(System.getenv(), Path.of(System.getProperty("java.home"))));
    }

    static JavaRuntime find(List<Path> homes) {
        List<String> rejected = new ArrayList<>();
        for (Path home : homes) {
            Optional<Integer> feature = featureOf(home);
            if (feature.isEmpty()) {
                continue;
            }
            int version = feature.get();
            if (version >= OLDEST && version <= NEWEST) {
                return new JavaRuntime(home, version);
            }
            rejected.add("Java " + version + " in " + home);
        }
        throw new IllegalStateException("No Java " + OLDEST + " to " + NEWEST + " found, which Karaf 4.4 needs. Found: "
                + (rejected.isEmpty() ? "none" : String.join(", ", rejected)) + ". Install one (Debian: apt install "
                + "openjdk-17-jre-headless) or let " + PREFERRED + " name its folder.");
    }

    static List<Path> candidates(Map<String, String> environment, Path current) {
        List<Path> homes = new ArrayList<>();
        Stream.of(environment.get(PREFERRED), environment.get("JAVA_HOME"))
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .forEach(name -> addPath(homes, name));
        homes.add(current);
        addChildren(homes, Path.of("/usr/lib/jvm"), "");
        addChildren(homes, Path.of("/opt/java"), "");
        addChildren(homes, Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"), "");
        addChildren(homes, Path.of("/Library/Java/JavaVirtualMachines"), "Contents/Home");
        addChildren(homes, Path.of("C:/Program Files/Java"), "");
        addChildren(homes, Path.of("C:/Program Files/Eclipse Adoptium"), "");
        return homes;
    }

    private static void addPath(List<Path> homes, String name) {
        try {
            homes.add(Path.of(name));
        } catch (InvalidPathException e) {
            throw new IllegalStateException("The environment names a Java folder that is no path: " + e.getReason(), e);
        }
    }

    private static void addChildren(List<Path> homes, Path parent, String below) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> children = Files.list(parent)) {
            children.sorted().map(child -> child.resolve(below)).forEach(homes::add);
        } catch (IOException e) {
            // A folder that cannot be listed holds nothing for us.
        }
    }

    /** Reads the version from the {@code release} file, which spares starting each candidate. */
    private static Optional<Integer> featureOf(Path home) {
        Path release = home.resolve("release");
        boolean usable =
                Files.isRegularFile(home.resolve("bin/java")) || Files.isRegularFile(home.resolve("bin/java.exe"));
        if (!usable || !Files.isRegularFile(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
            String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
            return Optional.of(Runtime.Version.parse(version).feature());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
