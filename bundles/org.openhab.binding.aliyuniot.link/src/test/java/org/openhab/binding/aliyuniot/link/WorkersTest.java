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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final int PATIENCE = 30;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Workers workers = new Workers(this::later, task -> new Thread(task, "workers-test"));

    /** They never look who is blocked, so that nothing depends on how long something takes. */
    private final Workers unwatched = new Workers((delay, task) -> {}, task -> new Thread(task, "workers-test"));

    private void later(Duration delay, Runnable task) {
        timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @AfterEach
    void end() {
        workers.shutdown();
        unwatched.shutdown();
        timer.shutdown();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE, TimeUnit.SECONDS);
    }

    private static void join(CompletableFuture<?> future) {
        future.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    @Test
    void whatATaskLeavesFollowsOnItsThreadInOrder() throws Exception {
        CompletableFuture<Thread> first = new CompletableFuture<>();
        List<Integer> order = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        CompletableFuture<String> last = new CompletableFuture<>();
        unwatched.execute(() -> {
            IntStream.range(0, 5)
                    .forEach(number -> unwatched.executeNext(() -> {
                        order.add(number);
                        threads.add(Thread.currentThread());
                    }));
            unwatched.executeNext(() -> last.complete("done"));
            assertThat(order).as("before its task is through").isEmpty();
            first.complete(Thread.currentThread());
        });
        get(last);
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
        assertThat(threads).containsOnly(get(first));
    }

    @Test
    void whatABlockedTaskHasLeftIsDoneByOthers() throws Exception {
        CompletableFuture<String> released = new CompletableFuture<>();
        CompletableFuture<String> ended = new CompletableFuture<>();
        workers.execute(() -> {
            workers.executeNext(() -> released.complete("released"));
            join(released);
            ended.complete("ended");
        });
        assertThat(get(ended)).isEqualTo("ended");
    }

    /** Each blocks until the next one, which it has left, has run. */
    @Test
    void aChainOfBlockedOnesIsDoneByOthers() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        leave(40, ended);
        assertThat(get(ended)).isEqualTo("ended");
    }

    private void leave(int depth, CompletableFuture<String> ended) {
        workers.executeNext(() -> {
            if (depth == 0) {
                ended.complete("ended");
            } else {
                leave(depth - 1, ended);
                join(ended);
            }
        });
    }

    @Test
    void aTaskThatBlocksAfterShortOnesIsNoticedToo() throws Exception {
        CompletableFuture<String> released = new CompletableFuture<>();
        CompletableFuture<String> blocked = new CompletableFuture<>();
        AtomicBoolean stop = new AtomicBoolean();
        workers.execute(() -> goOn(workers, stop, () -> {
            workers.executeNext(() -> released.complete("released"));
            join(released);
            blocked.complete("through");
        }));
        // Longer than it takes to look at the workers for the first time; the order of both does not matter.
        later(Duration.ofMillis(50), () -> stop.set(true));
        assertThat(get(blocked)).isEqualTo("through");
    }

    private static void goOn(Workers workers, AtomicBoolean stop, Runnable end) {
        workers.executeNext(stop.get() ? end : () -> goOn(workers, stop, end));
    }

    @Test
    void moreThanOneCanDoSoonAreSharedAtOnce() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        CompletableFuture<String> ended = new CompletableFuture<>();
        unwatched.execute(() -> {
            IntStream.range(0, 100).forEach(number -> unwatched.executeNext(ran::countDown));
            try {
                assertThat(ran.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
                ended.complete("ended");
            } catch (InterruptedException e) {
                ended.completeExceptionally(e);
            }
        });
        assertThat(get(ended)).isEqualTo("ended");
    }

    @Test
    void thoseWhoGoOnForeverLetOthersHaveTheirTurn() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        int all = Math.max(2, Runtime.getRuntime().availableProcessors());
        CountDownLatch begun = new CountDownLatch(all);
        for (int i = 0; i < all; i++) {
            unwatched.execute(() -> {
                begun.countDown();
                goOn(unwatched, stop, () -> {});
            });
        }
        assertThat(begun.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<String> other = new CompletableFuture<>();
        unwatched.execute(() -> other.complete("done"));
        assertThat(get(other)).isEqualTo("done");
        stop.set(true);
    }

    @Test
    void whatFailsStopsNothing() throws Exception {
        CompletableFuture<String> last = new CompletableFuture<>();
        unwatched.execute(() -> {
            unwatched.executeNext(() -> {
                throw new StackOverflowError("for the test");
            });
            unwatched.executeNext(() -> last.complete("done"));
            throw new IllegalStateException("for the test");
        });
        assertThat(get(last)).isEqualTo("done");
    }

    @Test
    void afterTheEndNothingIsTaken() throws Exception {
        CompletableFuture<String> refused = new CompletableFuture<>();
        unwatched.execute(() -> {
            unwatched.shutdown();
            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> unwatched.executeNext(() -> {}));
            refused.complete("refused");
        });
        assertThat(get(refused)).isEqualTo("refused");
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> unwatched.executeNext(() -> {}));
    }
}
