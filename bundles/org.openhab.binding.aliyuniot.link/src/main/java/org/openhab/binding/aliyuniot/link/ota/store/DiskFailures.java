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
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Tells a full disk from other trouble with files, which Java does only in words.
 */
final class DiskFailures {
    private static final long FULL_BELOW_BYTES = 1 << 20;

    private DiskFailures() {}

    /** Of the same kind as the cause if that is told already. */
    static FirmwareFailure of(String what, IOException cause, Path folder, FreeSpace freeSpace) {
        if (cause instanceof FirmwareFailure told) {
            return told;
        }
        String why = reason(cause);
        String lower = why.toLowerCase(Locale.ROOT);
        boolean full = lower.contains("no space left")
                || lower.contains("not enough space")
                || lower.contains("quota")
                || isFull(folder, freeSpace);
        return full
                ? new FirmwareFailure(FirmwareFailure.Reason.NO_SPACE, what + ": the disk is full", cause)
                : new FirmwareFailure(FirmwareFailure.Reason.NOT_WRITABLE, what + ": " + why, cause);
    }

    private static String reason(IOException cause) {
        @Nullable String message = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null ? name : name + " (" + message + ")";
    }

    private static boolean isFull(Path folder, FreeSpace freeSpace) {
        try {
            return freeSpace.of(folder) < FULL_BELOW_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
