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
package org.openhab.binding.aliyuniot.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/** Whose turn it is, whatever the order in which things come and go. */
@NonNullByDefault({})
class SubDeviceTurnsTest {
    private static final DeviceIdentity LAMP = DeviceIdentity.of("a2SubPk0001", "lamp01");

    private final SubDeviceTurns turns = new SubDeviceTurns();
    private final AtomicInteger serving = new AtomicInteger();
    private final AtomicInteger mostServing = new AtomicInteger();

    private final class Life implements SubDeviceTurns.Turn {
        private volatile String state = "none";

        @Override
        public void waits() {
            assertThat(state).isEqualTo("none");
            state = "waits";
        }

        @Override
        public void serves() {
            assertThat(state).isIn("none", "waits");
            state = "serves";
            mostServing.accumulateAndGet(serving.incrementAndGet(), Math::max);
        }

        @Override
        public void ends() {
            assertThat(state).isEqualTo("serves");
            state = "ended";
            serving.decrementAndGet();
        }
    }

    @Test
    void theOneThatHasWaitedLongestFollows() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Life> present = new ArrayList<>();
            for (int step = 0; step < 100; step++) {
                if (present.isEmpty() || random.nextInt(3) > 0) {
                    Life life = new Life();
                    present.add(life);
                    turns.add(LAMP, life);
                } else {
                    turns.remove(LAMP, present.remove(random.nextInt(present.size())));
                }
                assertThat(present.stream().map(life -> life.state).toList())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(expected(present.size()));
            }
            present.forEach(life -> turns.remove(LAMP, life));
        }
        assertThat(serving).hasValue(0);
    }

    private static List<String> expected(int size) {
        List<String> states = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            states.add(i == 0 ? "serves" : "waits");
        }
        return states;
    }

    @Test
    void oneThatNeverCameAndOneThatWentTwiceChangeNothing() {
        Life first = new Life();
        turns.remove(LAMP, first);
        turns.add(LAMP, first);
        turns.remove(LAMP, new Life());
        assertThat(first.state).isEqualTo("serves");
        turns.remove(LAMP, first);
        turns.remove(LAMP, first);
        assertThat(first.state).isEqualTo("ended");
    }

    @Test
    void onManyThreadsNoTwoServeAtATime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        Life life = new Life();
                        turns.add(LAMP, life);
                        turns.remove(LAMP, life);
                        assertThat(life.state).isIn("ended", "waits");
                    }
                }));
            }
            for (Future<?> future : all) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(mostServing).hasValue(1);
        assertThat(serving).hasValue(0);
    }
}
