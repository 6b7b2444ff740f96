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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;

/**
 * What the platform promises of one file before it comes.
 *
 * @param size bytes, at least 1
 * @param digests at least one; all of them have to fit
 * @param signature has to cover one of the digests
 */
public record ExpectedImage(long size, List<FileDigest> digests, DigestSignature signature) {
    private static final int KEY_BYTES = 16;

    /**
     * @throws IllegalArgumentException if the image is empty or has no digest
     */
    public ExpectedImage {
        digests = List.copyOf(digests);
        if (size < 1 || digests.isEmpty()) {
            throw new IllegalArgumentException("An image has at least one byte and one digest");
        }
    }

    public ExpectedImage(long size, List<FileDigest> digests) {
        this(size, digests, DigestSignature.NOT_ASKED);
    }

    /** The same for all images with these bytes, and good for a file name: nothing in it comes from the wire. */
    String key() {
        StringBuilder text = new StringBuilder().append(size);
        digests.stream()
                .sorted(Comparator.comparing(FileDigest::algorithm))
                .forEach(digest ->
                        text.append(' ').append(digest.algorithm()).append(' ').append(digest.hex()));
        return hash(text.toString(), KEY_BYTES);
    }

    /** Hexadecimal digits of a text's hash. */
    static String hash(String text, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime must offer SHA-256", e);
        }
    }
}
