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
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.openhab.binding.aliyuniot.link.disk.DurableFile;
import org.openhab.binding.aliyuniot.link.disk.FolderLock;

/**
 * Keeps firmware images and jobs of many things below one folder, each thing in a folder of its own. For any thread; all
 * methods may wait for the disk.
 */
public final class FirmwareStore {
    private static final int READABLE_CHARACTERS = 40;
    private static final int HASH_BYTES = 8;

    private final Path folder;
    private final long maxImageBytes;
    private final FreeSpace freeSpace;
    private final ThreadFactory threads;
    private final FolderOwners owners;

    /**
     * Touches nothing yet.
     *
     * @param folder is made when it is needed
     * @param maxImageBytes larger images are refused
     * @param threadPrefix what names of threads begin with, for example {@code OH-binding-aliyuniot}
     */
    public FirmwareStore(Path folder, long maxImageBytes, String threadPrefix) {
        this(folder, maxImageBytes, threadPrefix, FirmwareStore::usableSpace);
    }

    private static long usableSpace(Path path) throws IOException {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // With another root directory (chroot), Java finds no mount for a path, but the system knows its space.
            return path.toFile().getUsableSpace();
        }
    }

    FirmwareStore(Path folder, long maxImageBytes, String threadPrefix, FreeSpace freeSpace) {
        this.folder = folder.toAbsolutePath();
        this.maxImageBytes = maxImageBytes;
        this.freeSpace = freeSpace;
        this.owners = FolderOwners.below(this.folder);
        AtomicInteger number = new AtomicInteger();
        this.threads = task -> {
            Thread thread = new Thread(task, threadPrefix + "-firmware-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Opens the folder of a thing, for one owner at a time in all processes.
     *
     * @param owner tells things apart, for example a thing's UID; only a harmless part of it and its hash become a name
     * @throws FirmwareFailure {@code IN_USE} or {@code NOT_WRITABLE}
     */
    public FirmwareFolder open(String owner) throws FirmwareFailure {
        return openFolder(folderOf(owner));
    }

    /** Where the folder of a thing is, or will be. */
    public Path folderOf(String owner) {
        return folder.resolve(nameOf(owner));
    }

    private FirmwareFolder openFolder(Path own) throws FirmwareFailure {
        try {
            if (!Files.isDirectory(own)) {
                Files.createDirectories(own);
                DurableFile.syncFolder(folder);
            }
            FolderLock lock = FolderLock.tryLock(own);
            if (lock == null) {
                throw new FirmwareFailure(
                        FirmwareFailure.Reason.IN_USE, "The folder " + own + " is in use by somebody else");
            }
            return new FirmwareFolder(own, lock, maxImageBytes, freeSpace, threads, owners);
        } catch (IOException e) {
            throw DiskFailures.of("The folder " + own + " cannot be used", e, own, freeSpace);
        }
    }

    /**
     * Opens the folder of a thing that may have had others; as {@link #open(String)}.
     *
     * @param thing the same for all of them
     */
    public FirmwareFolder open(String thing, String owner) throws FirmwareFailure {
        FirmwareFolder opened = open(owner);
        try {
            opened.belongsTo(thing);
            return opened;
        } catch (FirmwareFailure e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Deletes the folders that a thing has left behind, because it had another owner's name when they were opened.
     *
     * @param owner whose folder is not left
     * @return whether none is left; one that is still in use is
     */
    public boolean deleteFormer(String thing, String owner) throws FirmwareFailure {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        boolean all = true;
        Path own = folderOf(owner);
        for (Path former : foldersOf(thing)) {
            all &= former.equals(own) || isDeleted(former);
        }
        return all;
    }

    private List<Path> foldersOf(String thing) throws FirmwareFailure {
        try {
            return owners.of(thing);
        } catch (IOException e) {
            throw formerCannotBeDeleted(e);
        }
    }

    private FirmwareFailure formerCannotBeDeleted(IOException cause) {
        return DiskFailures.of(
                "Former firmware folders below " + folder + " cannot be deleted", cause, folder, freeSpace);
    }

    private boolean isDeleted(Path former) throws FirmwareFailure {
        if (!Files.isDirectory(former)) {
            // Somebody else has deleted it.
            owners.remove(former);
            return true;
        }
        try {
            openFolder(former).delete();
            return true;
        } catch (FirmwareFailure e) {
            if (e.reason() == FirmwareFailure.Reason.IN_USE) {
                return false;
            }
            throw e;
        }
    }

    private static String nameOf(String owner) {
        String readable = owner.replaceAll("[^A-Za-z0-9]+", "-");
        return readable.substring(0, Math.min(READABLE_CHARACTERS, readable.length())) + "-"
                + ExpectedImage.hash(owner, HASH_BYTES);
    }
}
