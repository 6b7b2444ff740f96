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
package org.openhab.binding.aliyuniot.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds the latency: a fixed number of messages at a fixed rate that no client is near its limit with. Latency counts
 * from the time at which the message was due, so a client that stalls does not hide what it kept waiting.
 */
public final class PacedLoop implements Load {
    private static final long POLL_NANOS = 50_000;

    private final long[] latencies;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    private PacedLoop(int messages) {
        latencies = new long[messages];
    }

    /**
     * Runs to the end.
     *
     * @param perSecond of all exchanges together, which take turns
     * @return nanoseconds, shortest first
     * @throws TimeoutException if the messages did not go round within the limit
     * @throws ExecutionException if a message could not be sent
     */
    public static long[] run(List<Exchange> exchanges, int messages, int perSecond, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        PacedLoop loop = new PacedLoop(messages);
        long begin = System.nanoTime();
        long last = begin + limit.toNanos();
        long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        for (int i = 0; i < messages && !loop.end.isDone(); i++) {
            Exchange next = exchanges.get(i % exchanges.size());
            long due = begin + i * period;
            await(due, next, last);
            next.start(loop, due);
        }
        loop.end.get(Math.max(1, last - System.nanoTime()), TimeUnit.NANOSECONDS);
        Arrays.sort(loop.latencies);
        return loop.latencies;
    }

    private static void await(long due, Exchange next, long last) throws TimeoutException {
        for (long now = System.nanoTime(); now < due || !next.isFree(); now = System.nanoTime()) {
            if (now > last) {
                throw new TimeoutException("A message did not come back");
            }
            LockSupport.parkNanos(now < due ? due - now : POLL_NANOS);
        }
    }

    @Override
    public void completed(Exchange exchange, long latency) {
        latencies[taken.getAndIncrement()] = latency;
        if (written.incrementAndGet() == latencies.length) {
            end.complete("done");
        }
    }

    @Override
    public void failed(Throwable reason) {
        end.completeExceptionally(reason);
    }
}
