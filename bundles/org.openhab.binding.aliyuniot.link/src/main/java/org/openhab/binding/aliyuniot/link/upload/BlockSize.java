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
 * How large blocks are, by how the last ones fared: twice as large when a full one was answered within a second, half
 * when it took more than four, a quarter when it was lost. So a fast line carries a file in few messages, and a slow one
 * never has to bring a block through in more time than it gets. Not for more than one thread.
 */
final class BlockSize {
    private static final Duration FAST = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(4);

    private final UploadBounds bounds;
    private int bytes;
    private int last;
    private long lastAt;

    BlockSize(UploadBounds bounds) {
        this.bounds = bounds;
        bytes = bounds.firstBlock();
    }

    int bytes() {
        return bytes;
    }

    /** A block goes to the line. */
    void sent(int length, long nanoTime) {
        last = length;
        lastAt = nanoTime;
    }

    /** How long the next block waits, so that the platform does not get too much. */
    Duration pause(long nanoTime) {
        Duration rest = last == 0 ? Duration.ZERO : bounds.after(last).minusNanos(nanoTime - lastAt);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** The last block has arrived. */
    void answered(long nanoTime) {
        Duration time = Duration.ofNanos(nanoTime - lastAt);
        if (time.compareTo(SLOW) > 0) {
            set(bytes / 2);
        } else if (last == bytes && time.compareTo(FAST) < 0) {
            set(bytes * 2);
        }
    }

    /** No answer came. */
    void lost() {
        set(bytes / 4);
    }

    private void set(int wanted) {
        bytes = Math.max(UploadBounds.MIN_BLOCK, Math.min(UploadBounds.MAX_BLOCK, wanted));
    }
}
