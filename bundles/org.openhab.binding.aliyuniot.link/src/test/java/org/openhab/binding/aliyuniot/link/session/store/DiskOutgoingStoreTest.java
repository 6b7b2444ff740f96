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
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.SECRET;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.SETTINGS;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.assertSent;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.failureOf;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.message;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.numbered;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.publish;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.JavaProcess;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.journal.JournalDisk;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.RecordingSessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionWithEmulator;
import org.openhab.binding.aliyuniot.link.session.Wiretap;
import org.openhab.binding.aliyuniot.link.session.Wiretap.Published;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

class DiskOutgoingStoreTest {
    private static final DeviceIdentity OTHER = DeviceIdentity.of("a1Abc123Def", "dev002");

    private static final int BLOCK = 4096;

    @RegisterExtension
    final SessionWithEmulator line = new SessionWithEmulator();

    @TempDir
    @NonNullByDefault({})
    Path folder;

    private Path file() {
        return folder.resolve("below").resolve("outgoing");
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static String contentOf(Path folder) throws IOException {
        StringBuilder content = new StringBuilder();
        for (Path file : logs(folder)) {
            content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return content.toString();
    }

    private static List<String> kept(OutgoingStore store, DeviceIdentity identity) {
        List<String> payloads = new ArrayList<>();
        store.shelf(identity)
                .forEach((key, message, age) -> payloads.add(new String(message.payload(), StandardCharsets.UTF_8)));
        return payloads;
    }

    private static Message sure(String payload) {
        return message(payload, Qos.AT_LEAST_ONCE);
    }

    @Test
    void keepsTheMessagesOfEachDeviceInOrder() {
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            OutgoingStore.Shelf shelf = store.shelf(IDENTITY);
            shelf.add(sure("one"));
            long two = shelf.add(sure("two"));
            store.shelf(OTHER).add(sure("another's"));
            shelf.add(sure("three"));
            shelf.remove(two);
            shelf.remove(OutgoingStore.Shelf.NOT_KEPT);
        }
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            assertThat(kept(store, IDENTITY)).containsExactly("one", "three");
            assertThat(kept(store, OTHER)).containsExactly("another's");
            store.shelf(IDENTITY)
                    .forEach((key, message, age) -> assertThat(message.topic()).isEqualTo(sure("").topic()));
        }
    }

    @Test
    void earlierShelfRemovesButAddsNoMore() {
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            OutgoingStore.Shelf earlier = store.shelf(IDENTITY);
            long first = earlier.add(sure("first"));
            OutgoingStore.Shelf later = store.shelf(IDENTITY);
            assertThat(earlier.add(sure("too late"))).isEqualTo(OutgoingStore.Shelf.NOT_KEPT);
            later.remove(first);
            later.add(sure("second"));
            earlier.remove(first);
            assertThat(kept(store, IDENTITY)).containsExactly("second");
        }
    }

    @Test
    void closedSessionLeavesItsMessagesToTheNextOne() throws Exception {
        List<String> payloads = numbered(20);
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            DeviceSession session = line.session(SETTINGS, line.tcp(1), store);
            List<CompletionStage<Message>> outcomes = publish(session, payloads, Qos.AT_LEAST_ONCE);
            session.publish(message("unsure", Qos.AT_MOST_ONCE));
            session.close();
            for (CompletionStage<Message> outcome : outcomes) {
                assertThat(failureOf(outcome)).isInstanceOf(NetworkFailure.class);
            }
        }
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file());
                Wiretap wiretap = new Wiretap(line.emulator.ports().tcp())) {
            DeviceSession session = line.session(SETTINGS, line.tcp(wiretap.port()), store);
            CompletionStage<Message> fresh = session.publish(sure("new"));
            assertThat(failureOf(session.publishNow(sure("never kept")))).isInstanceOf(NetworkFailure.class);
            line.online(session);
            assertThat(failureOf(fresh)).isNull();

            List<Published> expected = new ArrayList<>();
            payloads.forEach(payload -> expected.add(new Published(payload, true)));
            expected.add(new Published("new", false));
            assertThat(wiretap.published).isEqualTo(expected);
            assertThat(line.arrived()).hasSize(21);
            assertThat(kept(store, IDENTITY)).isEmpty();
        }
    }

    @Test
    void takesBackNoMoreThanTheQueueHolds() {
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            OutgoingStore.Shelf shelf = store.shelf(IDENTITY);
            numbered(10).forEach(payload -> shelf.add(sure(payload)));
            DeviceSession session = line.session(SETTINGS.withQueue(new QueueBounds(4, 1000)), line.tcp(1), store);
            await().atMost(BOUND).until(() -> session.statistics().dropped() == 6);
            assertThat(session.statistics().queued()).isEqualTo(4);
            assertThat(kept(store, IDENTITY)).isEqualTo(numbered(4));
        }
    }

    @Test
    void whatIsTooOldAfterARestartIsNotSent() throws Exception {
        Instant added = Instant.parse("2026-07-01T00:00:00Z");
        QueueBounds twoHours = new QueueBounds(10, 1000, Duration.ofHours(2));
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file(), () -> added, JournalDisk.REAL)) {
            store.shelf(IDENTITY).add(sure("valve OPEN"));
        }
        InstantSource later = () -> added.plusSeconds(7199);
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file(), later, JournalDisk.REAL)) {
            store.shelf(IDENTITY).add(sure("newer"));
        }
        try (DiskOutgoingStore store =
                DiskOutgoingStore.open(file(), () -> added.plusSeconds(7200), JournalDisk.REAL)) {
            DeviceSession session = line.session(
                    SETTINGS.withQueue(twoHours), line.tcp(line.emulator.ports().tcp()), store);
            line.online(session);
            assertThat(failureOf(session.publish(sure("new")))).isNull();
            assertThat(line.arrived()).containsExactly("newer", "new");
            assertThat(session.statistics().dropped()).isEqualTo(1);
            assertThat(kept(store, IDENTITY)).isEmpty();
        }
    }

    @Test
    void unreadableFileIsToldAndStopsNothing() throws Exception {
        Files.createDirectories(file());
        Files.writeString(file().resolve("0000000001-0123456789abcdef.log"), "This is no store. ".repeat(1000));
        Files.writeString(file().resolve("notes.txt"), "somebody else's");
        try (StoreLog log = new StoreLog()) {
            try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
                store.shelf(IDENTITY).add(sure("kept all the same"));
            }
            assertThat(log.warnings)
                    .singleElement()
                    .asString()
                    .contains("18000 bytes in it cannot be read", "an unknown number of messages");
        }
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            assertThat(kept(store, IDENTITY)).containsExactly("kept all the same");
        }
        assertThat(file().resolve("notes.txt")).hasContent("somebody else's");
    }

    @Test
    void isForTheOwnerOfTheProcessOnly() throws Exception {
        Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Files.createDirectories(file());
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            store.shelf(IDENTITY).add(sure("mine"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rwx------");
            try (var files = Files.list(file())) {
                assertThat(files.map(DiskOutgoingStoreTest::permissions))
                        .hasSize(2)
                        .containsOnly("rw-------");
            }
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, BLOCK})
    void damageInTheMiddleStopsNoDevice(int damagedBytesInABlock) throws Exception {
        String intact = "x".repeat(100_000);
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            OutgoingStore.Shelf shelf = store.shelf(IDENTITY);
            for (int i = 0; i < 30; i++) {
                shelf.add(sure(intact));
            }
        }
        for (Path log : logs(file())) {
            try (RandomAccessFile damaged = new RandomAccessFile(log.toFile(), "rw")) {
                for (long at = 3 * BLOCK; at < damaged.length() - 3 * BLOCK; at += BLOCK) {
                    damaged.seek(at);
                    damaged.write(new byte[damagedBytesInABlock]);
                }
            }
        }
        try (StoreLog told = new StoreLog();
                DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            DeviceSession session = line.online(
                    line.session(SETTINGS, line.tcp(line.emulator.ports().tcp()), store));
            assertThat(failureOf(session.publish(sure("after")))).isNull();
            assertThat(told.warnings).anyMatch(text -> text.contains("messages are lost"));
        }
        assertThat(line.arrived())
                .hasSizeLessThan(30)
                .containsOnlyOnce("after")
                .allMatch(payload -> payload.equals("after") || payload.equals(intact));
    }

    @Test
    void fileThatIsInUseStaysAsItIs() throws Exception {
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            store.shelf(IDENTITY).add(sure("first"));
            try (DiskOutgoingStore second = DiskOutgoingStore.open(file())) {
                assertThat(second.shelf(IDENTITY).add(sure("second"))).isEqualTo(OutgoingStore.Shelf.NOT_KEPT);
            }
            assertThat(kept(store, IDENTITY)).containsExactly("first");
        }
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            assertThat(kept(store, IDENTITY)).containsExactly("first");
        }
    }

    @Test
    void fileInItsPlaceStopsNoDevice() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "no folder");
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            DeviceSession session = line.online(
                    line.session(SETTINGS, line.tcp(line.emulator.ports().tcp()), store));
            assertThat(failureOf(session.publish(sure("sent")))).isNull();
        }
        assertThat(file()).hasContent("no folder");
    }

    @Test
    void holdsNoSecret() throws Exception {
        try (DiskOutgoingStore store = DiskOutgoingStore.open(file())) {
            DeviceSession session = line.session(SETTINGS, line.tcp(1), store);
            session.start();
            session.publish(sure("no secret"));
            assertThat(failureOf(session.close())).isNull();
        }
        assertThat(contentOf(file())).contains("no secret").doesNotContain(SECRET);
    }

    @Test
    void messagesOfAKilledProcessAreSentByTheNextOne() throws Exception {
        Process process = JavaProcess.start(Victim.class, file().toString());
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo(Victim.ON_DISK);
        } finally {
            // Sends SIGKILL where there are signals.
            process.destroyForcibly();
        }
        assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();

        try (DiskOutgoingStore store = DiskOutgoingStore.open(file());
                Wiretap wiretap = new Wiretap(line.emulator.ports().tcp())) {
            List<String> left = kept(store, IDENTITY);
            assertThat(left).hasSizeGreaterThanOrEqualTo(Victim.MESSAGES).isEqualTo(numbered(left.size()));
            DeviceSession session = line.session(
                    SETTINGS.withQueue(new QueueBounds(Integer.MAX_VALUE, Long.MAX_VALUE)),
                    line.tcp(wiretap.port()),
                    store);
            line.online(session);
            assertSent(List.of(session.publish(sure("new"))));
            assertThat(wiretap.published.subList(0, left.size()))
                    .isEqualTo(left.stream()
                            .map(payload -> new Published(payload, true))
                            .toList());
            assertThat(wiretap.published.subList(left.size(), wiretap.published.size()))
                    .containsExactly(new Published("new", false));
        }
    }

    /** A process with a session that publishes and publishes, and nobody there to take it. */
    @NonNullByDefault({})
    static final class Victim {
        static final int MESSAGES = 200;
        static final String ON_DISK = "on disk";

        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            DiskOutgoingStore store = DiskOutgoingStore.open(file);
            DeviceSession session = new DeviceSession(
                    new LinkRuntime("victim"),
                    IDENTITY,
                    (executor, listener) -> {
                        throw new IllegalStateException("never started");
                    },
                    SETTINGS.withQueue(new QueueBounds(Integer.MAX_VALUE, Long.MAX_VALUE)),
                    store,
                    new RecordingSessionListener());
            List<String> payloads = numbered(1_000_000);
            publish(session, payloads.subList(0, MESSAGES), Qos.AT_LEAST_ONCE);
            String last = payloads.get(MESSAGES - 1);
            await().atMost(BOUND).until(() -> contentOf(file).contains(last));
            System.out.println(ON_DISK);
            // Goes on, so that the end comes in the middle of something.
            for (int i = MESSAGES; i < payloads.size(); i++) {
                session.publish(sure(payloads.get(i)));
                while (session.statistics().queued() < i - MESSAGES) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
