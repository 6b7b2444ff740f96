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
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a file on its way, as long as it is the one that was opened. For one thread, which may wait for the disk.
 */
final class UploadBytes {
    private static final int CHUNK = 64 * 1024;

    private final Logger logger = LoggerFactory.getLogger(UploadBytes.class);

    private final UploadName name;
    private final UploadSource source;

    UploadBytes(UploadName name, UploadSource source) {
        this.name = name;
        this.source = source;
    }

    /** Reads all of it; the CRC-64 as the platform takes it. */
    String check() throws UploadFailure {
        Crc64 crc = new Crc64();
        for (long at = 0; at < source.size(); at += CHUNK) {
            byte[] chunk = read(at, (int) Math.min(CHUNK, source.size() - at));
            crc.update(chunk, chunk.length);
        }
        return crc.hex();
    }

    byte[] read(long at, int length) throws UploadFailure {
        byte[] bytes = new byte[length];
        checkUnchanged();
        try {
            if (source.read(at, ByteBuffer.wrap(bytes)) < length) {
                throw changed();
            }
        } catch (IOException e) {
            logger.debug("Upload of {}: {}", name, ForeignText.reasons(e));
            throw new UploadFailure(
                    UploadFailure.Reason.UNREADABLE, "The file of " + name + " cannot be read; look at its disk.");
        }
        return bytes;
    }

    void checkUnchanged() throws UploadFailure {
        if (source.isChanged()) {
            throw changed();
        }
    }

    private UploadFailure changed() {
        return new UploadFailure(
                UploadFailure.Reason.CHANGED,
                "The file of " + name + " has changed since the upload began. Upload a copy that nobody writes to.");
    }

    void close() {
        try {
            source.close();
        } catch (IOException e) {
            logger.debug("The file of {} cannot be closed: {}", name, ForeignText.reasons(e));
        }
    }
}
