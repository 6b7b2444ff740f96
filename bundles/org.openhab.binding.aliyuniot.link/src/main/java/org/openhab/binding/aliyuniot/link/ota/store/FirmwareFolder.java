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
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.openhab.binding.aliyuniot.link.disk.DurableFile;
import org.openhab.binding.aliyuniot.link.disk.FolderLock;

/**
 * Firmware of one thing: the record of its job, images on their way ({@code .part}) and images that are whole and
 * verified ({@code .bin}). Whoever has it is the only one. For any thread; all methods may wait for the disk.
 */
public final class FirmwareFolder implements AutoCloseable {
    /** Characters of a job's record. */
    public static final int MAX_RECORD = 1 << 18;

    static final String WHOLE = ".bin";
    static final String PARTIAL = ".part";
    static final String ENTITY_TAG = ".etag";

    /** What must be left for others on the disk. */
    private static final long RESERVE_BYTES = 16L << 20;

    private final Path folder;
    private final FolderLock lock;
    private long maxImageBytes;
    private final FreeSpace freeSpace;
    private final ThreadFactory threads;
    private final FolderOwners owners;
    private final Path jobFile;
    private final Path installedFile;
    private final Set<String> open = new HashSet<>();
    private boolean closed;

    FirmwareFolder(
            Path folder,
            FolderLock lock,
            long maxImageBytes,
            FreeSpace freeSpace,
            ThreadFactory threads,
            FolderOwners owners) {
        this.folder = folder;
        this.lock = lock;
        this.maxImageBytes = maxImageBytes;
        this.freeSpace = freeSpace;
        this.threads = threads;
        this.owners = owners;
        this.jobFile = folder.resolve("job.json");
        this.installedFile = folder.resolve("installed.json");
    }

    /**
     * Refuses larger images from now on; one that is open goes on.
     *
     * @param maxImageBytes at least 1
     */
    public synchronized void limit(long maxImageBytes) {
        this.maxImageBytes = maxImageBytes;
    }

    /** The record of the job as it was written last. */
    public synchronized Optional<String> job() throws FirmwareFailure {
        return read(jobFile);
    }

    /**
     * Writes the record of the job. When this returns the record survives a power cut; when the power goes before, the
     * former record does.
     *
     * @param json at most {@link #MAX_RECORD} characters; only the owner of the process may read the file
     */
    public synchronized void job(String json) throws FirmwareFailure {
        if (json.length() > MAX_RECORD) {
            throw new IllegalArgumentException("A job's record has at most " + MAX_RECORD + " characters");
        }
        write(jobFile, json);
    }

    /** There is no job any more; its images stay. */
    public synchronized void forgetJob() throws FirmwareFailure {
        usable();
        try {
            DurableFile.delete(jobFile);
        } catch (IOException e) {
            throw trouble("The record of the firmware job cannot be deleted", e);
        }
    }

    /**
     * The image if it is here already. Its file is read and verified once more.
     */
    public Optional<Path> image(ExpectedImage expected) throws FirmwareFailure {
        Path file;
        synchronized (this) {
            usable();
            file = folder.resolve(expected.key() + WHOLE);
        }
        ImageDigests digests = new ImageDigests(expected);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            digests.updateFrom(channel, channel.size(), new byte[ImageWriter.BUFFER_BYTES], () -> false);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw trouble("The image " + file + " cannot be read", e);
        }
        try {
            digests.verify();
            return Optional.of(file);
        } catch (FirmwareFailure e) {
            // The disk has forgotten some of it, or the signature is asked for only now.
            return Optional.empty();
        }
    }

    /**
     * Opens an image that has to come or has come in part. There is room for the rest of it now.
     *
     * @throws FirmwareFailure {@code TOO_LARGE}, {@code NO_SPACE}, {@code IN_USE} or {@code NOT_WRITABLE}
     */
    public synchronized PartialImage partial(ExpectedImage expected) throws FirmwareFailure {
        usable();
        if (expected.size() > maxImageBytes) {
            throw new FirmwareFailure(
                    FirmwareFailure.Reason.TOO_LARGE,
                    "The image has " + expected.size() + " bytes, more than the allowed " + maxImageBytes);
        }
        String key = expected.key();
        if (!open.add(key)) {
            throw new FirmwareFailure(FirmwareFailure.Reason.IN_USE, "The image is being loaded already");
        }
        try {
            PartialImage image = new PartialImage(this, folder.resolve(key), expected, threads, () -> closed(key));
            try {
                requireSpace(expected.size() - image.position());
                return image;
            } catch (FirmwareFailure e) {
                image.close();
                throw e;
            }
        } catch (FirmwareFailure e) {
            open.remove(key);
            throw e;
        }
    }

    private void requireSpace(long bytes) throws FirmwareFailure {
        long free;
        try {
            free = freeSpace.of(folder);
        } catch (IOException e) {
            throw trouble("The free space below " + folder + " cannot be found out", e);
        }
        if (free < bytes + RESERVE_BYTES) {
            throw new FirmwareFailure(
                    FirmwareFailure.Reason.NO_SPACE,
                    "The image needs " + bytes + " more bytes and a reserve of " + RESERVE_BYTES
                            + ", but the disk below " + folder + " has " + free);
        }
    }

    private synchronized void closed(String key) {
        open.remove(key);
    }

    /** The files that the device runs now, in the order of their package; empty if the store does not know. */
    public synchronized List<Path> running() throws FirmwareFailure {
        return installedImages().running().stream().map(folder::resolve).toList();
    }

    /**
     * Remembers the images that the device runs now and deletes all others but those that it ran before.
     *
     * @param images whole ones, in the order of their package
     */
    public synchronized void installed(List<ExpectedImage> images) throws FirmwareFailure {
        List<String> names = images.stream().map(image -> image.key() + WHOLE).toList();
        write(installedFile, installedImages().followedBy(names).toJson());
        keepOnly(List.of());
    }

    /**
     * Deletes what belongs neither to the given images nor to those that the device runs or ran before.
     */
    public synchronized void keepOnly(Collection<ExpectedImage> images) throws FirmwareFailure {
        usable();
        InstalledImages installed = installedImages();
        Set<String> keys = new HashSet<>(open);
        images.forEach(image -> keys.add(image.key()));
        try (var files = Files.newDirectoryStream(
                folder, "*{" + WHOLE + "," + PARTIAL + "," + ENTITY_TAG + "," + DurableFile.UNFINISHED + "}")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!installed.contains(name) && !keys.contains(name.substring(0, name.indexOf('.')))) {
                    Files.deleteIfExists(file);
                }
            }
            DurableFile.syncFolder(folder);
        } catch (IOException e) {
            throw trouble("Old images below " + folder + " cannot be deleted", e);
        }
    }

    /** Notes whose folder it is, so that it is found when it is left behind. */
    synchronized void belongsTo(String thing) throws FirmwareFailure {
        Path file = folder.resolve(FolderOwners.THING);
        if (!read(file).filter(thing::equals).isPresent()) {
            write(file, thing);
        }
        owners.add(thing, folder);
    }

    /** Deletes everything that is kept for the thing and closes the folder. */
    public synchronized void delete() throws FirmwareFailure {
        usable();
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
            owners.remove(folder);
        } catch (IOException e) {
            throw trouble("The firmware folder " + folder + " cannot be deleted", e);
        } finally {
            close();
        }
    }

    private InstalledImages installedImages() throws FirmwareFailure {
        return read(installedFile).map(InstalledImages::ofJson).orElse(InstalledImages.NONE);
    }

    private Optional<String> read(Path file) throws FirmwareFailure {
        usable();
        try {
            // A longer one is not ours. UTF-8 has at most three bytes for each char of a String.
            return Files.size(file) > 3L * MAX_RECORD
                    ? Optional.empty()
                    : Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw trouble("The record " + file + " cannot be read", e);
        }
    }

    private void write(Path file, String text) throws FirmwareFailure {
        usable();
        try {
            DurableFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw trouble("The record " + file + " cannot be written", e);
        }
    }

    private void usable() throws FirmwareFailure {
        if (closed) {
            throw new FirmwareFailure(FirmwareFailure.Reason.CANCELLED, "The firmware folder is closed");
        }
    }

    FirmwareFailure trouble(String what, IOException cause) {
        return DiskFailures.of(what, cause, folder, freeSpace);
    }

    /** Lets others have the folder. Images that are open are closed by whoever opened them, before. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            lock.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
