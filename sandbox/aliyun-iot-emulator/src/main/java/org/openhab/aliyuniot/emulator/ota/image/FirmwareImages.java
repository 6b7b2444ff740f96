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
package org.openhab.aliyuniot.emulator.ota.image;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;

/** The uploaded firmware files, kept below the data folder until the next start. May be used by several threads. */
public final class FirmwareImages {
    /** Limit of the platform for a package. */
    static final long MAX_BYTES = 1000L * 1024 * 1024;

    static final String TOO_LARGE = "A firmware image must have 1 byte to 1000 MB.";
    static final String TOO_MANY = "There are 500 firmware images: restart the emulator to be rid of them.";
    static final String SUFFIX = ".bin";
    private static final int MAX_IMAGES = 500;

    private final Path folder;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<String, FirmwareImage> images = new ConcurrentSkipListMap<>();

    /** Deletes what an earlier run has left in the folder. */
    public FirmwareImages(Path dataFolder) throws IOException {
        folder = Files.createDirectories(dataFolder.resolve("firmware")).toAbsolutePath();
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    Path folder() {
        return folder;
    }

    Path file(FirmwareImage image) {
        return file(image.id());
    }

    public @Nullable FirmwareImage find(String id) {
        return images.get(id);
    }

    public Collection<FirmwareImage> all() {
        return images.values();
    }

    /** Reads to the end of the stream. */
    public FirmwareImage add(InputStream content) throws IOException {
        String id = nextId();
        Path file = file(id);
        try (OutputStream out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
        return registered(id, file);
    }

    /** Takes the body of a request; fails with a sentence when it is too large. */
    public Future<FirmwareImage> receive(Vertx vertx, HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length == null || !length.matches("[0-9]{1,10}") || Long.parseLong(length) > MAX_BYTES) {
            return Future.failedFuture(new IllegalArgumentException(TOO_LARGE));
        }
        if (images.size() >= MAX_IMAGES) {
            return Future.failedFuture(new IllegalStateException(TOO_MANY));
        }
        String id = nextId();
        Path file = file(id);
        request.pause();
        return vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setCreateNew(true))
                .compose(open -> request.pipeTo(open))
                .compose(written -> vertx.executeBlocking(() -> registered(id, file)))
                .onFailure(failure -> vertx.fileSystem().delete(file.toString()));
    }

    /** Returns up to so many bytes. */
    public byte[] read(FirmwareImage image, long offset, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file(image))) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, image.size() - offset));
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw new IOException("The file of image " + image.id() + " has become shorter");
                }
            }
            return buffer.array();
        }
    }

    private FirmwareImage registered(String id, Path file) throws IOException {
        long size = Files.size(file);
        if (size == 0 || size > MAX_BYTES || images.size() >= MAX_IMAGES) {
            Files.delete(file);
            throw new IllegalArgumentException(images.size() >= MAX_IMAGES ? TOO_MANY : TOO_LARGE);
        }
        FirmwareImage image = new FirmwareImage(id, size, digest(file, "MD5"), digest(file, "SHA-256"));
        images.put(id, image);
        return image;
    }

    private String nextId() {
        return Integer.toString(lastId.incrementAndGet());
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    private static String digest(Path file, String algorithm) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance(algorithm))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }
}
