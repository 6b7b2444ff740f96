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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the throughput: every exchange starts again as soon as it is over, until a fixed number of messages went round.
 */
public final class ClosedLoop implements Load {
    private final int messages;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger last;
    private final CompletableFuture<Long> end = new CompletableFuture<>();

    private ClosedLoop(int messages) {
        this.messages = messages;
        this.last = new AtomicInteger(messages);
    }

    /**
     * Runs to the end, or until the limit with a client that takes longer.
     *
     * @throws TimeoutException if what was on its way at the limit did not come back within as long again
     * @throws ExecutionException if a message could not be sent
     */
    public static Round run(List<Exchange> exchanges, int messages, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        ClosedLoop loop = new ClosedLoop(messages);
        long begin = System.nanoTime();
        exchanges.forEach(loop::startNext);
        long end = loop.awaitEnd(limit);
        return new Round(loop.completed.get(), (end - begin) / 1e9);
    }

    private long awaitEnd(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            int onTheirWay = started.getAndAdd(messages);
            last.set(Math.min(onTheirWay, messages));
            endIfLast(completed.get());
            return end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void startNext(Exchange exchange) {
        if (started.getAndIncrement() < messages) {
            exchange.start(this, System.nanoTime());
        }
    }

    @Override
    public void completed(Exchange exchange, long latency) {
        startNext(exchange);
        endIfLast(completed.incrementAndGet());
    }

    private void endIfLast(int count) {
        if (count == last.get()) {
            end.complete(System.nanoTime());
        }
    }

    @Override
    public void failed(Throwable reason) {
        end.completeExceptionally(reason);
    }
}
