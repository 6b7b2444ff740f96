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

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final Consumer<Runnable> NEVER = task -> {
        throw new AssertionError("Nothing is to be tried again");
    };

    @Test
    void theOrderOfEachSenderIsKeptWhetherTheMailboxRestsOrNot() throws Exception {
        int senders = 4;
        int each = 20_000;
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Mailbox mailbox = new Mailbox(threads, NEVER);
            AtomicInteger running = new AtomicInteger();
            AtomicInteger overlaps = new AtomicInteger();
            int[] next = new int[senders];
            List<String> wrong = new ArrayList<>();
            CountDownLatch left = new CountDownLatch(senders * each);
            List<Thread> started = IntStream.range(0, senders)
                    .mapToObj(sender -> new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            int number = i;
                            mailbox.execute(() -> {
                                overlaps.addAndGet(running.incrementAndGet() - 1);
                                if (next[sender]++ != number) {
                                    wrong.add(sender + ": " + number);
                                }
                                running.decrementAndGet();
                                left.countDown();
                            });
                            if (i % (sender + 2) == 0) {
                                // Long enough for the mailbox to run out of tasks now and then.
                                LockSupport.parkNanos(1);
                            }
                        }
                    }))
                    .toList();
            started.forEach(Thread::start);

            assertThat(left.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(wrong).isEmpty();
            assertThat(overlaps).hasValue(0);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatFoundNoThreadIsRunBeforeAllThatCameLater() {
        AtomicInteger asked = new AtomicInteger();
        Deque<Runnable> started = new ArrayDeque<>();
        Executor threads = task -> {
            if (asked.getAndIncrement() < 2) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            started.add(task);
        };
        Deque<Runnable> later = new ArrayDeque<>();
        Mailbox mailbox = new Mailbox(threads, later::add);
        List<String> ran = new ArrayList<>();

        mailbox.execute(() -> ran.add("first"));
        mailbox.execute(() -> ran.add("second"));
        mailbox.execute(() -> ran.add("third"));
        started.remove().run();
        later.forEach(Runnable::run);

        assertThat(ran).containsExactly("first", "second", "third");
    }

    @Test
    void oneThatFoundNoThreadIsTriedAgain() {
        AtomicInteger asked = new AtomicInteger();
        Deque<Runnable> later = new ArrayDeque<>();
        Mailbox mailbox = new Mailbox(
                task -> {
                    if (asked.getAndIncrement() == 0) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    task.run();
                },
                later::add);
        List<String> ran = new ArrayList<>();

        mailbox.execute(() -> ran.add("only"));
        assertThat(ran).isEmpty();
        later.remove().run();
        mailbox.execute(() -> ran.add("next"));

        assertThat(ran).containsExactly("only", "next");
    }

    @Test
    void aTaskThatTheClosedRuntimeRefusesHoldsUpNoOther() {
        AtomicInteger asked = new AtomicInteger();
        Mailbox mailbox = new Mailbox(
                task -> {
                    if (asked.getAndIncrement() == 0) {
                        throw new RejectedExecutionException("closed");
                    }
                    task.run();
                },
                NEVER);
        List<String> ran = new ArrayList<>();

        mailbox.execute(() -> ran.add("refused"));
        mailbox.execute(() -> ran.add("next"));

        assertThat(ran).containsExactly("next");
    }
}
