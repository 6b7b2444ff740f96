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
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkRuntimeTest {
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final LinkRuntime runtime = new LinkRuntime("runtime-test");

    @AfterEach
    void closeRuntime() {
        runtime.close();
    }

    @Test
    void mailboxKeepsTheOrderAndRunsOneTaskAtATime() throws Exception {
        Executor mailbox = runtime.newMailbox();
        List<Integer> order = new ArrayList<>();
        AtomicInteger running = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < 10_000; i++) {
            int number = i;
            mailbox.execute(() -> {
                overlapped.compareAndSet(false, running.incrementAndGet() > 1);
                order.add(number);
                running.decrementAndGet();
            });
        }
        mailbox.execute(done::countDown);

        assertThat(done.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(overlapped).isFalse();
        assertThat(order).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }

    @Test
    void mailboxSurvivesATaskThatFails() throws Exception {
        Executor mailbox = runtime.newMailbox();
        CountDownLatch done = new CountDownLatch(1);
        mailbox.execute(() -> {
            throw new IllegalStateException("for the test");
        });
        mailbox.execute(done::countDown);
        assertThat(done.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void noMailboxWaitsForOthersHoweverManyBlock() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            runtime.newMailbox().execute(() -> {
                blocked.countDown();
                awaitQuietly(release);
            });
        }
        CountDownLatch done = new CountDownLatch(1);
        runtime.newMailbox().execute(done::countDown);

        assertThat(done.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(blocked.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        release.countDown();
        await().atMost(BOUND)
                .until(() -> threadsNamed("runtime-test-worker-")
                        <= Math.max(4, Runtime.getRuntime().availableProcessors()));
    }

    private static long threadsNamed(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void closingEndsConnectionsTimersAndThreads() {
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger ticks = new AtomicInteger();
        runtime.closeWithRuntime(closed::incrementAndGet);
        Runnable deregister = runtime.closeWithRuntime(() -> closed.addAndGet(100));
        deregister.run();
        runtime.every(Duration.ofMillis(1), ticks::incrementAndGet);
        await().atMost(BOUND).until(() -> ticks.get() > 2);

        runtime.close();
        runtime.after(Duration.ZERO, () -> closed.addAndGet(1000));
        runtime.newMailbox().execute(() -> closed.addAndGet(10_000));
        runtime.closeWithRuntime(closed::incrementAndGet);

        assertThat(closed).hasValue(2);
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("runtime-test")));
        assertThat(closed).hasValue(2);
    }

    @Test
    void devicesShareOneObjectOfAKind() {
        try (LinkRuntime runtime = new LinkRuntime("shared-test");
                LinkRuntime other = new LinkRuntime("shared-test")) {
            StringBuilder first = runtime.shared(StringBuilder.class, maker -> new StringBuilder("made"));
            assertThat(runtime.shared(StringBuilder.class, maker -> new StringBuilder("made again")))
                    .isSameAs(first);
            assertThat(other.shared(StringBuilder.class, maker -> new StringBuilder("another")))
                    .isNotSameAs(first);
        }
    }
}
