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

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a Karaf is started with. Begin with {@link #of}, change with the {@code with…} methods.
 *
 * @param distribution the assembly: the folder {@code target/assembly} or the archive
 *     {@code sandbox-distribution-<version>-assembly.zip}; never written to
 * @param directory the working copy with {@code addons}, {@code conf/yaml} and {@code userdata}; made if it is missing
 * @param java the Java that runs it
 * @param sshPort the console's port on 127.0.0.1; 0 takes a free one
 * @param user the console's user
 * @param password that user's password; no default, {@link #of} draws a random one
 * @param localConsole whether the child takes over this process's terminal for its console
 * @param systemProperties further system properties of the child
 */
public record KarafSettings(
        Path distribution,
        Path directory,
        JavaRuntime java,
        int sshPort,
        String user,
        String password,
        boolean localConsole,
        Map<String, String> systemProperties) {

    private static final String USER_PATTERN = "[A-Za-z][A-Za-z0-9_-]{0,31}";
    private static final String PASSWORD_PATTERN = "[A-Za-z0-9_.-]{12,128}";

    public KarafSettings {
        if (!Files.isDirectory(distribution) && !Files.isRegularFile(distribution)) {
            throw new IllegalArgumentException("No Karaf assembly at " + distribution
                    + ": build the module sandbox-distribution (mvn package) first");
        }
        if (sshPort < 0 || sshPort > 65_535) {
            throw new IllegalArgumentException("sshPort must be 0 (any free one) to 65535, but is " + sshPort);
        }
        if (!user.matches(USER_PATTERN)) {
            throw new IllegalArgumentException("user must be 1 to 32 letters, digits, '_' or '-'");
        }
        if (!password.matches(PASSWORD_PATTERN)) {
            throw new IllegalArgumentException("password must be 12 to 128 letters, digits, '_', '.' or '-', but has "
                    + password.length() + " characters, not all of them allowed or not enough");
        }
        distribution = distribution.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
        systemProperties = Map.copyOf(systemProperties);
    }

    /**
     * Settings with a free port, the user {@code openhab} with a random password, and the first suitable Java.
     *
     * @throws IllegalStateException if no suitable Java is installed
     */
    public static KarafSettings of(Path distribution, Path directory) {
        return new KarafSettings(
                distribution, directory, JavaRuntime.find(), 0, "openhab", randomPassword(), false, Map.of());
    }

    public KarafSettings withJava(JavaRuntime other) {
        return new KarafSettings(
                distribution, directory, other, sshPort, user, password, localConsole, systemProperties);
    }

    public KarafSettings withSshPort(int port) {
        return new KarafSettings(distribution, directory, java, port, user, password, localConsole, systemProperties);
    }

    public KarafSettings withLogin(String name, String secret) {
        return new KarafSettings(distribution, directory, java, sshPort, name, secret, localConsole, systemProperties);
    }

    public KarafSettings withLocalConsole() {
        return new KarafSettings(distribution, directory, java, sshPort, user, password, true, systemProperties);
    }

    public KarafSettings withSystemProperty(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(systemProperties);
        more.put(name, value);
        return new KarafSettings(distribution, directory, java, sshPort, user, password, localConsole, more);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "KarafSettings[" + directory + ", Java " + java.feature() + ", port " + sshPort + ", user " + user + "]";
    }
}
