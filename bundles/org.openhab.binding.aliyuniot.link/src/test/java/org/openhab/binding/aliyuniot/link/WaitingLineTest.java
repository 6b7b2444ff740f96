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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

@NonNullByDefault({})
class WaitingLineTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final WaitingLine line = new WaitingLine(2);
    private final List<String> told = new ArrayList<>();

    private WaitingLine.Turn join(String name) {
        return join(name, Runnable::run);
    }

    private WaitingLine.Turn join(String name, Executor executor) {
        return line.join(executor, others -> told.add(name + " waits for " + others), () -> told.add(name + " runs"));
    }

    @Test
    void asManyAsThereArePlacesNeedNotWait() {
        join("first");
        join("second");

        assertThat(told).containsExactly("first runs", "second runs");
    }

    @Test
    void othersHearForHowManyTheyWaitUntilTheirTurnComes() {
        WaitingLine.Turn first = join("first");
        WaitingLine.Turn second = join("second");
        join("third");
        join("fourth");
        assertThat(told).containsExactly("first runs", "second runs", "third waits for 1", "fourth waits for 2");
        told.clear();

        assertThat(second.leave()).isFalse();
        assertThat(told).containsExactly("third runs", "fourth waits for 1");
        assertThat(second.leave()).isFalse();
        assertThat(told).hasSize(2);

        assertThat(first.leave()).isFalse();
        assertThat(told).containsExactly("third runs", "fourth waits for 1", "fourth runs");
    }

    @Test
    void whoeverLeavesWhileWaitingDoesNotRunAndIsNotWaitedFor() {
        WaitingLine.Turn first = join("first");
        join("second");
        WaitingLine.Turn third = join("third");
        join("fourth");
        told.clear();

        assertThat(third.leave()).isTrue();
        assertThat(third.leave()).isFalse();
        assertThat(told).containsExactly("fourth waits for 1");

        first.leave();
        assertThat(told).containsExactly("fourth waits for 1", "fourth runs");
    }

    @Test
    void aJobThatNobodyWorksForAnyMoreHoldsNobodyUp() {
        WaitingLine.Turn first = join("first");
        join("second");
        AtomicReference<Executor> executor = new AtomicReference<>(Runnable::run);
        join("third", task -> executor.get().execute(task));
        join("fourth");
        executor.set(task -> {
            throw new RejectedExecutionException("closed");
        });
        told.clear();

        first.leave();

        assertThat(told).containsExactly("fourth runs");
    }

    @Test
    void neverMoreRunThanThereArePlaces() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            AtomicReference<WaitingLine.Turn> turn = new AtomicReference<>();
            turn.set(line.join(task -> new Thread(task).start(), others -> {}, () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                await().atMost(BOUND).until(() -> turn.get() != null);
                running.decrementAndGet();
                done.incrementAndGet();
                turn.get().leave();
            }));
        }
        await().atMost(BOUND).until(() -> done.get() == 50);
        assertThat(most).hasValueBetween(1, 2);
    }

    @Test
    void aLineWithoutAPlaceMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaitingLine(0))
                .withMessageContaining("0");
    }
}
