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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;

/**
 * Digests of an image that grows, and the verdict at its end. Not for more than one thread at a time.
 */
final class ImageDigests {
    private final ExpectedImage expected;
    private final Map<FileDigest, MessageDigest> running = new LinkedHashMap<>();
    private long length;

    ImageDigests(ExpectedImage expected) {
        this.expected = expected;
        for (FileDigest digest : expected.digests()) {
            try {
                running.put(digest, MessageDigest.getInstance(digest.algorithm().javaName()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(
                        "Every Java runtime must offer " + digest.algorithm().javaName(), e);
            }
        }
    }

    void update(byte[] bytes, int offset, int count) {
        for (MessageDigest digest : running.values()) {
            digest.update(bytes, offset, count);
        }
        length += count;
    }

    /** Takes the first bytes of a file. */
    void updateFrom(FileChannel channel, long count, byte[] buffer, BooleanSupplier cancelled) throws IOException {
        long position = 0;
        while (position < count && !cancelled.getAsBoolean()) {
            ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, (int) Math.min(buffer.length, count - position));
            int read = channel.read(chunk, position);
            if (read < 0) {
                throw new IOException("The file became shorter while it was read");
            }
            update(buffer, 0, read);
            position += read;
        }
    }

    void reset() {
        running.values().forEach(MessageDigest::reset);
        length = 0;
    }

    /**
     * Ends the digests and compares them with what was promised.
     *
     * @throws FirmwareFailure {@code SIZE}, {@code DIGEST} or {@code SIGNATURE}
     */
    void verify() throws FirmwareFailure {
        if (length != expected.size()) {
            throw new FirmwareFailure(
                    FirmwareFailure.Reason.SIZE,
                    "The file has " + length + " bytes instead of the announced " + expected.size());
        }
        boolean signed = false;
        for (Map.Entry<FileDigest, MessageDigest> entry : running.entrySet()) {
            FileDigest announced = entry.getKey();
            byte[] actual = entry.getValue().digest();
            if (!MessageDigest.isEqual(actual, HexFormat.of().parseHex(announced.hex()))) {
                String name = announced.algorithm().javaName();
                throw new FirmwareFailure(
                        FirmwareFailure.Reason.DIGEST,
                        "The file's " + name + " is " + HexFormat.of().formatHex(actual) + " instead of the announced "
                                + announced.hex());
            }
            signed |= expected.signature().covers(actual);
        }
        if (!signed) {
            throw new FirmwareFailure(
                    FirmwareFailure.Reason.SIGNATURE,
                    "The file's digestsign does not fit the configured public key for firmware");
        }
    }
}
