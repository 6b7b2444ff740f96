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
package org.openhab.sandbox.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An openHAB as its archive is unpacked: {@code addons}, {@code conf}, {@code userdata} and {@code runtime} in one
 * folder.
 *
 * @param root that folder
 * @param version such as {@code 5.2.1}
 */
record OpenHabFolder(Path root, String version) {
    private static final String VERSION_FILE = "userdata/etc/version.properties";
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");
    private static final int FIRST_WITH_YAML = 5;
    private static final int DEFAULT_CONSOLE_PORT = 8101;

    /**
     * @throws IOException if the folder is no unpacked openHAB, or one that is too old; the message says what is missing
     */
    static OpenHabFolder of(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        for (String part : List.of("addons", "conf", VERSION_FILE)) {
            if (!Files.exists(root.resolve(part))) {
                throw new IOException(root + " is no unpacked openHAB, as it has no " + part
                        + ". Unpack openHAB's archive and give the folder that has start.sh in it");
            }
        }
        String version = properties(root.resolve(VERSION_FILE)).getProperty("openhab-distro", "");
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            throw new IOException(root.resolve(VERSION_FILE) + " names no version of openhab-distro");
        }
        int major = Integer.parseInt(parts.group(1));
        if (major < 4 || major == 4 && Integer.parseInt(parts.group(2)) < 3) {
            throw new IOException("openHAB " + version + " is too old: take 4.3 or newer");
        }
        return new OpenHabFolder(root, version);
    }

    /** Whether it reads things and items from YAML; else from files in its own language. */
    boolean readsYaml() {
        return Integer.parseInt(version.substring(0, version.indexOf('.'))) >= FIRST_WITH_YAML;
    }

    Path addons() {
        return root.resolve("addons");
    }

    Path conf() {
        return root.resolve("conf");
    }

    Path userdata() {
        return root.resolve("userdata");
    }

    /** The port of the console on 127.0.0.1. */
    int consolePort() throws IOException {
        Path settings = root.resolve("userdata/etc/org.apache.karaf.shell.cfg");
        if (!Files.exists(settings)) {
            return DEFAULT_CONSOLE_PORT;
        }
        String port = properties(settings).getProperty("sshPort", "");
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : DEFAULT_CONSOLE_PORT;
    }

    /** The public key by which the console proves that it is the one of this openHAB. */
    Path consoleKey() {
        return root.resolve("userdata/etc/host.key.pub");
    }

    /** The add-on's archives that the user has put into {@code addons}. */
    List<Path> installedKars() throws IOException {
        try (Stream<Path> files = Files.list(addons())) {
            return files.filter(file -> file.getFileName().toString().startsWith("org.openhab.binding.aliyuniot-"))
                    .sorted()
                    .toList();
        }
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
        return properties;
    }
}
