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
package org.openhab.binding.aliyuniot.link.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.BOUND;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.IDENTITY;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.message;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.numbered;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.journal.JournalDisk;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** A disk that is full for a while, and a clock that tells how long messages have waited. */
@NonNullByDefault({})
class FullDiskTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    /** Has room for so many bytes, and writes what fits of those that do not, as disks do. */
    private static final class SmallDisk implements JournalDisk {
        final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
        volatile boolean truncates = true;

        @Override
        public File open(Path path) throws IOException {
            return new OpenFile(new RandomAccessFile(path.toFile(), "rw")) {
                @Override
                public void write(long at, byte[] bytes) throws IOException {
                    int fits = (int) Math.min(room.get(), bytes.length);
                    super.write(at, Arrays.copyOf(bytes, fits));
                    room.addAndGet(-fits);
                    if (fits < bytes.length) {
                        throw new IOException("No space left on device");
                    }
                }

                @Override
                public void truncate(long length) throws IOException {
                    if (!truncates) {
                        throw new IOException("Input/output error");
                    }
                    super.truncate(length);
                }
            };
        }
    }

    private static List<String> kept(OutgoingStore store) {
        List<String> payloads = new ArrayList<>();
        store.shelf(IDENTITY)
                .forEach((key, message, age) -> payloads.add(new String(message.payload(), StandardCharsets.UTF_8)));
        return payloads;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void losesNothingAndIsUsedAgainInTheSameRun(boolean truncates) {
        SmallDisk disk = new SmallDisk();
        disk.truncates = truncates;
        List<String> payloads = numbered(92);
        try (StoreLog log = new StoreLog()) {
            try (DiskOutgoingStore store = DiskOutgoingStore.open(folder, CLOCK, disk)) {
                OutgoingStore.Shelf shelf = store.shelf(IDENTITY);
                List<Long> keys = new ArrayList<>();
                for (int i = 0; i < payloads.size(); i++) {
                    if (i == 52) {
                        disk.room.set(30);
                    }
                    keys.add(shelf.add(message(payloads.get(i), Qos.AT_LEAST_ONCE)));
                }
                assertThat(log.warnings).hasSize(1).allMatch(line -> line.contains("takes no messages"));
                // One of either kind is sent meanwhile.
                shelf.remove(keys.get(10));
                shelf.remove(keys.get(60));
                disk.room.set(Long.MAX_VALUE);
                // By itself, without another message.
                await().atMost(BOUND).until(() -> log.infos.stream().anyMatch(line -> line.contains("again")));
                assertThat(kept(store)).hasSize(90);
            }
            assertThat(log.warnings).hasSize(1);
        }
        List<String> expected = new ArrayList<>(payloads);
        expected.remove(60);
        expected.remove(10);
        try (DiskOutgoingStore store = DiskOutgoingStore.open(folder)) {
            assertThat(kept(store)).isEqualTo(expected);
        }
    }

    @Test
    void saysHowManyItCouldNotWriteAtTheEnd() {
        SmallDisk disk = new SmallDisk();
        try (StoreLog log = new StoreLog()) {
            try (DiskOutgoingStore store = DiskOutgoingStore.open(folder, CLOCK, disk)) {
                OutgoingStore.Shelf shelf = store.shelf(IDENTITY);
                shelf.add(message("written", Qos.AT_LEAST_ONCE));
                disk.room.set(0);
                numbered(3).forEach(text -> shelf.add(message(text, Qos.AT_LEAST_ONCE)));
            }
            assertThat(log.warnings).anyMatch(line -> line.startsWith("3 messages cannot be written"));
        }
        try (DiskOutgoingStore store = DiskOutgoingStore.open(folder)) {
            assertThat(kept(store)).containsExactly("written");
        }
    }

    @Test
    void givesUpFilesWhoseMessagesAreGone() {
        String large = "x".repeat(200_000);
        SmallDisk disk = new SmallDisk();
        try (DiskOutgoingStore store = DiskOutgoingStore.open(folder, CLOCK, disk)) {
            OutgoingStore.Shelf shelf = store.shelf(IDENTITY);
            shelf.add(message("old", Qos.AT_LEAST_ONCE));
            for (int i = 0; i < 60; i++) {
                shelf.remove(shelf.add(message(large, Qos.AT_LEAST_ONCE)));
            }
            // 12 MB went through; the old message moves along.
            await().atMost(BOUND)
                    .until(() -> folder.toFile().listFiles((dir, name) -> name.endsWith(".log")).length <= 3);
            assertThat(kept(store)).containsExactly("old");
        }
        try (DiskOutgoingStore store = DiskOutgoingStore.open(folder)) {
            assertThat(kept(store)).containsExactly("old");
        }
    }

    @Test
    void forgottenMessagesLeaveNothingBehind() {
        try (DiskOutgoingStore store = DiskOutgoingStore.open(folder)) {
            OutgoingStore.Shelf shelf = store.shelf(IDENTITY);
            shelf.add(message("valve OPEN", Qos.AT_LEAST_ONCE));
            store.forget(IDENTITY);
            assertThat(shelf.add(message("too late", Qos.AT_LEAST_ONCE))).isEqualTo(OutgoingStore.Shelf.NOT_KEPT);
            assertThat(kept(store)).isEmpty();
            await().atMost(BOUND)
                    .until(() -> folder.toFile().listFiles((dir, name) -> name.endsWith(".log")).length == 0
                            || Arrays.stream(folder.toFile().listFiles()).noneMatch(file -> file.length() > 200));
        }
        try (DiskOutgoingStore store = DiskOutgoingStore.open(folder)) {
            assertThat(kept(store)).isEmpty();
        }
    }

    @Test
    void tellsHowLongMessagesHaveWaited() {
        Instant[] now = {Instant.parse("2026-07-01T00:00:00Z")};
        InstantSource clock = () -> now[0];
        try (DiskOutgoingStore store = DiskOutgoingStore.open(folder, clock, JournalDisk.REAL)) {
            store.shelf(IDENTITY).add(message("waits", Qos.AT_LEAST_ONCE));
        }
        now[0] = now[0].plusSeconds(7200);
        try (DiskOutgoingStore store = DiskOutgoingStore.open(folder, clock, JournalDisk.REAL)) {
            store.shelf(IDENTITY).forEach((key, message, age) -> assertThat(age).hasHours(2));
        }
        // The clock was set back.
        now[0] = now[0].minusSeconds(100_000);
        try (DiskOutgoingStore store = DiskOutgoingStore.open(folder, clock, JournalDisk.REAL)) {
            store.shelf(IDENTITY).forEach((key, message, age) -> assertThat(age).isZero());
            assertThat(kept(store)).hasSize(1);
        }
    }
}
