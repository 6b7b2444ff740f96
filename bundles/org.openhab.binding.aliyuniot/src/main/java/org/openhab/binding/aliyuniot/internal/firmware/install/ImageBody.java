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
package org.openhab.binding.aliyuniot.internal.firmware.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.LongConsumer;
import org.openhab.binding.aliyuniot.link.http.HttpRequest;

/**
 * An image as a device takes it: as it is, or as the field {@code file} of a form. Read from the disk while it is sent.
 */
final class ImageBody implements HttpRequest.Body {
    private static final int BUFFER = 65_536;
    private static final int BOUNDARY_BITS = 160;
    private static final int RADIX = 36;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final long size;
    private final String contentType;
    private final byte[] head;
    private final byte[] tail;
    private final LongConsumer sent;

    private ImageBody(Path file, String contentType, String head, String tail, LongConsumer sent) throws IOException {
        this.file = file;
        this.contentType = contentType;
        this.head = head.getBytes(StandardCharsets.US_ASCII);
        this.tail = tail.getBytes(StandardCharsets.US_ASCII);
        this.sent = sent;
        size = Files.size(file);
    }

    /**
     * @param sent is told how many bytes of the image are on their way
     */
    static ImageBody plain(Path file, LongConsumer sent) throws IOException {
        return new ImageBody(file, "application/octet-stream", "", "", sent);
    }

    /**
     * @param name of the file; nothing of it but harmless characters goes into the head
     */
    static ImageBody form(Path file, String name, LongConsumer sent) throws IOException {
        // Nobody who makes an image can know it, so that none ends the field early.
        String boundary = "aliyuniot-" + new BigInteger(BOUNDARY_BITS, RANDOM).toString(RADIX);
        return new ImageBody(
                file,
                "multipart/form-data; boundary=" + boundary,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name.replaceAll("[^A-Za-z0-9._-]", "_")
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n",
                "\r\n--" + boundary + "--\r\n",
                sent);
    }

    String contentType() {
        return contentType;
    }

    /** Of the image, in bytes. */
    long size() {
        return size;
    }

    @Override
    public long length() {
        return head.length + size + tail.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (head.length > 0) {
            out.write(head);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long done = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                done += count;
                sent.accept(done);
            }
        }
        if (tail.length > 0) {
            out.write(tail);
        }
    }
}
