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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NonNullByDefault({})
class EarlySyncTest {
    private static final long PIECE = EarlySync.PIECE_BYTES;

    @TempDir
    Path folder;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private FileChannel channel;
    private EarlySync early;

    @BeforeEach
    void open() throws IOException {
        channel = FileChannel.open(folder.resolve("image"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        early = new EarlySync(channel, 0, task -> {
            Thread thread = new Thread(task, "sync");
            threads.add(thread);
            return thread;
        });
    }

    @AfterEach
    void close() throws IOException {
        early.close();
        channel.close();
    }

    @Test
    void smallImageTakesNoThread() throws Exception {
        early.grown(PIECE - 1);
        early.await();
        assertThat(threads).isEmpty();
    }

    @Test
    void pieceIsTakenOnTheOneThreadThatEndsWithIt() throws Exception {
        early.grown(PIECE);
        early.grown(2 * PIECE);
        early.await();
        early.close();
        assertThat(threads).hasSize(1);
        threads.get(0).join();
    }

    @Test
    void piecesAreCountedAnewInAnEmptyFile() throws Exception {
        early.grown(PIECE);
        early.await();
        channel.close();
        early.restart();
        early.grown(PIECE - 1);
        early.await();
        early.grown(PIECE);
        assertThatThrownBy(early::await).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void diskThatTakesNoPieceIsToldWithTheNextOne() throws Exception {
        channel.close();
        early.grown(PIECE);
        assertThatThrownBy(() -> early.grown(2 * PIECE)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void errorOfItsThreadIsTold() throws Exception {
        EarlySync without = new EarlySync(channel, 0, task -> {
            throw new OutOfMemoryError("no more threads");
        });
        assertThatThrownBy(() -> without.grown(PIECE)).isInstanceOf(OutOfMemoryError.class);
        without.close();
    }
}
