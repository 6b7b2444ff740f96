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
package org.openhab.binding.aliyuniot.link.ota.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Which things the folders of firmware below one folder belong to. The disk is asked once in a process: were it asked for
 * each thing, many things that start together would read the folders of all others each. What others than this process
 * add or take away later is not noticed. For any thread; methods may wait for the disk.
 */
final class FolderOwners {
    /** The file in a folder that says whose it is. */
    static final String THING = "thing";

    private static final int MAX_THING_BYTES = 1024;

    private static final ConcurrentMap<Path, FolderOwners> USED = new ConcurrentHashMap<>();

    private final Path folder;
    // Not a monitor: a virtual thread that waits for one holds a carrier thread on Java 21 to 23.
    private final ReentrantLock lock = new ReentrantLock();
    /** Null until the disk has been asked. */
    private @Nullable Map<String, Set<Path>> folders;

    private FolderOwners(Path folder) {
        this.folder = folder;
    }

    /** Those below a folder, the same for all who ask for it. */
    static FolderOwners below(Path folder) {
        return Objects.requireNonNull(USED.computeIfAbsent(folder, FolderOwners::new));
    }

    /** The folders of a thing. */
    List<Path> of(String thing) throws IOException {
        lock.lock();
        try {
            Map<String, Set<Path>> known = folders;
            if (known == null) {
                known = read();
                folders = known;
            }
            return List.copyOf(known.getOrDefault(thing, Set.of()));
        } finally {
            lock.unlock();
        }
    }

    private Map<String, Set<Path>> read() throws IOException {
        Map<String, Set<Path>> found = new HashMap<>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (Path one : all) {
                Optional<String> thing = thingOf(one);
                if (thing.isPresent()) {
                    add(found, thing.get(), one);
                }
            }
            return found;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static Optional<String> thingOf(Path folder) throws IOException {
        Path file = folder.resolve(THING);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_THING_BYTES
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            // Its owner has just deleted it.
            return Optional.empty();
        }
    }

    private static void add(Map<String, Set<Path>> to, String thing, Path folder) {
        to.computeIfAbsent(thing, first -> new HashSet<>()).add(folder);
    }

    /** A folder is a thing's now, by its file. */
    void add(String thing, Path folder) {
        lock.lock();
        try {
            Map<String, Set<Path>> known = folders;
            if (known != null) {
                add(known, thing, folder);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A folder is no more. */
    void remove(Path folder) {
        lock.lock();
        try {
            Map<String, Set<Path>> known = folders;
            if (known != null) {
                known.values().removeIf(own -> own.remove(folder) && own.isEmpty());
            }
        } finally {
            lock.unlock();
        }
    }
}
