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
package org.openhab.binding.aliyuniot.link.transport.coap.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

@NonNullByDefault
class CoapLoopTest {
    private static final int BATCH = 64;

    private final Queue<Runnable> elsewhere = new ArrayDeque<>();
    private final List<Runnable> alarms = new ArrayList<>();
    private final CoapLoop loop = new CoapLoop(elsewhere::add, (delay, task) -> {
        alarms.add(task);
        return () -> alarms.remove(task);
    });

    @Test
    void whoComesFirstRunsWhatFollows() {
        List<String> order = new ArrayList<>();

        loop.execute(() -> {
            loop.execute(() -> order.add("second"));
            order.add("first");
            assertTrue(loop.checkOwner());
        });

        assertEquals(List.of("first", "second"), order);
        assertFalse(loop.checkOwner());
        assertTrue(elsewhere.isEmpty());
    }

    @Test
    void somebodyElseGoesOnAfterABatch() {
        List<Integer> done = new ArrayList<>();

        loop.execute(() -> {
            for (int i = 0; i < 2 * BATCH; i++) {
                int number = i;
                loop.execute(() -> done.add(number));
            }
        });

        assertEquals(BATCH - 1, done.size());
        while (!elsewhere.isEmpty()) {
            elsewhere.remove().run();
        }
        assertEquals(2 * BATCH, done.size());
    }

    @Test
    void whatFailsDoesNotEndTheLoop() {
        List<String> done = new ArrayList<>();

        loop.execute(() -> {
            throw new StackOverflowError("for the test");
        });
        loop.execute(() -> done.add("next"));

        assertEquals(List.of("next"), done);
    }

    @Test
    void neverRunsTwoTasksAtATime() throws InterruptedException {
        CoapLoop shared = new CoapLoop(task -> new Thread(task).start(), (delay, task) -> () -> {});
        int threads = 8;
        int each = 5000;
        CountDownLatch all = new CountDownLatch(threads * each);
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean together = new AtomicBoolean();
        for (int i = 0; i < threads; i++) {
            new Thread(() -> {
                        for (int n = 0; n < each; n++) {
                            shared.execute(() -> {
                                if (!inside.compareAndSet(false, true)) {
                                    together.set(true);
                                }
                                inside.set(false);
                                all.countDown();
                            });
                        }
                    })
                    .start();
        }

        assertTrue(all.await(60, TimeUnit.SECONDS));
        assertFalse(together.get());
    }

    @Test
    void oneAlarmServesAllThatAreCalledOff() {
        for (int i = 0; i < 1000; i++) {
            loop.schedule(() -> {}, 2, TimeUnit.SECONDS).cancel(false);
        }

        assertEquals(1, alarms.size());
    }

    @Test
    void runsWhatIsDueAndNotWhatIsCalledOff() {
        List<String> done = new ArrayList<>();
        loop.schedule(() -> done.add("due"), 0, TimeUnit.SECONDS);
        Future<?> calledOff = loop.schedule(() -> done.add("called off"), 0, TimeUnit.SECONDS);
        loop.schedule(() -> done.add("later"), 1, TimeUnit.HOURS);
        calledOff.cancel(false);

        alarms.remove(0).run();
        elsewhere.remove().run();

        assertEquals(List.of("due"), done);
        assertEquals(1, alarms.size());
    }

    @Test
    void takesNothingOnceItIsClosed() {
        loop.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.HOURS);

        loop.shutdown();

        assertTrue(alarms.isEmpty());
        assertThrows(RejectedExecutionException.class, () -> loop.execute(() -> {}));
        assertThrows(RejectedExecutionException.class, () -> loop.schedule(() -> {}, 1, TimeUnit.SECONDS));
    }
}
