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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

@NonNullByDefault({})
class WaitingLineTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final WaitingLine line = new WaitingLine(2);

    @Test
    void asManyAsThereArePlacesNeedNotWait() throws Exception {
        List<Integer> told = new ArrayList<>();

        assertThat(line.join().await(told::add)).isTrue();
        assertThat(line.join().await(told::add)).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void othersHearForHowManyTheyWaitUntilTheirTurnComes() throws Exception {
        WaitingLine.Turn first = line.join();
        WaitingLine.Turn second = line.join();
        WaitingLine.Turn third = line.join();
        Waiter fourth = new Waiter(line.join());
        await().atMost(BOUND).until(() -> fourth.told.equals(List.of(2)));

        second.close();
        await().atMost(BOUND).until(() -> fourth.told.equals(List.of(2, 1)));
        assertThat(third.await(others -> {})).isTrue();
        assertThat(fourth.end).isNotDone();

        first.close();
        assertThat(fourth.end.get(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(fourth.told).containsExactly(2, 1);
    }

    @Test
    void whoeverLeavesWhileWaitingIsNotWaitedFor() throws Exception {
        WaitingLine.Turn first = line.join();
        line.join();
        Waiter third = new Waiter(line.join());
        Waiter fourth = new Waiter(line.join());
        await().atMost(BOUND).until(() -> third.told.equals(List.of(1)) && fourth.told.equals(List.of(2)));

        third.turn.close();
        assertThat(third.end.get(BOUND.toSeconds(), TimeUnit.SECONDS)).isFalse();
        await().atMost(BOUND).until(() -> fourth.told.equals(List.of(2, 1)));

        first.close();
        assertThat(fourth.end.get(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void neverMoreRunThanThereArePlaces() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Boolean>> ends = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ends.add(CompletableFuture.supplyAsync(
                    () -> {
                        try (WaitingLine.Turn turn = line.join()) {
                            boolean came = turn.await(others -> {});
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            Thread.yield();
                            running.decrementAndGet();
                            return came;
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    task -> new Thread(task).start()));
        }
        for (CompletableFuture<Boolean> end : ends) {
            assertThat(end.get(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most).hasValueBetween(1, 2);
    }

    @Test
    void aLineWithoutAPlaceMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaitingLine(0))
                .withMessageContaining("0");
    }

    private static final class Waiter {
        final WaitingLine.Turn turn;
        final List<Integer> told = new CopyOnWriteArrayList<>();
        final CompletableFuture<Boolean> end = new CompletableFuture<>();

        Waiter(WaitingLine.Turn turn) {
            this.turn = turn;
            Thread thread = new Thread(this::run, "waiter");
            thread.setDaemon(true);
            thread.start();
        }

        private void run() {
            try {
                end.complete(turn.await(told::add));
            } catch (InterruptedException e) {
                end.completeExceptionally(e);
            }
        }
    }
}
