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
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.disk.DurableFile;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;

/**
 * An image on its way. Bytes are appended in order; when all are here the image is verified and gets its final name.
 * What has come survives {@link #close()}, the process and the power; it goes into the digests anew when the image is
 * opened again, so no state of theirs can be wrong. For one thread at a time; {@link #position()} for any.
 */
public final class PartialImage implements AutoCloseable {
    private static final int MAX_ENTITY_TAG = 256;
    private static final Pattern ENTITY_TAG = Pattern.compile("\"[\\x21\\x23-\\x7e]*\"");

    private final FirmwareFolder folder;
    private final ExpectedImage expected;
    private final Path part;
    private final Path whole;
    private final Path entityTagFile;
    private final Runnable closed;
    private final ImageWriter writer;
    private byte @Nullable [] filling;
    private int filled;
    private boolean open = true;
    private volatile long position;

    /**
     * @param base path of the files without what follows the dot
     * @param closed runs when others may have the files
     */
    PartialImage(FirmwareFolder folder, Path base, ExpectedImage expected, ThreadFactory threads, Runnable closed)
            throws FirmwareFailure {
        this.folder = folder;
        this.expected = expected;
        this.closed = closed;
        part = base.resolveSibling(base.getFileName() + FirmwareFolder.PARTIAL);
        whole = base.resolveSibling(base.getFileName() + FirmwareFolder.WHOLE);
        entityTagFile = base.resolveSibling(base.getFileName() + FirmwareFolder.ENTITY_TAG);
        try {
            FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.size() > expected.size()) {
                channel.truncate(0);
            }
            position = channel.size();
            writer = new ImageWriter(channel, expected, threads);
        } catch (IOException e) {
            throw folder.trouble("The image's file " + part + " cannot be opened", e);
        }
    }

    /** How many bytes are here. */
    public long position() {
        return position;
    }

    /** How many bytes there have to be. */
    public long size() {
        return expected.size();
    }

    /**
     * What the server called the version of the file that the bytes are from (RFC 9110, section 8.8.3), with its quotes;
     * empty if it did not say.
     */
    public Optional<String> entityTag() throws FirmwareFailure {
        try {
            return Files.size(entityTagFile) > MAX_ENTITY_TAG
                    ? Optional.empty()
                    : Optional.of(new String(Files.readAllBytes(entityTagFile), StandardCharsets.US_ASCII))
                            .filter(tag -> ENTITY_TAG.matcher(tag).matches());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw folder.trouble("The file " + entityTagFile + " cannot be read", e);
        }
    }

    /** Keeps it beside the bytes. It need not survive the power: then the digest tells that the bytes are not the same. */
    public void entityTag(String tag) throws FirmwareFailure {
        if (tag.length() > MAX_ENTITY_TAG) {
            throw new IllegalArgumentException("An entity tag has at most " + MAX_ENTITY_TAG + " characters");
        }
        try {
            Files.writeString(entityTagFile, tag, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw folder.trouble("The file " + entityTagFile + " cannot be written", e);
        }
    }

    /**
     * Appends a block.
     *
     * @param offset has to be {@link #position()}
     */
    public void append(long offset, ByteBuffer data) throws FirmwareFailure {
        if (offset != position || data.remaining() > size() - position) {
            throw new IllegalArgumentException("A block at " + offset + " of " + data.remaining()
                    + " bytes does not follow the " + position + " of " + size() + " bytes that are here");
        }
        while (data.hasRemaining()) {
            byte[] buffer = buffer();
            int count = Math.min(data.remaining(), buffer.length - filled);
            data.get(buffer, filled, count);
            appended(count);
        }
    }

    /**
     * Appends what one read of a stream gives.
     *
     * @param limit bytes at most, above 0 and not more than are missing
     * @return bytes, or −1 at the stream's end
     * @throws IOException of the stream; of the disk it is a {@link FirmwareFailure}
     */
    public int appendFrom(InputStream in, long limit) throws IOException {
        byte[] buffer = buffer();
        int count = in.read(buffer, filled, (int) Math.min(limit, buffer.length - filled));
        if (count > 0) {
            appended(count);
        }
        return count;
    }

    private byte[] buffer() throws FirmwareFailure {
        byte[] buffer = filling;
        if (buffer == null) {
            try {
                buffer = writer.buffer();
            } catch (IOException e) {
                throw notWritten(e);
            }
            filling = buffer;
            filled = 0;
        }
        return buffer;
    }

    private void appended(int count) {
        filled += count;
        position += count;
        if (filled == ImageWriter.BUFFER_BYTES) {
            handOver();
        }
    }

    private void handOver() {
        byte[] buffer = filling;
        if (buffer != null) {
            filling = null;
            writer.write(buffer, filled);
        }
    }

    /** Throws away what has come. */
    public void restart() throws FirmwareFailure {
        handOver();
        try {
            writer.restart();
            Files.deleteIfExists(entityTagFile);
        } catch (IOException e) {
            throw notWritten(e);
        }
        position = 0;
    }

    /**
     * Verifies the image and gives it its final name; then this is closed.
     *
     * @return the whole file, which is on the disk now
     * @throws FirmwareFailure {@code SIZE}, {@code DIGEST} or {@code SIGNATURE} if it is not the expected one: then what
     *     has come is thrown away, and it may be tried once more; other reasons if the disk has trouble
     */
    public Path complete() throws FirmwareFailure {
        handOver();
        try {
            writer.verify();
        } catch (FirmwareFailure e) {
            if (e.reason().kind() == OtaFailure.VERIFICATION) {
                restart();
            }
            throw e;
        } catch (IOException e) {
            throw notWritten(e);
        }
        end(() -> {
            DurableFile.move(part, whole);
            Files.deleteIfExists(entityTagFile);
        });
        return whole;
    }

    private FirmwareFailure notWritten(IOException cause) {
        return folder.trouble("The image's file " + part + " cannot be written", cause);
    }

    /** Throws away what has come and closes this. */
    public void discard() throws FirmwareFailure {
        if (open) {
            end(() -> {
                DurableFile.delete(part);
                Files.deleteIfExists(entityTagFile);
            });
        }
    }

    private void end(ImageWriter.Step last) throws FirmwareFailure {
        open = false;
        try {
            writer.close();
            last.run();
        } catch (IOException e) {
            throw notWritten(e);
        } finally {
            closed.run();
        }
    }

    /** Keeps what has come for another time. Never fails: what the disk did not take comes again. */
    @Override
    public void close() {
        if (open) {
            handOver();
            try {
                end(() -> {});
            } catch (FirmwareFailure e) {
                // Whoever appended was told; when the image is opened again, it begins with what the disk has.
            }
        }
    }
}
