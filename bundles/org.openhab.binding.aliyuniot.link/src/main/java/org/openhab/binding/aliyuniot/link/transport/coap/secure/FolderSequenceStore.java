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
package org.openhab.binding.aliyuniot.link.transport.coap.secure;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * One file a device that holds the first number which is not used yet, in decimal digits.
 */
final class FolderSequenceStore implements SequenceStore {
    private static final int MAX_DIGITS = 18;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1," + MAX_DIGITS + "}");

    private final Path folder;

    FolderSequenceStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized long reserve(DeviceIdentity identity, long from, int count) throws IOException {
        // Colons, which device names may have, are no part of file names everywhere.
        Path file = folder.resolve(
                URLEncoder.encode(identity.productKey() + "." + identity.deviceName(), StandardCharsets.UTF_8)
                        + ".seq");
        long first = Math.max(from, firstUnused(file));
        Files.createDirectories(folder);
        Path fresh = Path.of(file + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer digits = StandardCharsets.US_ASCII.encode(Long.toString(first + count));
            while (digits.hasRemaining()) {
                channel.write(digits);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return first;
    }

    private static long firstUnused(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        if (Files.size(file) > MAX_DIGITS) {
            throw new IOException(file + " is longer than a number");
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        if (!NUMBER.matcher(text).matches()) {
            throw new IOException(file + " holds no number");
        }
        return Long.parseLong(text);
    }
}
