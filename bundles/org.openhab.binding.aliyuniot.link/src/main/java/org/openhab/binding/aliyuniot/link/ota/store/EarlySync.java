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
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Has the disk take a file that grows, piece by piece, on a thread of its own, while its writer goes on: else the system
 * keeps most of a large image in memory, and all of it has to be written at the end. At most two pieces are not on the
 * disk. For the writer's thread.
 */
final class EarlySync implements AutoCloseable {
    static final long PIECE_BYTES = 16L << 20;

    private final FileChannel channel;
    private final ExecutorService thread;
    private long begunTo;
    private @Nullable Future<?> running;

    /**
     * @param length of the file, which is on the disk
     * @param threads makes the thread when the first piece is full
     */
    EarlySync(FileChannel channel, long length, ThreadFactory threads) {
        this.channel = channel;
        begunTo = length;
        thread = Executors.newSingleThreadExecutor(threads);
    }

    /**
     * The file has grown; waits for the disk if that still has the piece before.
     *
     * @throws IOException if the disk did not take a piece; it does not say so a second time
     */
    void grown(long length) throws IOException {
        if (length - begunTo >= PIECE_BYTES) {
            await();
            begunTo = length;
            running = thread.submit(() -> {
                channel.force(false);
                return null;
            });
        }
    }

    /** The file is empty again. */
    void restart() {
        begunTo = 0;
    }

    /**
     * Waits until the disk has the piece that it is taking.
     *
     * @throws IOException if it did not
     */
    void await() throws IOException {
        Future<?> last = running;
        running = null;
        if (last == null) {
            return;
        }
        try {
            last.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the disk", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("The disk does not take the image", e);
        }
    }

    /** Ends the thread as soon as the disk lets it. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
