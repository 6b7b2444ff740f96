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
package org.openhab.binding.aliyuniot.link.ota.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.Jobs;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFolder;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareStore;

@NonNullByDefault({})
class FirmwareMemoryTest {
    private static final String NAME = "thing device";

    @TempDir
    Path root;

    private final Deque<Runnable> owner = new ArrayDeque<>();
    private final List<Timed> timers = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();

    private record Timed(Duration delay, Runnable task) {}

    private FirmwareMemory memory() {
        return new FirmwareMemory(
                new FirmwareMemory.Place(root.resolve("firmware"), "test", "thing"),
                (delay, task) -> {
                    Timed timed = new Timed(delay, task);
                    timers.add(timed);
                    return () -> timers.remove(timed);
                },
                owner::add);
    }

    private FirmwareMemory open(String who) {
        FirmwareMemory memory = memory();
        memory.open(NAME, 1_000_000, () -> opened.add(who));
        work();
        return memory;
    }

    private void work() {
        while (!owner.isEmpty()) {
            owner.remove().run();
        }
    }

    /** Lets the time pass for the timer that has waited longest. */
    private void pass() {
        timers.remove(0).task().run();
        work();
    }

    @Test
    void whatIsWrittenIsReadByTheNextOne() throws Exception {
        FirmwareMemory first = open("first");
        assertThat(first.read()).isEqualTo(FirmwareRecord.EMPTY);
        FirmwareRecord record =
                FirmwareRecord.EMPTY.withInstalled(new FirmwareVersion("1.0.0")).withJob(Jobs.of("2.0.0"));
        first.write(record);
        first.close(false);

        FirmwareMemory second = open("second");
        assertThat(second.read()).isEqualTo(record);
        second.close(false);
        assertThat(timers).isEmpty();
    }

    @Test
    void oneOfTheSameProcessIsWaitedForByTheEventOfItsEnd() {
        FirmwareMemory first = open("first");
        FirmwareMemory second = open("second");
        assertThat(opened).containsExactly("first");

        first.close(false);
        work();

        assertThat(opened).containsExactly("first", "second");
        second.close(false);
    }

    @Test
    void oneThatDoesNotEndIsNotWaitedForForEver() throws Exception {
        FirmwareMemory first = open("first");
        FirmwareMemory second = open("second");
        for (int i = 0; i < 20; i++) {
            assertThat(opened).containsExactly("first");
            pass();
        }

        assertThat(opened).containsExactly("first", "second");
        assertThatExceptionOfType(FirmwareFailure.class)
                .isThrownBy(second::folder)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FirmwareFailure.Reason.IN_USE));
        assertThat(second.read()).isEqualTo(FirmwareRecord.EMPTY);
        second.write(FirmwareRecord.EMPTY.withJob(Jobs.of("2.0.0")));
        second.close(true);
        assertThat(first.folder().job()).isEmpty();
        first.close(false);
    }

    @Test
    void oneElsewhereOfWhoseEndNobodyHearsIsAskedForAgain() throws Exception {
        FirmwareFolder other = new FirmwareStore(root.resolve("firmware"), 1, "test").open("thing", NAME);
        FirmwareMemory memory = open("memory");
        assertThat(opened).isEmpty();

        other.close();
        pass();

        assertThat(opened).containsExactly("memory");
        memory.close(false);
    }

    @Test
    void whoeverIsClosedWhileWaitingIsNotOpenedAnyMore() {
        FirmwareMemory first = open("first");
        FirmwareMemory second = open("second");
        second.close(false);
        first.close(false);
        work();

        assertThat(opened).containsExactly("first");
        assertThat(timers).isEmpty();
        open("third").close(false);
        assertThat(opened).containsExactly("first", "third");
    }

    @Test
    void whereThereIsNoPlaceTheOwnerGoesOn() throws Exception {
        Files.writeString(root.resolve("firmware"), "in the way");

        FirmwareMemory memory = open("memory");

        assertThat(opened).containsExactly("memory");
        assertThatExceptionOfType(FirmwareFailure.class)
                .isThrownBy(memory::folder)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FirmwareFailure.Reason.NOT_WRITABLE));
        memory.close(false);
    }

    @Test
    void nothingIsLeftOfAThingThatIsRemoved() throws Exception {
        FirmwareMemory memory = open("memory");
        memory.write(FirmwareRecord.EMPTY.withJob(Jobs.of("2.0.0")));
        memory.close(true);
        memory.close(true);

        try (var files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void foldersOfFormerDevicesAreDeletedAlsoIfTheyAreFreeOnlyLater() throws Exception {
        FirmwareFolder former = new FirmwareStore(root.resolve("firmware"), 1, "test").open("thing", "thing former");
        FirmwareMemory memory = open("memory");
        assertThat(timers).hasSize(1);

        former.close();
        pass();

        assertThat(timers).isEmpty();
        try (var folders = Files.list(root.resolve("firmware"))) {
            assertThat(folders).hasSize(1);
        }
        memory.close(false);
    }
}
