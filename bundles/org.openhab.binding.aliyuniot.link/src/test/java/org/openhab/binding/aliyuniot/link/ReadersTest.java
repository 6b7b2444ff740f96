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
package org.openhab.binding.aliyuniot.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadersTest {
    private static final int PATIENCE = 30;
    private static final int MANY = 1000;

    /** What looks for blocked tasks; it looks only when a test has it look, so that nothing depends on how long a task takes. */
    private final BlockingQueue<Runnable> looks = new LinkedBlockingQueue<>();

    private final Workers workers =
            new Workers((delay, look) -> looks.add(look), task -> new Thread(task, "workers-test"));
    private final AtomicInteger started = new AtomicInteger();
    private final Line line = new Line();

    @AfterEach
    void end() {
        line.end();
        workers.shutdown();
    }

    /** Looks for blocked tasks until something has happened. */
    private <T> T lookUntil(CompletableFuture<T> future) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!future.isDone() && System.nanoTime() < end) {
            Runnable look = looks.poll(1, TimeUnit.MILLISECONDS);
            if (look != null) {
                look.run();
            }
        }
        return get(future);
    }

    /** What comes is a task each; it is given to the workers, as a connection does with packets. */
    private final class Line {
        private final BlockingQueue<Runnable> arriving = new LinkedBlockingQueue<>();
        private final AtomicInteger reading = new AtomicInteger();
        private final List<Thread> readers = Collections.synchronizedList(new ArrayList<>());
        private final CompletableFuture<Thread> ended = new CompletableFuture<>();
        private final CompletableFuture<Thread> secondReads = new CompletableFuture<>();
        private volatile boolean amid;
        private volatile boolean over;

        void read(ReaderTurn turn) {
            readers.add(Thread.currentThread());
            if (readers.size() == 2) {
                secondReads.complete(Thread.currentThread());
            }
            while (!arriving.isEmpty() || turn.work()) {
                assertThat(reading.incrementAndGet()).as("threads that read").isEqualTo(1);
                if (amid) {
                    turn.leave();
                }
                Runnable task = take();
                reading.decrementAndGet();
                if (over) {
                    workers.executeNext(() -> ended.complete(Thread.currentThread()));
                    return;
                }
                workers.executeNext(task);
            }
        }

        private Runnable take() {
            try {
                return arriving.take();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /**
         * @return the thread on which it is done
         */
        CompletableFuture<Thread> arrive() {
            CompletableFuture<Thread> done = new CompletableFuture<>();
            arriving.add(() -> done.complete(Thread.currentThread()));
            return done;
        }

        /** Nothing is to come any more. */
        void end() {
            over = true;
            arriving.add(() -> {});
        }
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE, TimeUnit.SECONDS);
    }

    private static void join(CompletableFuture<?> future) {
        future.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    private Thread newReader(Runnable task) {
        return new Thread(task, "readers-test-" + started.incrementAndGet());
    }

    private Readers readers(int places) {
        return new Readers(workers, this::newReader, task -> new Thread(task, "waiting-test"), places, MANY);
    }

    @Test
    void whatComesOfReadingIsDoneByTheReader() throws Exception {
        readers(1).start(line::read);
        List<CompletableFuture<Thread>> all =
                IntStream.range(0, 10).mapToObj(number -> line.arrive()).toList();
        for (CompletableFuture<Thread> each : all) {
            assertThat(get(each).getName()).isEqualTo("readers-test-1");
        }
    }

    @Test
    void whileATaskBlocksAnotherReadsOn() throws Exception {
        readers(1).start(line::read);
        CompletableFuture<Thread> blocked = new CompletableFuture<>();
        CompletableFuture<Thread> released = new CompletableFuture<>();
        line.arriving.add(() -> {
            line.arriving.add(() -> released.complete(Thread.currentThread()));
            join(released);
            blocked.complete(Thread.currentThread());
        });
        assertThat(lookUntil(blocked).getName()).isEqualTo("readers-test-1");
        assertThat(get(released).getName()).isEqualTo("readers-test-2");
        get(blocked).join(TimeUnit.SECONDS.toMillis(PATIENCE));
        assertThat(get(blocked).isAlive()).as("the one that was replaced").isFalse();
        assertThat(get(line.arrive()).getName()).isEqualTo("readers-test-2");
        assertThat(line.readers).hasSize(2);
    }

    @Test
    void aReaderIsLookedAtAsLongAsItsTaskTakes() throws Exception {
        readers(1).start(line::read);
        CompletableFuture<String> release = new CompletableFuture<>();
        CompletableFuture<Thread> begun = new CompletableFuture<>();
        line.arriving.add(() -> {
            begun.complete(Thread.currentThread());
            join(release);
        });
        assertThat(get(begun).getName()).isEqualTo("readers-test-1");
        for (int i = 0; i < 3; i++) {
            Runnable look = looks.poll(PATIENCE, TimeUnit.SECONDS);
            assertThat(look).isNotNull();
            look.run();
        }
        release.complete("released");
    }

    /** Each waits for what comes after it. */
    @Test
    void aChainOfBlockedOnesIsReadToItsEnd() throws Exception {
        readers(1).start(line::read);
        List<CompletableFuture<String>> all = IntStream.rangeClosed(0, 40)
                .mapToObj(number -> new CompletableFuture<String>())
                .toList();
        for (int i = 0; i < 40; i++) {
            int number = i;
            line.arriving.add(() -> {
                join(all.get(number + 1));
                all.get(number).complete("through");
            });
        }
        line.arriving.add(() -> all.get(40).complete("through"));
        for (CompletableFuture<String> each : all) {
            lookUntil(each);
        }
    }

    @Test
    void whoIsThroughBeforeAnotherReadsGoesOn() throws Exception {
        CompletableFuture<Runnable> second = new CompletableFuture<>();
        Readers readers = new Readers(
                workers,
                task -> started.incrementAndGet() == 1
                        ? new Thread(task, "first")
                        : new Thread(() -> second.complete(task), "late"),
                task -> new Thread(task, "waiting-test"),
                1,
                MANY);
        readers.start(line::read);
        line.arriving.add(() -> join(second));
        lookUntil(second);
        assertThat(get(line.arrive()).getName()).isEqualTo("first");
        get(second).run();
        assertThat(get(line.arrive()).getName()).isEqualTo("first");
        assertThat(line.readers).hasSize(1);
    }

    @Test
    void whereThereIsNoThreadItIsTriedAgain() throws Exception {
        Readers readers = new Readers(
                workers,
                task -> {
                    if (started.incrementAndGet() == 2) {
                        throw new OutOfMemoryError("for the test");
                    }
                    return new Thread(task, "readers-test");
                },
                task -> new Thread(task, "waiting-test"),
                1,
                MANY);
        readers.start(line::read);
        CompletableFuture<String> released = new CompletableFuture<>();
        CompletableFuture<String> blocked = new CompletableFuture<>();
        line.arriving.add(() -> {
            line.arriving.add(() -> released.complete("released"));
            join(released);
            blocked.complete("through");
        });
        assertThat(lookUntil(blocked)).isEqualTo("through");
        assertThat(started).hasValue(3);
    }

    @Test
    void whoWaitsAmidAPacketLeavesTheRestToWorkers() throws Exception {
        line.amid = true;
        CompletableFuture<Thread> first = line.arrive();
        CompletableFuture<Thread> last = line.arrive();
        readers(1).start(line::read);
        assertThat(get(first).getName()).isEqualTo("workers-test");
        assertThat(get(last).getName()).isEqualTo("readers-test-1");
    }

    @Test
    void whatFailsStopsNothing() throws Exception {
        readers(1).start(line::read);
        line.arriving.add(() -> {
            throw new StackOverflowError("for the test");
        });
        assertThat(get(line.arrive()).getName()).isEqualTo("readers-test-1");
    }

    @Test
    void moreThanAReaderDoesInARowIsShared() throws Exception {
        readers(1).start(line::read);
        CountDownLatch ran = new CountDownLatch(MANY);
        line.arriving.add(() -> goOn(ran));
        assertThat(ran.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        get(line.arrive());
    }

    private void goOn(CountDownLatch ran) {
        ran.countDown();
        if (ran.getCount() > 0) {
            workers.executeNext(() -> goOn(ran));
        }
    }

    @Test
    void whereManyAreBlockedWorkersHaveTheRest() throws Exception {
        new Readers(workers, this::newReader, task -> new Thread(task, "waiting-test"), 1, 1).start(line::read);
        CompletableFuture<String> release = new CompletableFuture<>();
        CompletableFuture<Thread> blocked = new CompletableFuture<>();
        line.arriving.add(() -> {
            join(release);
            blocked.complete(Thread.currentThread());
        });
        lookUntil(line.secondReads);
        assertThat(get(line.arrive()).getName()).isEqualTo("workers-test");
        release.complete("released");
        get(blocked).join(TimeUnit.SECONDS.toMillis(PATIENCE));
        assertThat(get(line.arrive()).getName()).isEqualTo("readers-test-2");
    }

    @Test
    void withoutAPlaceWorkersDoEverything() throws Exception {
        Readers one = readers(1);
        one.start(line::read);
        Line other = new Line();
        one.start(other::read);
        assertThat(get(line.arrive()).getName()).isEqualTo("readers-test-1");
        assertThat(get(other.arrive()).getName()).isEqualTo("workers-test");
        other.end();
        get(other.ended);
    }

    @Test
    void whatTheEndOfAConnectionLeavesIsDoneAndItsPlaceIsFree() throws Exception {
        Readers one = readers(1);
        one.start(line::read);
        line.end();
        assertThat(get(line.ended).getName()).isEqualTo("workers-test");
        for (Thread reader : line.readers) {
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE));
        }
        Line next = new Line();
        one.start(next::read);
        assertThat(get(next.arrive()).getName()).isEqualTo("readers-test-2");
        next.end();
        get(next.ended);
    }

    @Test
    void aReaderThatCannotStartTakesNoPlace() throws Exception {
        UnaryOperator<@Nullable Thread> none = thread -> {
            throw new OutOfMemoryError("for the test");
        };
        Readers readers = new Readers(
                workers,
                task -> started.incrementAndGet() == 1 ? none.apply(null) : new Thread(task, "second"),
                task -> new Thread(task, "waiting-test"),
                1,
                MANY);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> readers.start(line::read));
        readers.start(line::read);
        assertThat(get(line.arrive()).getName()).isEqualTo("second");
    }
}
