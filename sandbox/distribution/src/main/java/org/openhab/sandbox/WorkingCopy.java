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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The folder one Karaf runs in: configuration, add-ons and data of its own, program files shared with the assembly.
 *
 * <p>User's files ({@code addons}, {@code conf}, the rest of {@code userdata}) survive; {@code etc} and the bundle
 * cache are made anew for each start, so that a rebuilt assembly always takes effect.
 */
final class WorkingCopy {

    private static final long LARGEST_ARCHIVE = 512L * 1024 * 1024;
    private static final List<String> RENEWED = List.of("userdata/cache", "userdata/kar", "userdata/tmp");

    private final KarafSettings settings;
    private final Path home;

    private WorkingCopy(KarafSettings settings, Path home) {
        this.settings = settings;
        this.home = home;
    }

    static WorkingCopy prepare(KarafSettings settings) throws IOException {
        Path directory = Files.createDirectories(settings.directory());
        Path home = settings.distribution();
        if (Files.isRegularFile(home)) {
            home = directory.resolve("runtime");
            deleteTree(home);
            unpack(settings.distribution(), home);
        }
        WorkingCopy copy = new WorkingCopy(settings, home);
        for (String name : RENEWED) {
            deleteTree(directory.resolve(name));
        }
        for (String name : List.of("addons", "conf/yaml", "userdata/logs", "userdata/tmp")) {
            Files.createDirectories(directory.resolve(name));
        }
        copy.copyConfiguration();
        copy.writeLogin();
        return copy;
    }

    Path home() {
        return home;
    }

    Path directory() {
        return settings.directory();
    }

    Path userdata() {
        return directory().resolve("userdata");
    }

    Path logs() {
        return userdata().resolve("logs");
    }

    Path etc() {
        return directory().resolve("etc");
    }

    private void copyConfiguration() throws IOException {
        Path source = home.resolve("etc");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = etc().resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private void writeLogin() throws IOException {
        Path users = etc().resolve("users.properties");
        Files.writeString(
                users,
                settings.user() + " = " + settings.password() + ",_g_:admingroup\n"
                        + "_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh\n",
                StandardCharsets.ISO_8859_1,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
        if (users.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void unpack(Path archive, Path target) throws IOException {
        long left = LARGEST_ARCHIVE;
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            @Nullable ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive " + archive + " has an entry outside its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                left -= Files.copy(zip, path);
                if (left < 0) {
                    throw new IOException("The archive " + archive + " is larger than a distribution can be");
                }
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(root)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
