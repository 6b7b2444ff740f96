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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of an openHAB, as its archive is unpacked, or of a Karaf with openHAB's stand-in. The one that a benchmark
 * writes to is a copy.
 *
 * @param root what has {@code addons}, {@code conf} and, of openHAB, {@code start.sh} in it
 */
public record OpenHabFolder(Path root) {
    private static final String OPENHAB_SCRIPT = "runtime/bin/karaf";
    private static final String KARAF_SCRIPT = "bin/karaf";

    /** openHAB's own settings of what is logged; Karaf's are in the other file. */
    private static final String OPENHAB_LOGGING = "log4j2.xml";

    private static final String KARAF_LOGGING = "org.ops4j.pax.logging.cfg";

    public OpenHabFolder {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Copies a folder, with the rights of its files.
     *
     * @param target a folder that is not there yet
     * @throws IOException if the folder is neither of both kinds, or cannot be copied
     */
    public static OpenHabFolder copy(Path distribution, Path target) throws IOException {
        OpenHabFolder source = new OpenHabFolder(distribution);
        source.script();
        try (Stream<Path> files = Files.walk(source.root())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        target.resolve(source.root().relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        OpenHabFolder copy = new OpenHabFolder(target);
        for (Path folder : List.of(copy.addons(), copy.conf(), copy.log().getParent())) {
            Files.createDirectories(folder);
        }
        return copy;
    }

    /**
     * What starts it.
     *
     * @throws IOException if there is nothing that does
     */
    Path script() throws IOException {
        return Stream.of(OPENHAB_SCRIPT, KARAF_SCRIPT)
                .map(root::resolve)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException(root + " is neither an unpacked openHAB nor a Karaf: it has no "
                        + OPENHAB_SCRIPT + " and no " + KARAF_SCRIPT));
    }

    /** Whether it is an openHAB; else it is a Karaf with openHAB's stand-in. */
    public boolean isOpenHab() {
        return Files.exists(root.resolve(OPENHAB_SCRIPT));
    }

    /** A KAR or a bundle that is copied here is installed within some seconds. */
    public Path addons() {
        return root.resolve("addons");
    }

    public Path conf() {
        return root.resolve("conf");
    }

    public Path userdata() {
        return root.resolve("userdata");
    }

    /** Karaf's settings. */
    public Path etc() {
        return isOpenHab() ? userdata().resolve("etc") : root.resolve("etc");
    }

    /** The log of everything but events. */
    public Path log() {
        return userdata().resolve("logs/openhab.log");
    }

    /** The log of commands to items and of changes of items and things. */
    public Path eventsLog() {
        return userdata().resolve("logs/events.log");
    }

    /**
     * Copies an archive to {@link #addons}; it is there whole or not at all.
     *
     * @param archive KAR or bundle
     */
    public void addOn(Path archive) throws IOException {
        Path part = Files.copy(archive, root.resolve(archive.getFileName() + ".part"));
        Files.move(part, addons().resolve(archive.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes a file below {@link #conf}, or replaces it; it is there whole or not at all.
     *
     * @param path such as {@code things/lamps.things}
     */
    public void configure(String path, String text) throws IOException {
        Path file = conf().resolve(path);
        Files.createDirectories(file.getParent());
        Path part = Files.writeString(root.resolve("configuration.part"), text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Has a logger write more to {@link #log}, from the next start on.
     *
     * @param logger such as {@code Events.Bundle}
     * @param level such as {@code DEBUG}
     */
    public void log(String logger, String level) throws IOException {
        Path xml = etc().resolve(OPENHAB_LOGGING);
        if (Files.exists(xml)) {
            String line = "<Logger level=\"" + level + "\" name=\"" + logger + "\"/>\n";
            Files.writeString(xml, Files.readString(xml).replace("</Loggers>", line + "</Loggers>"));
            return;
        }
        Path settings = etc().resolve(KARAF_LOGGING);
        String id = "log4j2.logger." + logger.replaceAll("\\W", "-").toLowerCase(Locale.ROOT);
        String lines = "%n%s.name = %s%n%s.level = %s%n".formatted(id, logger, id, level);
        Files.writeString(settings, Files.readString(settings, StandardCharsets.ISO_8859_1) + lines);
    }

    /** Deletes the folder with all that is in it. */
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(OpenHabFolder::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
