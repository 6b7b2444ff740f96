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
package org.openhab.binding.aliyuniot.link.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Keeps everybody else out of a folder, in this process and in others, by the lock on a file in it. It ends with the
 * process at the latest.
 */
public final class FolderLock implements Closeable {
    private static final String NAME = "lock";

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /** The file that is locked. */
    public static Path fileIn(Path folder) {
        return folder.resolve(NAME);
    }

    /**
     * Locks a folder.
     *
     * @return null if somebody else has it
     * @throws IOException if the file cannot be made or locked
     */
    public static @Nullable FolderLock tryLock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(fileIn(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Somebody in this process has it.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : new FolderLock(channel);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
