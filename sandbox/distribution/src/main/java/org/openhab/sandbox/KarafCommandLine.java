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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the command that starts Karaf: what its start script does, without a shell in between. */
final class KarafCommandLine {

    private static final String MAIN = "org.apache.karaf.main.Main";
    private static final List<String> OPENED = List.of(
            "java.base/java.security",
            "java.base/java.net",
            "java.base/java.lang",
            "java.base/java.util",
            "java.naming/javax.naming.spi",
            "java.rmi/sun.rmi.transport.tcp");
    private static final List<String> EXPORTED = List.of(
            "java.base/sun.net.www.protocol.file",
            "java.base/sun.net.www.protocol.ftp",
            "java.base/sun.net.www.protocol.http",
            "java.base/sun.net.www.protocol.https",
            "java.base/sun.net.www.protocol.jar",
            "java.base/sun.net.www.content.text",
            "jdk.xml.dom/org.w3c.dom.html",
            "jdk.naming.rmi/com.sun.jndi.url.rmi",
            "java.rmi/sun.rmi.registry",
            "java.security.sasl/com.sun.security.sasl",
            "java.naming/com.sun.jndi.ldap");

    private KarafCommandLine() {}

    static List<String> of(KarafSettings settings, WorkingCopy copy, int sshPort) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(settings.java().executable().toString());
        command.add("-Xmx512m");
        // It runs for minutes: code that is optimized to the full would cost more than it gives back.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        addModules(command, copy.home());
        addProperty(command, "karaf.home", copy.home());
        addProperty(command, "karaf.base", copy.directory());
        addProperty(command, "karaf.data", copy.userdata());
        addProperty(command, "karaf.etc", copy.etc());
        addProperty(command, "karaf.log", copy.logs());
        addProperty(command, "karaf.instances", copy.userdata().resolve("instances"));
        addProperty(command, "java.io.tmpdir", copy.userdata().resolve("tmp"));
        addProperty(command, "java.util.logging.config.file", copy.etc().resolve("java.util.logging.properties"));
        addProperty(command, "karaf.startLocalConsole", settings.localConsole());
        addProperty(command, "karaf.startRemoteShell", true);
        addProperty(command, "karaf.sshPort", sshPort);
        addProperty(command, "openhab.standin.parent", ProcessHandle.current().pid());
        settings.systemProperties().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> addProperty(command, entry.getKey(), entry.getValue()));
        command.add("-classpath");
        command.add(classPath(copy.home()));
        command.add(MAIN);
        return command;
    }

    private static void addModules(List<String> command, Path home) throws IOException {
        command.add("--add-reads=java.xml=java.logging");
        command.add("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED");
        Path endorsed = home.resolve("lib/endorsed");
        command.add("--patch-module=java.base=" + jar(endorsed, "org.apache.karaf.specs.locator-"));
        command.add("--patch-module=java.xml=" + jar(endorsed, "org.apache.karaf.specs.java.xml-"));
        OPENED.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
        EXPORTED.forEach(name -> command.add("--add-exports=" + name + "=ALL-UNNAMED"));
    }

    private static void addProperty(List<String> command, String name, Object value) {
        command.add("-D" + name + "=" + value);
    }

    private static String classPath(Path home) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : List.of("lib/boot", "lib/jdk9plus")) {
            jars.addAll(jars(home.resolve(folder)));
        }
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path folder, String prefix) throws IOException {
        return jars(folder).stream()
                .filter(jar -> {
                    String name = jar.getFileName().toString();
                    return name.startsWith(prefix) && Character.isDigit(name.charAt(prefix.length()));
                })
                .findFirst()
                .orElseThrow(() -> new IOException("No " + prefix + "*.jar in " + folder + ": not a Karaf assembly"));
    }

    private static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("No folder " + folder + ": not a Karaf assembly");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
