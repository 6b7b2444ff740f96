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

import java.time.Duration;

/**
 * How files are uploaded.
 *
 * @param firstBlock bytes of the first block, 256 to 131,072; the line decides on those that follow
 * @param timeout how long a reply is waited for, and how long a platform in trouble is left alone
 * @param tries how often something is asked for or sent without getting on
 * @param spacing shortest time from one block to the next
 * @param bytesPerSecond of file at most
 * @param life longest time of an upload, as long as the platform keeps an unfinished one
 * @param waiting uploads of a device that wait for the one that is on its way
 */
public record UploadBounds(
        int firstBlock, Duration timeout, int tries, Duration spacing, int bytesPerSecond, Duration life, int waiting) {
    /** Smallest and largest block that the platform takes, but for the last one, which may have any size from 1. */
    static final int MIN_BLOCK = 256;

    static final int MAX_BLOCK = 128 * 1024;

    /** Largest file that the platform takes: 16 MB. */
    public static final int MAX_FILE = 16 * 1024 * 1024;

    /** Below the 1024 KB/s that a connection may send, and half of the messages that a device may. */
    public static final UploadBounds DEFAULT = new UploadBounds(
            8 * 1024, Duration.ofSeconds(10), 5, Duration.ofMillis(70), 900_000, Duration.ofHours(24), 16);

    public UploadBounds {
        if (firstBlock < MIN_BLOCK || firstBlock > MAX_BLOCK || tries < 1 || bytesPerSecond < 1) {
            throw new IllegalArgumentException("firstBlock is 256 to 131072, tries and bytesPerSecond are 1 or more");
        }
    }

    /** Time from the beginning of a block to that of the next one. */
    Duration after(int bytes) {
        Duration byRate = Duration.ofNanos(bytes * 1_000_000_000L / bytesPerSecond);
        return byRate.compareTo(spacing) > 0 ? byRate : spacing;
    }
}
