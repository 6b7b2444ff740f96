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
package org.openhab.binding.aliyuniot.link.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A file on the disk, held open: whatever gets its name meanwhile, only its own bytes are read. Symbolic links are not
 * followed.
 */
public final class UploadFile implements UploadSource {
    private final SeekableByteChannel channel;
    private final Path path;
    private final long size;
    private final FileTime modified;
    private final @Nullable Object key;

    /**
     * Takes over an open file.
     *
     * @param path where it is
     * @param attributes as they were before it was opened
     * @throws IOException if it is another file by now; the channel is closed then
     */
    public UploadFile(SeekableByteChannel channel, Path path, BasicFileAttributes attributes) throws IOException {
        this.channel = channel;
        this.path = path;
        this.size = attributes.size();
        this.modified = attributes.lastModifiedTime();
        this.key = attributes.fileKey();
        if (!attributes.isRegularFile() || isChanged()) {
            channel.close();
            throw new IOException("The file is no regular one, or was replaced while it was opened");
        }
    }

    /** Opens a file for reading. */
    public static UploadFile open(Path path) throws IOException {
        BasicFileAttributes attributes = attributes(path);
        if (!attributes.isRegularFile()) {
            // A pipe would be waited for when it is opened.
            throw new IOException("It is no regular file");
        }
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        return new UploadFile(Files.newByteChannel(path, options), path, attributes);
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The file's own name.
     *
     * @throws IllegalArgumentException with a sentence for the user if the platform does not take it
     */
    public UploadName name() {
        return new UploadName(String.valueOf(path.getFileName()));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long offset, ByteBuffer buffer) throws IOException {
        int begin = buffer.position();
        channel.position(offset);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // A channel may give less than it is asked for.
        }
        return buffer.position() - begin;
    }

    @Override
    public boolean isChanged() {
        try {
            BasicFileAttributes now = attributes(path);
            return channel.size() != size
                    || now.size() != size
                    || !now.isRegularFile()
                    || !now.lastModifiedTime().equals(modified)
                    || !Objects.equals(now.fileKey(), key);
        } catch (IOException e) {
            // Deleted or moved.
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
