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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Files that are added to somebody else's folders and taken away again. Nothing that is there already is ever changed.
 * Methods may be called from any thread.
 */
final class AddedFiles {
    private final Deque<Path> added = new ArrayDeque<>();

    /**
     * Adds a file, complete at once, and the folders that are missing above it.
     *
     * @throws IOException if there is a file of this name
     */
    synchronized void add(Path file, byte[] content) throws IOException {
        addFolder(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, content);
        try {
            if (Files.exists(file)) {
                throw new IOException(file + " is there already, and is not of this demo. Move it away first");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        added.push(file);
    }

    private void addFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            addFolder(folder.getParent());
            Files.createDirectory(folder);
            added.push(folder);
        }
    }

    /** Whether a file is one that has been added. */
    synchronized boolean has(Path file) {
        return added.contains(file);
    }

    /** Takes a file away before the others; does nothing if it has not been added. */
    synchronized void remove(Path file) throws IOException {
        if (added.remove(file)) {
            Files.deleteIfExists(file);
        }
    }

    /** Takes everything away that has been added, the last first. */
    synchronized void removeAll() throws IOException {
        while (!added.isEmpty()) {
            Files.deleteIfExists(added.pop());
        }
    }
}
