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
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

@NonNullByDefault({})
class LastingMailboxTest {
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private boolean gone;
    private final LastingMailbox mailbox = new LastingMailbox(threads::add, () -> gone);

    private void give(String name) {
        mailbox.execute(() -> done.add(name));
    }

    private void runAll() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    @Test
    void tasksRunOnTheThreadsInTheirOrder() {
        give("first");
        give("second");
        assertThat(done).isEmpty();

        runAll();

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void whenTheThreadsAreGoneWhoeverGivesATaskRunsIt() {
        give("first");
        gone = true;
        give("second");

        assertThat(done).containsExactly("first", "second");
        runAll();
        assertThat(done).hasSize(2);
    }

    @Test
    void whatATaskGivesComesAfterIt() {
        gone = true;
        mailbox.execute(() -> {
            give("inner");
            done.add("outer");
        });

        assertThat(done).containsExactly("outer", "inner");
    }

    @Test
    void aTaskThatFailsHarmsNoOther() {
        mailbox.execute(() -> {
            throw new AssertionError("for the test");
        });
        give("other");
        runAll();

        assertThat(done).containsExactly("other");
    }

    @Test
    void aTaskIsAnsweredAtOnce() {
        mailbox.execute(() -> done.add(mailbox.ask(() -> "answer")));
        runAll();

        assertThat(done).containsExactly("answer");
    }

    @Test
    void whatAQuestionThrowsIsTheAnswer() {
        gone = true;

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> mailbox.ask(() -> {
                    throw new IllegalArgumentException("for the test");
                }))
                .havingCause()
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsLostWhileARuntimeCloses() throws Exception {
        for (int round = 0; round < 50; round++) {
            LinkRuntime runtime = new LinkRuntime("lasting");
            LastingMailbox lasting = new LastingMailbox(runtime);
            List<Integer> order = new CopyOnWriteArrayList<>();
            Thread closing = new Thread(runtime::close);
            closing.start();
            for (int i = 0; i < 100; i++) {
                int number = i;
                lasting.execute(() -> order.add(number));
            }
            closing.join();

            await().atMost(Duration.ofSeconds(30)).until(() -> order.size() == 100);
            assertThat(order)
                    .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        }
    }
}
